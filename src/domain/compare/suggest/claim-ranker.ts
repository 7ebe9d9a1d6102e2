import type { ClaimWords } from './claim-words.ts';
import type { NamedSource } from './named-sources.ts';

/** What candidates are sought for. */
export type RankQuery = {
  /** The claim's sentence and the words with which articles make it; or a sentence that is not marked yet. */
  readonly texts: readonly ClaimWords[];
  /** The known sources named in them, each with all its names. */
  readonly sources: readonly NamedSource[];
  /** Which claims may be candidates. */
  readonly admits: (claimId: string) => boolean;
  /** How many to give at most. */
  readonly limit: number;
  /** What is less like than this is of no use, and need not be given. */
  readonly leastLikeness: number;
};

/** A candidate; `likeness` is from 0 (nothing in common) to 1 (all that the query holds). */
export type RankedClaim = { readonly claimId: string; readonly likeness: number };

/**
 * Orders the claims of a case by how likely they say what a query says, most likely first. A ranker need not know words:
 * why a candidate is like the query is found apart from it, by `sharedWords`, so that one that compares embeddings can
 * stand in its place or beside it.
 */
export type ClaimRanker = {
  readonly rank: (query: RankQuery) => readonly RankedClaim[];
  /** Puts a claim in, in place of what was there under its id. */
  readonly put: (claimId: string, texts: readonly ClaimWords[]) => void;
  readonly remove: (claimId: string) => void;
  /** How many claims there are in it. */
  readonly size: () => number;
};
