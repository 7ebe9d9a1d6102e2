/** The analyst's own conclusion about a claim. */
export const verdicts = [
  'true',
  'mostly-true',
  'mixed',
  'mostly-false',
  'false',
  'misleading',
  'unproven',
  'not-checkable',
] as const;
/** One of {@link verdicts}. */
export type Verdict = (typeof verdicts)[number];

/** Credibility of the information on the Admiralty scale: 1 confirmed ... 6 cannot be judged; apart from the letter. */
export const credibilities = [1, 2, 3, 4, 5, 6] as const;
/** One of {@link credibilities}. */
export type Credibility = (typeof credibilities)[number];
/** What a claim is rated until the analyst rates it: 6, cannot be judged. */
export const defaultCredibility: Credibility = 6;

/** Likelihood in the words of ICD 203. */
export const likelihoods = [
  'almost-no-chance',
  'very-unlikely',
  'unlikely',
  'roughly-even-chance',
  'likely',
  'very-likely',
  'almost-certain',
] as const;
/** One of {@link likelihoods}. */
export type Likelihood = (typeof likelihoods)[number];

/** Confidence in a judgement (ICD 203); never put in one sentence with a likelihood. */
export const confidences = ['low', 'moderate', 'high'] as const;
/** One of {@link confidences}. */
export type Confidence = (typeof confidences)[number];

/** A piece of evidence for or against a claim; `url` is http or https. */
export type Evidence = { readonly text: string; readonly url: string | null };
