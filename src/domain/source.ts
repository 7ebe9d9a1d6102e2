/** What kind of thing asserts a claim. */
export const sourceKinds = [
  'person',
  'organisation',
  'government-body',
  'media-outlet',
  'document',
  'group',
  'metonym',
  'anonymous',
  'unknown',
] as const;
/** One of {@link sourceKinds}. */
export type SourceKind = (typeof sourceKinds)[number];

/** Reliability of a source on the Admiralty scale (NATO AJP-2.1): A completely reliable ... F cannot be judged. */
export const reliabilityLetters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
/** One of {@link reliabilityLetters}. */
export type ReliabilityLetter = (typeof reliabilityLetters)[number];

/** What a source is rated until the analyst rates it: F, cannot be judged. Never pre-filled from anything else. */
export const defaultReliability: ReliabilityLetter = 'F';

/** A dated reliability rating with the reason for it. `on` is an ISO date. */
export type ReliabilityRating = {
  readonly letter: ReliabilityLetter;
  readonly on: string;
  readonly reason: string;
};
