import type { Commitment, Polarity } from '../occurrence.ts';
import type { Stance } from '../stance.ts';
import type { TableOccurrence } from '../table/table-pair.ts';

/** What the course of a claim follows: what publishers' articles think of it, or what its nearest sources commit to. */
export const courseSubjects = ['publisher', 'source'] as const;
/** One of {@link courseSubjects}. */
export type CourseSubject = (typeof courseSubjects)[number];

/** Places of one voice on one day that are alike. */
export type CoursePoint = {
  readonly on: string;
  readonly stance: Stance | null;
  readonly commitment: Commitment | null;
  readonly polarity: Polarity;
  readonly count: number;
  /** The first of them, to go to. */
  readonly articleId: string;
  readonly occurrenceId: string;
};

/** How one publisher or source holds itself to one claim over time. */
export type Course = {
  /** The publisher's name or the source's id. */
  readonly id: string;
  /** Null is the articles that name no publisher. */
  readonly name: string | null;
  /** By day, then in the order of the comparison. */
  readonly points: readonly CoursePoint[];
  /** Places in articles without a date of publication, which have no place in the course. */
  readonly undated: number;
  /**
   * How often what is followed differs from what stood before it: the stance of a publisher's articles, the commitment of
   * a source. What is not judged, and a stance that is unclear, is no change and ends none.
   */
  readonly changes: number;
};

/**
 * How publishers, or the sources nearest to the claim, hold themselves to one claim over time: those that change first,
 * then those with more places, then in the order of the comparison.
 * @param occurrences of one claim, by article, then in the order of the text.
 */
export function coursesOf(
  occurrences: readonly TableOccurrence[],
  subject: CourseSubject,
): readonly Course[] {
  const voices = new Map<string, { readonly name: string | null; readonly places: TableOccurrence[] }>();
  for (const occurrence of occurrences) {
    const nearest = occurrence.chain.at(-1);
    const name = subject === 'publisher' ? occurrence.publisher : (nearest?.name ?? null);
    const id = subject === 'publisher' ? (occurrence.publisher ?? '') : (nearest?.sourceId ?? '');
    const known = voices.get(id);
    if (known) known.places.push(occurrence);
    else voices.set(id, { name, places: [occurrence] });
  }
  return [...voices]
    .map(([id, { name, places }]): Course => {
      const points = pointsOf(places);
      return {
        id,
        name,
        points,
        undated: places.filter(({ publishedOn }) => publishedOn === null).length,
        changes: changesIn(points, subject),
      };
    })
    .sort((a, b) => b.changes - a.changes || countOf(b) - countOf(a));
}

function pointsOf(places: readonly TableOccurrence[]): readonly CoursePoint[] {
  const points = new Map<string, CoursePoint & { count: number }>();
  for (const { id, articleId, publishedOn, stance, commitment, polarity } of places) {
    if (publishedOn === null) continue;
    const key = [publishedOn, stance, commitment, polarity].join(' ');
    const known = points.get(key);
    if (known) known.count += 1;
    else
      points.set(key, {
        on: publishedOn,
        stance,
        commitment,
        polarity,
        count: 1,
        articleId,
        occurrenceId: id,
      });
  }
  return [...points.values()].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

function changesIn(points: readonly CoursePoint[], subject: CourseSubject): number {
  const held = points
    .map(({ stance, commitment }) =>
      subject === 'publisher' ? (stance === 'unclear' ? null : stance) : commitment,
    )
    .filter((value) => value !== null);
  return held.filter((value, at) => at > 0 && value !== held[at - 1]).length;
}

function countOf({ points, undated }: Course): number {
  return points.reduce((sum, { count }) => sum + count, undated);
}
