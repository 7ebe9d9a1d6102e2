/** Whether the words affirm the claim or negate it. */
export const polarities = ['affirms', 'negates'] as const;
/** One of {@link polarities}. */
export type Polarity = (typeof polarities)[number];

/** How the words of the last source are given. */
export const quotationTypes = ['direct', 'indirect', 'mixed', 'none'] as const;
/** One of {@link quotationTypes}. */
export type QuotationType = (typeof quotationTypes)[number];

/** How far the last source of the chain commits to the claim (after FactBank and RumourEval). */
export const commitments = [
  'asserts',
  'says-probable',
  'says-possible',
  'denies',
  'questions',
  'relays',
] as const;
/** One of {@link commitments}. */
export type Commitment = (typeof commitments)[number];
