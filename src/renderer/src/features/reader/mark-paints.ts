import type { OccurrenceDetail } from '#contract/views.ts';
import type { IntervalIndex } from '#domain/interval-index.ts';
import { spansOverlap, type Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import { Coverage, innermostFirst, stackLevels } from '../../reader-dom/coverage.ts';
import { paintOf, underlineLevels, type Paint } from '../../reader-dom/highlight-painter.ts';
import { overlaps } from '../../reader-dom/overlaps.ts';

type Piece = Span & { readonly id: string; readonly stance: Stance | null };

const underlines = ['', '-2', '-3'] as const;
const reach = 10_000;

function piecesOf(occurrences: readonly OccurrenceDetail[]): readonly Piece[] {
  return occurrences.flatMap(({ id, stance, spans }) => spans.map((span) => ({ ...span, id, stance })));
}

/**
 * What is painted for the marks near the window: each in the class of its stance, underlined below what lies in it, and
 * where several lie, that they do.
 */
export function markPaints(index: IntervalIndex<OccurrenceDetail>, near: Span): readonly Paint[] {
  const isNear = (span: Span): boolean => spansOverlap(span, near);
  // What reaches out of sight keeps its level while the text is scrolled, so that is found with all that lies on it; only
  // so far, or one mark over a whole book would have every other one looked at.
  let around = near;
  let pieces = piecesOf(index.overlapping(near)).filter(isNear);
  for (let round = 0; round < 2; round += 1) {
    const wider = {
      start: Math.max(near.start - reach, Math.min(around.start, ...pieces.map((piece) => piece.start))),
      end: Math.min(near.end + reach, Math.max(around.end, ...pieces.map((piece) => piece.end))),
    };
    if (wider.start === around.start && wider.end === around.end) break;
    around = wider;
    pieces = piecesOf(index.overlapping(around)).filter((piece) => spansOverlap(piece, around));
  }
  const levels = stackLevels(pieces, underlineLevels);
  const washed = new Coverage();
  // On the last level marks may lie over each other: there the line is that of the innermost.
  const last = new Coverage();
  const washes: Paint[] = [];
  const lines: Paint[] = [];
  for (const each of innermostFirst(pieces)) {
    const piece = pieces[each];
    if (!piece) continue;
    const look = piece.stance ?? 'not-judged';
    const level = levels[each] ?? 0;
    const free = washed.take(piece);
    const underlined = level === underlineLevels - 1 ? last.take(piece) : [piece];
    if (!isNear(piece)) continue;
    washes.push(...free.filter(isNear).map((span) => paintOf(`wash-${look}`, span)));
    lines.push(
      ...underlined
        .filter(isNear)
        .map((span) => paintOf(`mark-${look}${underlines[level] ?? ''}`, span, piece.id)),
    );
  }
  return [
    ...washes,
    ...lines,
    ...overlaps(pieces.filter(isNear)).map((span) => paintOf('mark-overlap', span)),
  ];
}

/**
 * What is painted for the occurrence that is chosen: its words, the words that name its sources and cues, and those that
 * show the article's stance.
 */
export function chosenPaints(chosen: OccurrenceDetail | null): readonly Paint[] {
  if (!chosen) return [];
  return [
    ...chosen.spans.map((span) => paintOf('mark-selected', span, chosen.id)),
    ...chosen.chain.flatMap(({ sourceSpan, cueSpan }, index) => [
      ...(sourceSpan ? [paintOf('chain-source', sourceSpan, `${index}`)] : []),
      ...(cueSpan ? [paintOf('chain-cue', cueSpan, `${index}`)] : []),
    ]),
    ...(chosen.stanceSpan ? [paintOf('stance-words', chosen.stanceSpan)] : []),
  ];
}
