import type { CodebookList } from '#domain/codebook.ts';
import type { TagColour } from '#domain/tag.ts';
import { guidOf } from './guids.ts';

// How the model is laid out as a code system: a group a concept, a code a value. The same table is read from and written by.

/** The lists of the codebook that are groups of codes: what is judged of each occurrence. */
export const valueGroups = {
  stance: 'Stance',
  commitment: 'Commitment',
  attributionStatus: 'Attribution',
  quotation: 'Quotation',
  polarity: 'Polarity',
  fidelity: 'Fidelity',
} as const satisfies { readonly [List in CodebookList]?: string };
/** One of {@link valueGroups}. */
export type ValueGroup = keyof typeof valueGroups;

/** The names of all groups in the order in which they are written. */
export const groupNames = ['Claims', ...Object.values(valueGroups), 'Source', 'Tags'] as const;
/** One of {@link groupNames}. */
export type GroupName = (typeof groupNames)[number];

/** What a group is for, said to whoever opens the file in another program. */
export const groupDescriptions: Readonly<Record<GroupName, string>> = {
  Claims: 'One code for each claim of the case; it codes the words that make the claim.',
  Stance: 'Where the article stands toward the claim.',
  Commitment: 'How far the last source of the chain commits to the claim.',
  Attribution: 'How the last source shows in the text, and the words that attribute.',
  Quotation: 'How the words of the last source are given.',
  Polarity: 'Whether the words affirm the claim or negate it.',
  Fidelity: 'How faithfully the article gives what its source said.',
  Source: 'One code for each source; on the words of a claim it names the last of the chain.',
  Tags: 'The tags of the claims.',
};

/** The words an occurrence marks beside its own, as codes of the group “Attribution”. */
export const wordCodes = {
  source: { name: 'Words that name the source', guid: guidOf('words', 'source') },
  cue: { name: 'Words of the cue', guid: guidOf('words', 'cue') },
  stance: { name: 'Words that show the stance', guid: guidOf('words', 'stance') },
} as const;

/** The GUID of a group, the same in every file. */
export function groupGuid(name: GroupName): string {
  return guidOf('group', name);
}

/** The colour a tag is written in: the tone the app shows on light ground. */
export const tagTones: Readonly<Record<TagColour, string>> = {
  red: '#C2353C',
  orange: '#B55D0A',
  yellow: '#8F7400',
  green: '#3A7D2C',
  teal: '#0B7A75',
  blue: '#2864B4',
  violet: '#7A4A94',
  grey: '#62656A',
};

/** The colours of values, as the app shows them on light ground. */
export const valueTones: Readonly<Record<string, string>> = {
  endorses: '#1B5E9E',
  'leans-toward': '#2B6DA7',
  'reports-neutrally': '#62656A',
  distances: '#965600',
  rejects: '#9C3D0A',
  unclear: '#7A4A94',
};

/** The colour of what has none of its own, by group. */
export const groupTones: Readonly<Record<GroupName, string>> = {
  Claims: '#355C7D',
  Stance: '#62656A',
  Commitment: '#4E6E58',
  Attribution: '#7B5E3B',
  Quotation: '#5A5A8C',
  Polarity: '#8A3B3B',
  Fidelity: '#3F7D76',
  Source: '#6B4E71',
  Tags: '#5F6368',
};
