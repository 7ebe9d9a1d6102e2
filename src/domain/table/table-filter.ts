import { assertNever } from '../assert-never.ts';
import type { Genre, ReadingStatus } from '../article.ts';
import { isExtendable } from '../case-codebook.ts';
import { fold } from '../fold.ts';
import { parseSearch } from '../search-query.ts';
import type { DateRange } from '../search/date-range.ts';
import {
  builtInVocabulary,
  listOfField,
  searchScopes,
  type SearchScope,
  type ValueField,
  type Vocabulary,
} from '../search/fields.ts';
import type { SearchLeaf, SearchNode, SearchWords } from '../search/node.ts';
import type { ReliabilityLetter, SourceKind } from '../source.ts';
import type { TableOccurrence, TablePair } from './table-pair.ts';

/** What a filter looks at beside the rows themselves; `added` is the genre or the kind of the case's own. */
export type TableSurroundings = {
  readonly articles: ReadonlyMap<
    string,
    { readonly status: ReadingStatus; readonly genre: Genre; readonly added: string | null }
  >;
  readonly sources: ReadonlyMap<
    string,
    {
      readonly names: readonly string[];
      readonly kind: SourceKind;
      readonly added: string | null;
      readonly letter: ReliabilityLetter;
    }
  >;
};

/** Gives texts folded and set between spaces; texts that stand in many rows are folded once. */
export type FoldedText = (text: string) => string;

/** A {@link FoldedText} that remembers. */
export function foldingOnce(): FoldedText {
  const known = new Map<string, string>();
  return (text) => {
    let folded = known.get(text);
    if (folded === undefined) known.set(text, (folded = ` ${fold(text)} `));
    return folded;
  };
}

/**
 * The test that a filter in the language of search puts to each row. What stands in a row is a claim at one place: of a
 * claim with several places only those that fit are found. `source:` looks at the whole chain, `kind:` and
 * `reliability:` at whoever is nearest to the claim. A filter that asks for nothing holds of every row.
 */
export function tableFilter(
  text: string,
  { articles, sources }: TableSurroundings,
  folded: FoldedText,
  vocabulary: Vocabulary = builtInVocabulary,
): (pair: TablePair) => boolean {
  const { root, typed } = parseSearch(text, vocabulary);
  if (!root) return () => true;
  const scopes = scopesOf(root);

  const wordsIn = (leaf: SearchWords): ((pair: TablePair) => boolean) => {
    const sought = soughtIn(leaf.text, !(leaf.prefix || leaf === typed));
    const has = (text: string | null): boolean =>
      text !== null && text !== '' && folded(text).includes(sought);
    return ({ claim, occurrence }) =>
      (scopes.has('claims') && (has(claim.text) || claim.tags.some(has))) ||
      (scopes.has('notes') && (has(claim.note) || has(claim.rationale) || has(occurrence?.note ?? null))) ||
      (scopes.has('articles') &&
        occurrence !== null &&
        (has(occurrence.words) || has(occurrence.article) || has(occurrence.publisher))) ||
      (scopes.has('sources') && (occurrence?.chain.some((step) => has(step.name)) ?? false));
  };

  const namesOf = (field: (SearchLeaf & { kind: 'name' })['field'], pair: TablePair): readonly string[] => {
    const { claim, occurrence } = pair;
    if (field === 'tag') return claim.tags;
    if (!occurrence) return [];
    if (field === 'article') return [occurrence.article];
    if (field === 'publisher') return occurrence.publisher === null ? [] : [occurrence.publisher];
    return occurrence.chain.flatMap(({ sourceId, name }) => sources.get(sourceId)?.names ?? [name]);
  };

  const valueOf = (
    field: (SearchLeaf & { kind: 'value' })['field'],
    pair: TablePair,
  ): string | null | undefined => {
    const { claim, occurrence } = pair;
    switch (field) {
      case 'type':
      case 'verdict':
      case 'likelihood':
      case 'confidence':
        return claim[field];
      case 'credibility':
        return claim.credibility === null ? null : String(claim.credibility);
      case 'stance':
      case 'commitment':
      case 'polarity':
      case 'quotation':
      case 'fidelity':
        return occurrence?.[field];
      case 'status':
      case 'genre':
        return occurrence ? articles.get(occurrence.articleId)?.[field] : undefined;
      case 'kind':
        return lastSource(occurrence)?.kind;
      case 'reliability':
        return lastSource(occurrence)?.letter;
      default:
        return assertNever(field);
    }
  };

  /** The value of the case's own that was chosen; what it counts as is the value of the field. */
  const addedOf = (field: ValueField, { claim, occurrence }: TablePair): string | null | undefined => {
    if (field === 'genre') return occurrence && articles.get(occurrence.articleId)?.added;
    if (field === 'kind') return lastSource(occurrence)?.added;
    const list = listOfField(field);
    return isExtendable(list) ? (claim.added?.[list] ?? occurrence?.added?.[list]) : undefined;
  };

  const lastSource = (occurrence: TableOccurrence | null) => {
    const last = occurrence?.chain.at(-1);
    return last && sources.get(last.sourceId);
  };

  const test = (node: SearchNode): ((pair: TablePair) => boolean) => {
    switch (node.kind) {
      case 'all': {
        const tests = node.parts.map(test);
        return (pair) => tests.every((each) => each(pair));
      }
      case 'any': {
        const tests = node.parts.map(test);
        return (pair) => tests.some((each) => each(pair));
      }
      case 'not': {
        const inner = test(node.part);
        return (pair) => !inner(pair);
      }
      case 'words':
        return wordsIn(node);
      case 'name': {
        const sought = node.values.map((value) => soughtIn(value.text, value.whole));
        return (pair) =>
          namesOf(node.field, pair).some((name) => sought.some((each) => folded(name).includes(each)));
      }
      case 'value': {
        const values = new Set<string | null | undefined>(node.values);
        return (pair) =>
          values.has(valueOf(node.field, pair)) || values.has(addedOf(node.field, pair) ?? undefined);
      }
      case 'date':
        return ({ claim, occurrence }) => {
          const dates = [
            ...(node.field === 'published' ? [] : [claim.eventDate]),
            ...(node.field === 'event' || !occurrence ? [] : [occurrence.publishedOn]),
          ];
          return node.values.some((range) =>
            range === null
              ? dates.every((date) => date === null)
              : dates.some((date) => date !== null && lies(date, range)),
          );
        };
      case 'in':
        return () => true;
      case 'nothing':
        return () => false;
      default:
        return assertNever(node);
    }
  };
  return test(root);
}

/** Where words are looked for: where `in:` says, when it stands over the whole filter. */
function scopesOf(root: SearchNode): ReadonlySet<SearchScope> {
  const whole = root.kind === 'all' ? root.parts : [root];
  const named = whole.flatMap((part) => (part.kind === 'in' ? part.scopes : []));
  return new Set(named.length > 0 ? named : searchScopes);
}

function soughtIn(text: string, whole: boolean): string {
  return ` ${fold(text)}${whole ? ' ' : ''}`;
}

/** True when a date, be it a day, a month or a year, has a day in the range. */
function lies(date: string, { from, to }: DateRange): boolean {
  const last = date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
  return (from === null || last >= from) && (to === null || date <= to);
}
