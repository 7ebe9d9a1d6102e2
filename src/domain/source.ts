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

/** What is known of a source beside its ratings. */
export type SourceFields = {
  readonly name: string;
  readonly kind: SourceKind;
  readonly aliases: readonly string[];
  readonly role: string;
  readonly affiliation: string;
  readonly country: string;
  readonly descriptor: string;
};

/** The longest name a source may have, in UTF-16 code units. */
export const maxNameLength = 1000;

/** The aliases as they are kept: each once, none the same as the name. */
export function tidyAliases(name: string, aliases: readonly string[]): readonly string[] {
  return [...new Set(aliases)].filter((alias) => alias !== name);
}
