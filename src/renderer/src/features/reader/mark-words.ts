import type { OccurrenceDetail } from '#contract/views.ts';
import { withSpans, type EdgeWords } from '#domain/edge-words.ts';
import { wholeSpan, type EdgeText } from '#domain/edges.ts';
import { addWords as add, maxPieces, removeWords as remove, withoutFurniture } from '#domain/pieces.ts';
import type { PieceChange } from '#domain/pieces.ts';
import { spansOverlap, type Span } from '#domain/span.ts';
import { snapToWords, snapsToWords } from '../../state/snapping.svelte.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { keyOf } from './reader-keys.ts';
import { t } from './strings.ts';

/** The text in which a pane's edges move. */
export function edgeTextOf({ document, language }: ReaderController): EdgeText {
  return { text: document.text, blocks: document.blocks, locale: language };
}

/** The words that are text of the article; says so when some or all are page furniture, and gives null for all. */
export function bodyWordsOrSay(reader: ReaderController, given: readonly Span[]): readonly Span[] | null {
  const { text, blocks } = reader.document;
  const { words, leftOut } = withoutFurniture(text, blocks, given);
  if (words.length === 0 && leftOut) {
    reader.say(t('isFurniture', { key: keyOf('furniture') }), {
      label: t('isText'),
      run: () =>
        blocks.forEach((block, index) => {
          if (block.furniture && given.some((span) => spansOverlap(span, block)))
            void reader.setFurniture(index, false);
        }),
    });
    return null;
  }
  if (leftOut) reader.say(t('furnitureLeftOut'));
  return words;
}

/** Adds words to an occurrence: as a further piece, or joined with the pieces they touch. */
export function addWords(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  given: readonly Span[],
): void {
  const words = bodyWordsOrSay(reader, given);
  if (words) setPieces(reader, occurrence, (pieces) => add(reader.document.text, pieces, words));
}

/** Takes words out of an occurrence; out of the middle of a piece they leave two. */
export function removeWords(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  words: readonly Span[],
): void {
  setPieces(reader, occurrence, (pieces) => remove(reader.document.text, pieces, words));
}

/** Takes the selected words out of the mark at hand, or the piece at the caret when none are selected. */
export function removeWordsOrPiece(reader: ReaderController): void {
  if (reader.words.length > 0) {
    reader.actOnWords((occurrence, words) => removeWords(reader, occurrence, words));
    return;
  }
  reader.act(async (occurrence) => {
    if (await takeOffQuiet(reader, occurrence)) return;
    const piece = occurrence.spans[pieceAt(occurrence.spans, reader.caret)];
    if (piece) removeWords(reader, occurrence, [piece]);
  });
}

/** Removes the mark at hand; where quiet words are chosen in it, only takes these off. */
export function removeMark(reader: ReaderController): void {
  reader.act(async (occurrence) => {
    if (!(await takeOffQuiet(reader, occurrence))) await reader.editor.remove(occurrence);
  });
}

/** Takes the quiet words that are chosen off their mark; false when none are. */
async function takeOffQuiet(reader: ReaderController, occurrence: OccurrenceDetail): Promise<boolean> {
  const { edgeWords } = reader;
  if (edgeWords.kind === 'pieces') return false;
  const told = reader.describeWords(occurrence, edgeWords);
  const changed = await writeWords(reader, occurrence, edgeWords, []);
  if (changed) {
    reader.choose(changed);
    reader.spoken = t('takenOff', { words: told });
  }
  return true;
}

/** Puts words of an occurrence elsewhere, as one change. */
export function writeWords(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  words: EdgeWords,
  spans: readonly Span[],
): Promise<OccurrenceDetail | null> {
  const next = withSpans(occurrence, words, spans);
  const { id } = occurrence;
  if (words.kind === 'pieces') return reader.editor.update(id, { spans: [...next.spans] });
  if (words.kind === 'stance') return reader.editor.update(id, { stanceSpan: next.stanceSpan });
  return reader.editor.setChain(id, next.chain);
}

/** Puts other words in place of an occurrence's. */
export function changeWords(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  given: readonly Span[],
): void {
  const words = bodyWordsOrSay(reader, given);
  if (words) setPieces(reader, occurrence, () => ({ kind: 'merged', pieces: words }));
}

/** The selected words show where the article stands toward the claim of the chosen mark. */
export function setTone(reader: ReaderController): void {
  const first = reader.words[0];
  const last = reader.words.at(-1);
  if (!first || !last) return reader.say(t('selectTone'));
  const chosen = reader.selectedOrSay();
  if (!chosen || !reader.editor.mayWrite()) return;
  reader.placeCaret(reader.caret);
  void reader.editor.queue(async () => {
    const changed = await reader.editor.update(chosen.id, {
      stanceSpan: { start: first.start, end: last.end },
    });
    if (!changed) return;
    reader.choose(changed);
    const { start, end } = changed.stanceSpan ?? first;
    reader.spoken = t('toneOf', {
      claim: reader.describe(changed),
      words: reader.document.text.slice(start, end),
    });
  });
}

/** The index of the piece that an offset lies in or is nearest to. */
export function pieceAt(pieces: readonly Span[], offset: number): number {
  const distances = pieces.map(({ start, end }) => Math.max(start - offset, offset - end, 0));
  return distances.indexOf(Math.min(...distances));
}

/** Takes the selection as it was made by hand: no character parted, and whole words when these are wanted. */
export function settleSelection(reader: ReaderController): void {
  const { anchor, focus } = reader.ends;
  if (anchor === focus) return;
  const selected = { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  const { start, end } = wholeSpan(edgeTextOf(reader), selected, snapsToWords());
  reader.select(anchor < focus ? { anchor: start, focus: end } : { anchor: end, focus: start });
}

/** Has the mouse take whole words or single characters. */
export function toggleWholeWords(reader: ReaderController): void {
  snapToWords(!snapsToWords());
  settleSelection(reader);
  reader.say(t(snapsToWords() ? 'snapsToWords' : 'snapsToCharacters'));
}

function setPieces(
  reader: ReaderController,
  { id }: OccurrenceDetail,
  edit: (pieces: readonly Span[]) => PieceChange,
): void {
  if (!reader.editor.mayWrite()) return;
  reader.placeCaret(reader.caret);
  void reader.editor.queue(async () => {
    const occurrence = reader.document.find(id);
    if (!occurrence) return;
    const change = edit(occurrence.spans);
    if (!('pieces' in change)) {
      const number = reader.document.numberOf(occurrence);
      reader.say(t(change.kind, { number, most: maxPieces, remove: keyOf('remove') }));
      return;
    }
    const changed = await reader.editor.update(id, { spans: [...change.pieces] });
    if (!changed) return;
    reader.widening = { caret: reader.caret, occurrenceId: id };
    reader.choose(changed);
    const words = changed.exact.join(' … ');
    reader.spoken = t(change.kind, { claim: reader.describe(changed), count: changed.spans.length, words });
  });
}
