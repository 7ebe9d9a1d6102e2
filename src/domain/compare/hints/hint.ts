import type { Commitment } from '../../occurrence.ts';
import type { Span } from '../../span.ts';
import type { ClaimWords, Stem } from '../suggest/claim-words.ts';

/** The rules by which two claims may be found to contradict each other; each has a file of its own here. */
export const hintRules = ['negation', 'antonyms', 'number', 'date', 'roles', 'cues'] as const;
/** One of {@link hintRules}. */
export type HintRule = (typeof hintRules)[number];

/** One of the two claims compared. */
export type HintSide = {
  readonly words: ClaimWords;
  /** The date of the event as the analyst gave it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly eventDate: string | null;
  /** What the last sources commit to, and the words that say so, where the claim is made. */
  readonly commitments: readonly Commitment[];
  readonly cues: readonly string[];
};

/** Two claims that are about the same matter, as far as words tell. */
export type HintPair = { readonly here: HintSide; readonly there: HintSide; readonly stem: Stem };

/** What a rule found: the words on each side, as spans of its text; empty where it is something missing there. */
export type HintWords = { readonly here: readonly Span[]; readonly there: readonly Span[] };

/** A hint that two claims contradict each other. It is never more than that: nothing is done by it. */
export type Hint = HintWords & { readonly rule: HintRule };
