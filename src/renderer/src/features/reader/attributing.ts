import type { AttributionStep } from '#domain/attribution.ts';
import type { SourceKind } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import type { UsedSource } from '../../state/occurrence-editor.svelte.ts';
import type { ReaderController, ReaderPopover } from './reader-controller.svelte.ts';
import { keyOf } from './reader-keys.ts';
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
    const used = { sourceId: source.id, sourceKind: source.kind };
    const changed = await reader.editor.setChain(
      occurrence.id,
      endingWith(occurrence.chain, used, append, popover.words),
    );
    if (!changed) return;
    if (popover.words) reader.placeCaret(reader.caret);
    reader.choose(changed);
  });
}

/** The chain with a source at its end: in place of its last step, unless that is the author's or it is to be added. */
function endingWith(
  chain: readonly AttributionStep[],
  { sourceId, sourceKind }: UsedSource,
  append: boolean,
  words: Span | null,
): readonly AttributionStep[] {
  const last = chain.length > 1 && !append ? chain.at(-1) : undefined;
  return [
    ...(last ? chain.slice(0, -1) : chain),
    {
      sourceId,
      status: sourceKind === 'anonymous' ? 'anonymous' : (last?.status ?? 'explicit'),
      sourceSpan: words ?? last?.sourceSpan ?? null,
      cueSpan: last?.cueSpan ?? null,
    },
  ];
}

/** What the repeat key goes through on one mark, and how far it has come. */
type Repeats = {
  readonly occurrenceId: string;
  readonly sources: readonly UsedSource[];
  readonly at: number;
};

const repeats = new WeakMap<ReaderController, Repeats>();

/** Makes the source used last the end of the chain at hand; pressed again on the same mark, the one used before that. */
export function repeatSource(reader: ReaderController): void {
  if (!reader.editor.mayWrite()) return;
  reader.act(async ({ id, chain }) => {
    const last = chain.at(-1)?.sourceId;
    const before = repeats.get(reader);
    const goesOn = before?.occurrenceId === id && before.sources[before.at]?.sourceId === last;
    const sources = goesOn
      ? before.sources
      : // A source is never quoted by itself, and the one that stands there need not be set again.
        lastSources(reader).filter(
          ({ sourceId }) => sourceId !== last && (chain.length < 2 || sourceId !== chain.at(-2)?.sourceId),
        );
    const at = goesOn ? (before.at + 1) % sources.length : 0;
    const source = sources[at];
    if (!source) {
      reader.say(t('noLastSource', { source: keyOf('source') }));
      return;
    }
    const changed = await reader.editor.setChain(id, endingWith(chain, source, false, null));
    if (!changed) return;
    repeats.set(reader, { occurrenceId: id, sources, at });
    reader.choose(changed);
  });
}

/** The sources used last in this window; before there are any, those of the marks made last in this article. */
function lastSources(reader: ReaderController): readonly UsedSource[] {
  if (reader.editor.recentSources.length > 0) return reader.editor.recentSources;
  const ends = reader.document.occurrences
    .filter(({ chain }) => chain.length > 1)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .flatMap(({ chain }) => chain.at(-1) ?? []);
  const seen = new Set<string>();
  return ends.filter(({ sourceId }) => !seen.has(sourceId) && seen.add(sourceId));
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
