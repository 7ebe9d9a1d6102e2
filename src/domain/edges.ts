import { graphemeAt, wholeGraphemes } from './grapheme.ts';
import { clauseAt, clausesOf, sentencesOf, wordsOf } from './sentence.ts';
import type { Span } from './span.ts';

// The edges of a mark's pieces, and where they may go. An edge never parts a grapheme, never rests in white space, and
// never leaves a piece empty. All offsets are UTF-16 code units of the article's text.

/** What an edge moves by. */
export const edgeUnits = ['character', 'word', 'clause', 'sentence'] as const;
/** One of {@link edgeUnits}. */
export type EdgeUnit = (typeof edgeUnits)[number];
/** Which end of a piece. */
export type EdgeSide = 'start' | 'end';
/** An edge of a mark: an end of one of its pieces. */
export type Edge = { readonly piece: number; readonly side: EdgeSide };

/** The text an edge moves in: its blocks in order, and its language as a BCP 47 tag. */
export type EdgeText = {
  readonly text: string;
  readonly blocks: readonly (Span & { readonly furniture: boolean })[];
  readonly locale: string | undefined;
};

/** Why an edge goes no further: the text ends, page furniture follows, the piece would be empty or reach another. */
export type EdgeLimit = 'text-start' | 'text-end' | 'furniture' | 'empty' | 'piece';

/** The pieces after a move and the words moved over, or why there is none. */
export type EdgeMove =
  | { readonly kind: 'moved'; readonly pieces: readonly Span[]; readonly over: Span; readonly grew: boolean }
  | { readonly kind: 'stopped'; readonly why: EdgeLimit };

/** Moves an edge to the next place before or after it where a character, word, clause or sentence has its edge. */
export function moveEdge(
  edgeText: EdgeText,
  pieces: readonly Span[],
  edge: Edge,
  direction: 1 | -1,
  unit: EdgeUnit,
): EdgeMove {
  const piece = pieceOf(pieces, edge);
  const from = piece[edge.side];
  const stop = nextStop(edgeText, from, edge.side, direction, unit);
  const isInward = direction === (edge.side === 'start' ? 1 : -1);
  if (typeof stop === 'string') return { kind: 'stopped', why: isInward ? 'empty' : stop };
  const moved = { ...piece, [edge.side]: stop };
  const why = limitOf(edgeText.text, pieces, edge, moved);
  if (why) return { kind: 'stopped', why };
  return {
    kind: 'moved',
    pieces: pieces.with(edge.piece, moved),
    over: { start: Math.min(from, stop), end: Math.max(from, stop) },
    grew: !isInward,
  };
}

/**
 * Puts an edge where a hand drags it: at the nearest place at which it may stand, or of a word when only whole words
 * are wanted. Where it may go no further it stays, and `why` says so.
 */
export function dragEdge(
  edgeText: EdgeText,
  pieces: readonly Span[],
  edge: Edge,
  offset: number,
  wholeWords: boolean,
): { readonly pieces: readonly Span[]; readonly why: EdgeLimit | null } {
  const piece = pieceOf(pieces, edge);
  const home = runAt(edgeText, edge.side === 'start' ? piece.start : piece.end - 1);
  const why = offset < home.start || offset > home.end ? home.why(offset > home.end ? 1 : -1) : null;
  const wanted = Math.min(Math.max(offset, home.start), home.end);
  const at = wholeWords ? nearWordEdge(edgeText, wanted) : wanted;
  const stop = restingPlace(edgeText, at, edge.side);
  const moved = stop === null ? piece : { ...piece, [edge.side]: stop };
  const limit = limitOf(edgeText.text, pieces, edge, moved);
  return limit ? { pieces, why: limit } : { pieces: pieces.with(edge.piece, moved), why };
}

/** The span with whole words at both ends, in any script; an end between two words stays. */
function wholeWords(edgeText: EdgeText, span: Span): Span {
  const first = wordAround(edgeText, span.start);
  const last = wordAround(edgeText, span.end);
  return { start: first?.start ?? span.start, end: last?.end ?? span.end };
}

/** The words selected as they are marked: no grapheme parted and, when wanted, no word either. */
export function wholeSpan(edgeText: EdgeText, span: Span, words: boolean): Span {
  const { text, blocks } = edgeText;
  const first = blocks[blockIndexAt(blocks, span.start)];
  const last = blocks[blockIndexAt(blocks, span.end - 1)];
  const whole = {
    start: first ? wholeGraphemes(text, { start: span.start, end: span.start + 1 }, first).start : span.start,
    end: last ? wholeGraphemes(text, { start: span.end - 1, end: span.end }, last).end : span.end,
  };
  return words ? wholeWords(edgeText, whole) : whole;
}

function pieceOf(pieces: readonly Span[], { piece }: Edge): Span {
  const found = pieces[piece];
  if (!found) throw new RangeError(`There is no piece ${piece}.`);
  return found;
}

/** Why a piece may not be as `moved`, or null. */
function limitOf(text: string, pieces: readonly Span[], { piece }: Edge, moved: Span): EdgeLimit | null {
  if (moved.start >= moved.end) return 'empty';
  const before = pieces[piece - 1];
  const after = pieces[piece + 1];
  const parts = (start: number, end: number): boolean => text.slice(start, end).trim() !== '';
  const isClear =
    (!before || (moved.start > before.end && parts(before.end, moved.start))) &&
    (!after || (moved.end < after.start && parts(moved.end, after.start)));
  return isClear ? null : 'piece';
}

