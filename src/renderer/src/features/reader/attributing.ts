import type { AttributionStep } from '#domain/attribution.ts';
import type { SourceKind } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import type { ReaderController, ReaderPopover } from './reader-controller.svelte.ts';
import { t } from './strings.ts';

/** Opens the source picker for the mark at hand; typed ahead, for the mark that is being made. */
export function openSource(reader: ReaderController): void {
  if (!reader.editor.mayWrite()) return;
  if (reader.editor.busy) {
    reader.popover = { kind: 'source', occurrenceId: null, words: null };
    return;
  }
  reader.act((occurrence) => {
    reader.popover = { kind: 'source', occurrenceId: occurrence.id, words: null };
    return Promise.resolve();
  });
}

/**
 * Makes a source the last of the chain: in place of the last step, or as a further one when there is only the author or
 * when asked. The popover's words are those that name it.
 */
export function chooseSource(
  reader: ReaderController,
  popover: Extract<ReaderPopover, { readonly kind: 'source' }>,
  source: { readonly id: string; readonly kind: SourceKind },
  append: boolean,
): void {
  reader.closePopover();
  void reader.editor.queue(async () => {
    const occurrence = popover.occurrenceId ? reader.document.find(popover.occurrenceId) : reader.selected;
    if (!occurrence) return;
    const { chain } = occurrence;
    const last = chain.length > 1 && !append ? chain.at(-1) : undefined;
    const step: AttributionStep = {
      sourceId: source.id,
      status: source.kind === 'anonymous' ? 'anonymous' : (last?.status ?? 'explicit'),
      sourceSpan: popover.words ?? last?.sourceSpan ?? null,
      cueSpan: last?.cueSpan ?? null,
    };
    const changed = await reader.editor.setChain(occurrence.id, [
      ...(last ? chain.slice(0, -1) : chain),
      step,
    ]);
    if (!changed) return;
    if (popover.words) reader.placeCaret(reader.caret);
    reader.choose(changed);
  });
}

/** The selected words are the cue of the chosen occurrence's last source. */
export function setCue(reader: ReaderController): void {
  const words = wordsOrSay(reader, t('selectCue'));
  const occurrence = reader.selectedOrSay();
  if (!words || !occurrence || !reader.editor.mayWrite()) return;
  setLastStep(reader, occurrence.id, { cueSpan: words });
}

/** The selected words name the chosen occurrence's last source; without one yet, it is asked for. */
export function setWho(reader: ReaderController): void {
  const words = wordsOrSay(reader, t('selectWho'));
  const occurrence = reader.selectedOrSay();
  if (!words || !occurrence || !reader.editor.mayWrite()) return;
  if (occurrence.chain.length > 1) setLastStep(reader, occurrence.id, { sourceSpan: words });
  else reader.popover = { kind: 'source', occurrenceId: occurrence.id, words };
}

function setLastStep(
  reader: ReaderController,
  occurrenceId: string,
  patch: Partial<Pick<AttributionStep, 'sourceSpan' | 'cueSpan'>>,
): void {
  void reader.editor.queue(async () => {
    const occurrence = reader.document.find(occurrenceId);
    const last = occurrence?.chain.at(-1);
    if (!occurrence || !last) return;
    const changed = await reader.editor.setChain(occurrenceId, [
      ...occurrence.chain.slice(0, -1),
      { ...last, ...patch },
    ]);
    if (!changed) return;
    reader.placeCaret(reader.caret);
    reader.choose(changed);
    reader.spoken = t(patch.cueSpan ? 'cueOf' : 'whoOf', { source: last.sourceName });
  });
}

function wordsOrSay(reader: ReaderController, request: string): Span | null {
  const first = reader.words[0];
  const last = reader.words.at(-1);
  if (first && last) return { start: first.start, end: last.end };
  reader.say(request);
  return null;
}
