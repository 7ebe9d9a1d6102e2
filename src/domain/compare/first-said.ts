import type { AttributionStatus } from '../attribution.ts';
import type { Commitment, Polarity } from '../occurrence.ts';
import type { Stance } from '../stance.ts';
import type { TableOccurrence } from '../table/table-pair.ts';

/** Who made a claim in one article: the place, and the source that is nearest to the claim there. */
export type SaidBy = {
  readonly occurrenceId: string;
  readonly articleId: string;
  readonly article: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly sourceStatus: AttributionStatus;
  readonly stance: Stance | null;
  readonly polarity: Polarity;
  readonly commitment: Commitment | null;
};

/**
 * Who said a claim first. `first` is where articles of the earliest day made it: more than one is a tie, since a day is
 * all that is known of when an article was published. `undated` may have been before all of them.
 */
export type FirstSaid = {
  readonly first: readonly SaidBy[];
  /** By day, then in the order of the comparison. */
  readonly later: readonly SaidBy[];
  readonly undated: readonly SaidBy[];
};

/**
 * Orders the places of one claim by the day on which their articles were published. Of several places where an article
 * gives the claim to the same source, the first in the text stands for all.
 * @param occurrences of one claim, by article, then in the order of the text.
 */
export function firstSaid(occurrences: readonly TableOccurrence[]): FirstSaid {
  const said = new Map<string, SaidBy>();
  for (const occurrence of occurrences) {
    const nearest = occurrence.chain.at(-1);
    if (!nearest) continue;
    const key = `${occurrence.articleId} ${nearest.sourceId}`;
    if (!said.has(key)) {
      said.set(key, {
        occurrenceId: occurrence.id,
        articleId: occurrence.articleId,
        article: occurrence.article,
        publisher: occurrence.publisher,
        publishedOn: occurrence.publishedOn,
        sourceId: nearest.sourceId,
        sourceName: nearest.name,
        sourceStatus: nearest.status,
        stance: occurrence.stance,
        polarity: occurrence.polarity,
        commitment: occurrence.commitment,
      });
    }
  }
  const dated = [...said.values()]
    .filter(({ publishedOn }) => publishedOn !== null)
    .sort((a, b) =>
      (a.publishedOn ?? '') < (b.publishedOn ?? '') ? -1 : a.publishedOn === b.publishedOn ? 0 : 1,
    );
  const earliest = dated[0]?.publishedOn;
  return {
    first: dated.filter(({ publishedOn }) => publishedOn === earliest),
    later: dated.filter(({ publishedOn }) => publishedOn !== earliest),
    undated: [...said.values()].filter(({ publishedOn }) => publishedOn === null),
  };
}
