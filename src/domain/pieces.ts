import { compareSpans, normalisePieces, type Span } from './span.ts';

// A claim may stand in several pieces. Here words come to a mark and go from it. All offsets are UTF-16 code units.

/** The most pieces one mark may have. */
export const maxPieces = 50;

/** What becomes of a mark's pieces, or why nothing does. */
export type PieceChange =
  | { readonly kind: 'added' | 'merged' | 'removed'; readonly pieces: readonly Span[] }
  | { readonly kind: 'held-already' | 'not-held' | 'nothing-left' | 'too-many' };

/** Adds words to a mark: as a piece of their own, or joined with the pieces they touch, overlap or stand beside. */
export function addWords(text: string, pieces: readonly Span[], words: readonly Span[]): PieceChange {
  const held = words.every((span) =>
    pieces.some((piece) => piece.start <= span.start && span.end <= piece.end),
  );
  if (held) return { kind: 'held-already' };
  const together = joinNeighbours(text, [...pieces, ...words]);
  if (together.length > maxPieces) return { kind: 'too-many' };
  const apart = joinNeighbours(text, pieces).length + joinNeighbours(text, words).length;
  return { kind: together.length < apart ? 'merged' : 'added', pieces: together };
}

/** Takes words out of a mark, which may leave it in more pieces. White space is left to no piece. */
export function removeWords(text: string, pieces: readonly Span[], words: readonly Span[]): PieceChange {
  let left: readonly Span[] = pieces;
  for (const { start, end } of words) {
    left = left.flatMap((piece) =>
      end <= piece.start || start >= piece.end
        ? [piece]
        : [
            { start: piece.start, end: Math.min(start, piece.end) },
            { start: Math.max(end, piece.start), end: piece.end },
          ],
    );
  }
  const kept = left.flatMap((piece) => trimmed(text, piece));
  if (kept.length === 0) return { kind: 'nothing-left' };
  if (kept.length > maxPieces) return { kind: 'too-many' };
  const isSame =
    kept.length === pieces.length && kept.every((each, i) => compareSpans(each, pieces[i] ?? each) === 0);
  return isSame ? { kind: 'not-held' } : { kind: 'removed', pieces: kept };
}

/** Puts a piece in place of one of a mark's; pieces that it reaches or stands beside then are one with it. */
export function changePiece(
  text: string,
  pieces: readonly Span[],
  index: number,
  piece: Span,
): readonly Span[] {
  return joinNeighbours(text, pieces.with(index, piece));
}

/** The words that are no page furniture, and whether any were. */
export function withoutFurniture(
  text: string,
  blocks: readonly (Span & { readonly furniture: boolean })[],
  words: readonly Span[],
): { readonly words: readonly Span[]; readonly leftOut: boolean } {
  const furniture = blocks.filter(
    (block) => block.furniture && words.some(({ start, end }) => block.start < end && start < block.end),
  );
  if (furniture.length === 0) return { words, leftOut: false };
  const change = removeWords(text, words, furniture);
  return { words: change.kind === 'removed' ? change.pieces : [], leftOut: true };
}

/** Pieces in order, joined where nothing but white space stands between. */
function joinNeighbours(text: string, pieces: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const piece of normalisePieces(pieces)) {
    const last = joined.at(-1);
    if (last && text.slice(last.end, piece.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

function trimmed(text: string, { start, end }: Span): readonly Span[] {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  return from < to ? [{ start: from, end: to }] : [];
}
