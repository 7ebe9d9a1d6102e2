/** Whether the words affirm the claim or negate it. */
export const polarities = ['affirms', 'negates'] as const;
/** One of {@link polarities}. */
export type Polarity = (typeof polarities)[number];

/** How the words of the last source are given. */
export const quotationTypes = ['direct', 'indirect', 'mixed', 'none'] as const;
/** One of {@link quotationTypes}. */
export type QuotationType = (typeof quotationTypes)[number];

/**
 * How faithfully the article gives what the source it relies on said, as the analyst checked it against the original.
 * `null` in the model means that it was not checked.
 */
export const fidelities = ['verbatim', 'faithful', 'selective', 'distorted'] as const;
/** One of {@link fidelities}. */
export type Fidelity = (typeof fidelities)[number];

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
