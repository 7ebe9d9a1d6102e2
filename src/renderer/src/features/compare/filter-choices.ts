import type { DateField, NameField, ValueField } from '#domain/search/fields.ts';
import type { SearchLeaf } from '#domain/search/node.ts';
import { parseSearch, withFilter, type SearchQuery } from '#domain/search-query.ts';
import { spokenVocabulary, writtenName, writtenValue } from '../../state/search-words.ts';

// What the menus of the comparison read from its filter and write into it; the filter's text stays the one truth.

/** The names that a filter asks for in a field, as {@link writtenName} writes them. */
export function chosenNames(filter: string, field: NameField): readonly string[] {
  const leaf = leafIn(read(filter), field);
  return leaf?.kind === 'name' ? leaf.values.map(({ text }) => text) : [];
}

/** The filter with these names asked for in a field, and no others. */
export function withNames(filter: string, field: NameField, names: readonly string[]): string {
  const values = names.map((name) => ({ text: writtenName(name), whole: true }));
  return withFilter(read(filter), field, values.length === 0 ? null : { kind: 'name', field, values });
}

/** The values that a filter asks for in a field; those the case added by their ids. */
export function chosenValues(filter: string, field: ValueField): readonly string[] {
  const leaf = leafIn(read(filter), field);
  return leaf?.kind === 'value' ? leaf.values.filter((value) => value !== null) : [];
}

/** The filter with these values asked for in a field, and no others. */
export function withValues(filter: string, field: ValueField, values: readonly string[]): string {
  const written = values.map((value) => writtenValue(field, value));
  return withFilter(
    read(filter),
    field,
    written.length === 0 ? null : { kind: 'value', field, values: written },
  );
}

/** The first and last day that a filter asks for in a field, `YYYY-MM-DD`; empty where it is open. */
export function chosenDates(filter: string, field: DateField): readonly [from: string, to: string] {
  const leaf = leafIn(read(filter), field);
  const range = leaf?.kind === 'date' ? leaf.values[0] : null;
  return [range?.from ?? '', range?.to ?? ''];
}

/** The filter with these days asked for in a field, in their order; empty days leave it open. */
export function withDates(filter: string, field: DateField, from: string, to: string): string {
  const [first, last] = from !== '' && to !== '' && to < from ? [to, from] : [from, to];
  const range = { from: first === '' ? null : first, to: last === '' ? null : last };
  const leaf: SearchLeaf | null =
    first === '' && last === '' ? null : { kind: 'date', field, values: [range] };
  return withFilter(read(filter), field, leaf);
}

function read(filter: string): SearchQuery {
  return parseSearch(filter, spokenVocabulary);
}

function leafIn(query: SearchQuery, field: string): SearchLeaf | undefined {
  return query.filters.find((each) => each.field === field)?.leaf;
}
