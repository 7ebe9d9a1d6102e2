import type { ComparedRelation } from './comparison.ts';
import { claimStanding, type ClaimStanding } from './claim-standing.ts';
import type { TiedPlace } from './ties-between.ts';

/** What claims of articles side by side may be gone through for. */
export const claimWalks = ['shared', 'disputed', 'one-sided'] as const;
/** One of {@link claimWalks}. */
export type ClaimWalk = (typeof claimWalks)[number];

/** A claim that articles side by side make. */
export type ClaimBeside = {
  readonly claimId: string;
  /** Its first place in the order of reading, and the index of the article there. */
  readonly placeId: string;
  readonly article: number;
  /** How many of the articles make it. */
  readonly articles: number;
  readonly standing: ClaimStanding;
  /** True where a confirmed contradiction or tension ties it to another claim that the articles make. */
  readonly opposed: boolean;
};

/**
 * The claims that articles side by side make, each once, in the order in which one comes upon them: those of the article
 * that is read, then what the others say beyond it, each article in the order of its text. `articles` holds the places of
 * each article in text order, `read` is the index of the one that is read.
 */
export function claimsSideBySide(
  articles: readonly (readonly TiedPlace[])[],
  relations: readonly ComparedRelation[],
  read: number,
): readonly ClaimBeside[] {
  const cells = new Map<string, TiedPlace[][]>();
  articles.forEach((places, article) => {
    for (const place of places) {
      let known = cells.get(place.claimId);
      if (!known) cells.set(place.claimId, (known = articles.map(() => [])));
      known[article]?.push(place);
    }
  });
  const opposed = new Set(
    relations.flatMap(({ fromClaimId, toClaimId, kind, status }) =>
      status === 'confirmed' &&
      (kind === 'contradicts' || kind === 'in-tension') &&
      cells.has(fromClaimId) &&
      cells.has(toClaimId)
        ? [fromClaimId, toClaimId]
        : [],
    ),
  );
  const found = new Map<string, ClaimBeside>();
  const order = [read, ...articles.keys()].filter((article) => article in articles);
  for (const article of order)
    for (const { claimId, id } of articles[article] ?? []) {
      const places = cells.get(claimId);
      if (!places || found.has(claimId)) continue;
      found.set(claimId, {
        claimId,
        placeId: id,
        article,
        articles: places.filter((cell) => cell.length > 0).length,
        standing: claimStanding(places),
        opposed: opposed.has(claimId),
      });
    }
  return [...found.values()];
}

/**
 * True for the claims that one goes through: `shared`, at least two of the articles make it; `disputed`, they take
 * opposite sides, or it is opposed to another claim; `one-sided`, one article makes it and nothing opposes it.
 */
export function isOnWalk(walk: ClaimWalk, { articles, standing, opposed }: ClaimBeside): boolean {
  switch (walk) {
    case 'shared':
      return articles > 1;
    case 'disputed':
      return opposed || standing === 'contradicted';
    case 'one-sided':
      return articles === 1 && !opposed;
  }
}
