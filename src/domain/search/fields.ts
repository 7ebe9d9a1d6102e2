import type { CaseValue } from '../case-codebook.ts';
import { codebook, type CodebookEntry, type CodebookList } from '../codebook.ts';
import { fold } from '../fold.ts';

/** The fields whose value is a name: found by the words it begins with, or by whole words when quoted. */
export const nameFields = ['source', 'article', 'publisher', 'tag'] as const;
/** One of {@link nameFields}. */
export type NameField = (typeof nameFields)[number];

/** The fields whose value is a day, a month, a year or a range of them. `date` looks at both of the others. */
export const dateFields = ['date', 'event', 'published'] as const;
/** One of {@link dateFields}. */
export type DateField = (typeof dateFields)[number];

/** The kinds of things a search finds. */
export const searchScopes = ['articles', 'claims', 'sources', 'notes'] as const;
/** One of {@link searchScopes}. */
export type SearchScope = (typeof searchScopes)[number];

const lists = {
  stance: 'stance',
  commitment: 'commitment',
  polarity: 'polarity',
  quotation: 'quotation',
  fidelity: 'fidelity',
  type: 'claimType',
  verdict: 'verdict',
  credibility: 'credibility',
  likelihood: 'likelihood',
  confidence: 'confidence',
  status: 'readingStatus',
  genre: 'genre',
  kind: 'sourceKind',
  reliability: 'reliability',
} as const satisfies Readonly<Record<string, CodebookList>>;

/** The fields whose value is one of a list of the codebook. */
export type ValueField = keyof typeof lists;

/** All of {@link ValueField}, in the order in which the help names them. */
export const valueFields = Object.keys(lists) as readonly ValueField[];

/** The list of the codebook that a field's values come from. */
export function listOfField(field: ValueField): CodebookList {
  return lists[field];
}

/** The name of any field. */
export type SearchField = NameField | DateField | ValueField | 'in';

/** Every field, by its name. */
export const searchFields: readonly SearchField[] = [...nameFields, ...dateFields, ...valueFields, 'in'];

/** How a query writes that something is not judged yet. */
export const notJudged = 'not-judged';

/** How a query writes that a date is not known. */
export const noDate = 'none';

/** A value of a field and everything it may be called in a query. */
export type FieldWord = { readonly value: string | null; readonly called: readonly string[] };

/** What the values of a field may be called; a case with a codebook of its own brings its own. */
export type Vocabulary = (field: ValueField) => readonly FieldWord[];

/** The values of the built-in codebook by value, label, short label and sign, and {@link notJudged}. */
export const builtInVocabulary: Vocabulary = (field) => builtIn[field];

/** What a case calls the values of a field: those it named itself, and those it added, by id and name. */
export function caseFieldWords(field: ValueField, values: readonly CaseValue[]): readonly FieldWord[] {
  return values
    .filter((each) => each.list === lists[field])
    .map(({ value, label }) => ({ value, called: label === null ? [value] : [value, label] }));
}

/** The built-in vocabulary with a case's own. */
export function caseVocabulary(values: readonly CaseValue[]): Vocabulary {
  return (field) => [...builtInVocabulary(field), ...caseFieldWords(field, values)];
}

const builtIn = Object.fromEntries(
  valueFields.map((field) => {
    const entries: readonly (CodebookEntry & { readonly sign?: string })[] = Object.values(
      codebook[lists[field]],
    );
    const words: readonly FieldWord[] = entries.map(({ value, label, short, sign }) => ({
      value: String(value),
      called: [String(value), label, short, sign].filter((name) => name !== undefined),
    }));
    return [field, [...words, { value: null, called: [notJudged] }]];
  }),
) as unknown as Readonly<Record<ValueField, readonly FieldWord[]>>;

/**
 * The values that written words mean: those called just so, else those whose name begins so, else none. Signs (`+2`,
 * `−1`) count as written; all else is compared folded.
 */
export function valuesCalled(words: readonly FieldWord[], written: string): readonly (string | null)[] {
  const sign = plainSign(written);
  const signed = words.filter(({ called }) =>
    called.some((name) => name.length <= 2 && plainSign(name) === sign),
  );
  if (signed.length > 0) return signed.map(({ value }) => value);
  const folded = fold(written);
  if (folded === '') return [];
  const exact = words.filter(({ called }) => called.some((name) => fold(name) === folded));
  const found =
    exact.length > 0
      ? exact
      : words.filter(({ called }) => called.some((name) => fold(name).startsWith(folded)));
  return found.map(({ value }) => value);
}

function plainSign(text: string): string {
  return text.trim().replace('−', '-').toLowerCase();
}