type Run = Span & { readonly why: (direction: 1 | -1) => EdgeLimit };

/** The blocks around the offset that are all text of the article, or all page furniture: an edge stays among them. */
function runAt({ blocks }: EdgeText, offset: number): Run {
  const index = blockIndexAt(blocks, offset);
  const { furniture } = blocks[index] ?? { furniture: false };
  let first = index;
  let last = index;
  while (blocks[first - 1]?.furniture === furniture) first -= 1;
  while (blocks[last + 1]?.furniture === furniture) last += 1;
  return {
    start: blocks[first]?.start ?? 0,
    end: blocks[last]?.end ?? 0,
    why: (direction) =>
      direction === -1
        ? first === 0
          ? 'text-start'
          : 'furniture'
        : last === blocks.length - 1
          ? 'text-end'
          : 'furniture',
  };
}

function nextStop(
  edgeText: EdgeText,
  from: number,
  side: EdgeSide,
  direction: 1 | -1,
  unit: EdgeUnit,
): number | EdgeLimit {
  const { blocks } = edgeText;
  // The edge belongs to the character on its inner side.
  const home = blockIndexAt(blocks, side === 'start' ? from : from - 1);
  const isBeyond = (stop: number): boolean => (direction === 1 ? stop > from : stop < from);
  for (let index = home; ; index += direction) {
    const block = blocks[index];
    if (!block) return direction === 1 ? 'text-end' : 'text-start';
    if (block.furniture !== blocks[home]?.furniture) return 'furniture';
    const stop =
      unit === 'character'
        ? characterStop(edgeText.text, block, from, side, direction)
        : unitStop(edgeText, block, from, side, direction, unit);
    if (stop !== null && isBeyond(stop)) return stop;
  }
}

/** The nearest edge of a character that is no white space, beyond `from` in the block. */
function characterStop(
  text: string,
  block: Span,
  from: number,
  side: EdgeSide,
  direction: 1 | -1,
): number | null {
  let at = Math.min(Math.max(direction === 1 ? from : from - 1, block.start), block.end - 1);
  for (let grapheme = graphemeAt(text, at, block); grapheme; grapheme = graphemeAt(text, at, block)) {
    const stop = grapheme[side];
    const isBeyond = direction === 1 ? stop > from : stop < from;
    if (isBeyond && text.slice(grapheme.start, grapheme.end).trim() !== '') return stop;
    at = direction === 1 ? grapheme.end : grapheme.start - 1;
  }
  return null;
}

/** The nearest edge of a word, clause or sentence beyond `from` in the block; a sentence's edges are edges of all. */
function unitStop(
  { text, locale }: EdgeText,
  block: Span,
  from: number,
  side: EdgeSide,
  direction: 1 | -1,
  unit: EdgeUnit,
): number | null {
  const sentences = sentencesOf(text, block.start, block.end, locale);
  const isBeyond = (stop: number): boolean => (direction === 1 ? stop > from : stop < from);
  const isAhead = ({ start, end }: Span): boolean => isBeyond(start) || isBeyond(end);
  const sentence = direction === 1 ? sentences.findIndex(isAhead) : sentences.findLastIndex(isAhead);
  // The next sentence too: the edge may stand on this one's last stop.
  const near = [sentences[sentence], sentences[sentence + direction]].filter((each) => each !== undefined);
  for (const each of near) {
    const parts =
      unit === 'word' ? [...wordsOf(text, each, locale)] : unit === 'clause' ? clausesOf(text, each) : [];
    const stops = [...parts, each].map((part) => part[side]).filter(isBeyond);
    if (stops.length > 0) return direction === 1 ? Math.min(...stops) : Math.max(...stops);
  }
  return null;
}

/** The nearest place for an edge at an offset: not in white space, not inside a grapheme. Null where there is none. */
function restingPlace({ text, blocks }: EdgeText, offset: number, side: EdgeSide): number | null {
  const index = blockIndexAt(blocks, side === 'start' ? offset : offset - 1);
  const block = blocks[index];
  if (!block) return null;
  const inside = Math.min(Math.max(offset, block.start), block.end);
  const grapheme = graphemeAt(text, side === 'start' ? inside : inside - 1, block);
  if (grapheme && grapheme[side] === inside && text.slice(grapheme.start, grapheme.end).trim() !== '')
    return inside;
  return side === 'start'
    ? (characterStop(text, block, inside, 'start', 1) ?? characterStop(text, block, inside, 'start', -1))
    : (characterStop(text, block, inside, 'end', -1) ?? characterStop(text, block, inside, 'end', 1));
}

function nearWordEdge(edgeText: EdgeText, offset: number): number {
  const word = wordAround(edgeText, offset);
  if (!word) return offset;
  return offset - word.start < word.end - offset ? word.start : word.end;
}

/** The word that begins before the offset and ends after it, or null. */
function wordAround({ text, blocks, locale }: EdgeText, offset: number): Span | null {
  const block = blocks[blockIndexAt(blocks, offset)];
  if (!block || offset <= block.start || offset >= block.end) return null;
  for (const word of wordsOf(text, clauseAt(text, offset, block, locale), locale)) {
    if (word.start >= offset) return null;
    if (word.end > offset) return word;
  }
  return null;
}

/** The index of the block that holds the offset; between blocks the one before, before all blocks the first. */
function blockIndexAt(blocks: readonly Span[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
