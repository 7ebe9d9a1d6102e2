import type { SearchProblem } from '#domain/search/node.ts';
import { programValues } from '#domain/case-codebook.ts';
import {
  builtInVocabulary,
  caseFieldWords,
  listOfField,
  type ValueField,
  type Vocabulary,
} from '#domain/search/fields.ts';
import { printSearch, type SearchQuery } from '#domain/search-query.ts';
import { caseCodebook } from '../i18n/case-codebook.svelte.ts';
import { spokenWords, wordsOf } from '../i18n/codebook-words.ts';
import { t } from './strings.ts';

/** What values may be called in a search: their English names, those in the language spoken now, and the open case's own. */
export const spokenVocabulary: Vocabulary = (field) => {
  const list = listOfField(field);
  const builtIn = builtInVocabulary(field).map((word) => {
    const words = word.value === null ? null : spokenWords(list, word.value);
    const called = words ? [words.label, words.short].filter((name) => name !== undefined) : [];
    return { value: word.value, called: [...word.called, ...called] };
  });
  return [...builtIn, ...caseFieldWords(field, caseCodebook())];
};

/** The query as core reads it in any language; what is still being typed stays so. */
export function queryForCore({ root, typed }: SearchQuery): string {
  return root ? `${printSearch(root)}${typed ? '' : ' '}` : '';
}

/** What is wrong with a query, in words that say what to do. */
export function problemWords(problem: SearchProblem): string {
  switch (problem.kind) {
    case 'unknown-field':
      return t('search.unknown-field', { field: problem.field });
    case 'empty-field':
      return t('search.empty-field', { field: problem.field });
    case 'unknown-value':
      return t('search.unknown-value', { field: problem.field, value: problem.value });
    case 'bad-date':
      return t('search.bad-date', { value: problem.value });
    case 'missing-operand':
      return t('search.missing-operand', { operator: problem.operator });
    default:
      return t(`search.${problem.kind}`);
  }
}

/** A value as a filter writes it: one of the program by its code, one of the case's own by its name in quotation marks. */
export function writtenValue(field: ValueField, value: string | number): string {
  const list = listOfField(field);
  if (programValues(list).includes(value)) return String(value);
  const { label } = wordsOf(list, value);
  return /["“”„«»]/.test(label) ? String(value) : `"${label}"`;
}

/** A name as a filter writes it in quotation marks, which cannot be said inside quotation marks. */
export function writtenName(name: string): string {
  return name
    .replaceAll(/["“”„«»]/g, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
