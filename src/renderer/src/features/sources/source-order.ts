import type { SourceView } from '#contract/views.ts';
import { fold, foldWords, nameKey } from '#domain/fold.ts';
import { isSpellingOf } from '#domain/spelling.ts';
import { defaultReliability, type ReliabilityLetter } from '#domain/source.ts';

/** The columns sources can be sorted by. */
export type SourceColumn = 'name' | 'kind' | 'about' | 'country' | 'marks' | 'letter';

/** A column, and whether its order is turned round. */
export type SourceOrder = { readonly column: SourceColumn; readonly descending: boolean };

/** Which sources are shown; null is any. A source without a rating is F, and `not-rated` finds only those. */
export type SourceFilter = {
  /** A kind of the program, with all that count as it, or one of the case's own. */
  readonly kind: string | null;
  readonly letter: ReliabilityLetter | 'not-rated' | null;
  readonly used: boolean | null;
};

/** A source with what of it is searched. */
export type SearchedSource = { readonly source: SourceView; readonly text: string };

/** The filter that shows every source. */
export const noFilter: SourceFilter = { kind: null, letter: null, used: null };

/** What tells a source from another of its name. */
export function aboutSource({ role, descriptor, affiliation }: SourceView): string {
  return [role || descriptor, affiliation].filter(Boolean).join(', ');
}

/** The reliability letter in force. */
export function letterOf(source: SourceView): ReliabilityLetter {
  return source.ratings[0]?.letter ?? defaultReliability;
}

/** The source with its folded words, made once and searched with every key. */
export function searched(source: SourceView): SearchedSource {
  const { name, aliases, role, affiliation, country, descriptor } = source;
  const text = [name, ...aliases, role, affiliation, country, descriptor].join(' ');
  return { source, text: `${fold(text)} ${text.toLowerCase()}` };
}

/** Chooses those that fit what is typed: every word of it somewhere in the source's words. */
export function typedFilter(typed: string): (searched: SearchedSource) => boolean {
  const folded = foldWords(typed);
  // A name without letters (an emoji) is looked for as it is.
  const words = folded.length > 0 ? folded : typed.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  return ({ text }) => words.every((word) => text.includes(word));
}

/** True when the source fits each part of the filter. */
export function fits(source: SourceView, { kind, letter, used }: SourceFilter): boolean {
  return (
    (kind === null || source.kind === kind || source.added?.sourceKind === kind) &&
    (letter === null ||
      (letter === 'not-rated' ? source.ratings.length === 0 : letterOf(source) === letter)) &&
    (used === null || source.occurrenceCount > 0 === used)
  );
}

/**
 * Sorts sources by a column, and within it by name. What is empty comes last, whichever way; the most marks and the best
 * letter come first until the order is turned round.
 */
export function sortSources(
  sources: readonly SourceView[],
  { column, descending }: SourceOrder,
  kindLabel: (source: SourceView) => string,
  locale: string,
): readonly SourceView[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const textOf: Readonly<Record<Exclude<SourceColumn, 'marks'>, (source: SourceView) => string>> = {
    name: (source) => source.name,
    kind: kindLabel,
    about: aboutSource,
    country: (source) => source.country,
    letter: letterOf,
  };
  const turn = descending ? -1 : 1;
  return [...sources].sort((a, b) => {
    if (column === 'marks') return turn * (b.occurrenceCount - a.occurrenceCount) || compare(a.name, b.name);
    const [one, other] = [textOf[column](a), textOf[column](b)];
    if ((one === '') !== (other === '')) return one === '' ? 1 : -1;
    return turn * compare(one, other) || compare(a.name, b.name);
  });
}

/** True when each word of the name may be another spelling of a word in one of the source's names. */
export function isSpelledLike(name: string, { name: known, aliases }: SourceView): boolean {
  const words = foldWords(name);
  return [known, ...aliases].some((each) => {
    const knownWords = foldWords(each);
    return words.every((word) => knownWords.some((other) => isSpellingOf(word, other)));
  });
}

/** The ids of the sources that share their name, however written, with another. */
export function namesakes(sources: readonly SourceView[]): ReadonlySet<string> {
  const byName = new Map<string, string[]>();
  for (const { id, name } of sources) {
    const key = nameKey(name);
    const ids = byName.get(key);
    if (ids) ids.push(id);
    else byName.set(key, [id]);
  }
  return new Set([...byName.values()].filter((ids) => ids.length > 1).flat());
}
