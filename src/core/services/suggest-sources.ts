import type { CoreParsed } from '#contract/api.ts';
import type { SourceSuggestion } from '#contract/views.ts';
import { foldWords } from '#domain/fold.ts';
import { allowedEdits, prefixDistance } from '#domain/spelling.ts';
import { countSourceUses, listNewestSourceUses, listSourcesById, type SourceUse } from '../db/source-rows.ts';
import type { ServiceContext } from './context.ts';
import { sourceNames, spellingOf, type SourceNames, type Spelling } from './source-names.ts';

const most = 12;
/** So many marks later, a source's use in an article weighs half. */
const halfLife = 8;
/** Marks of an article before the newest so many no longer count as its use of a source. */
const remembered = 500;

/** How near a source is to what was typed, 0 nearest; from `otherSpelling` on some word fits only as another spelling. */
type Match = { readonly id: string; readonly matched: string; readonly nearness: number };
const otherSpelling = 4;

/** Whether a word typed fits a known word. */
type Fits = (typed: string, known: string) => boolean;

/**
 * The sources in which every word typed begins a word of name, alias, role or descriptor; after them those in which a
 * word of five letters and more is only spelled otherwise. Those already used in the article come first, then the
 * nearest: the name begins with what was typed, a word of the name does, an alias does, the role or descriptor does;
 * then those named often and of late in the article, then in the case. With nothing typed, all fit.
 */
export function suggestSources(
  { db }: ServiceContext,
  { typed, articleId }: CoreParsed<'source.suggest'>,
): readonly SourceSuggestion[] {
  const here =
    articleId === null ? new Map<string, number>() : weigh(listNewestSourceUses(db, articleId, remembered));
  const compare = (a: Match, b: Match): number =>
    Number(a.nearness >= otherSpelling) - Number(b.nearness >= otherSpelling) ||
    Number(here.has(b.id)) - Number(here.has(a.id)) ||
    a.nearness - b.nearness ||
    (here.get(b.id) ?? 0) - (here.get(a.id) ?? 0);
  const ranked = matchesOf(sourceNames(db), typed).sort(compare);
  const last = ranked[most - 1];
  // Only those that stand level with the last place can still win or lose by their use.
  const level = last ? ranked.filter((match) => compare(match, last) <= 0) : ranked;
  const uses = countSourceUses(
    db,
    level.map((match) => match.id),
  );
  const best = level
    .sort((a, b) => compare(a, b) || (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0))
    .slice(0, most);
  const sources = new Map(
    listSourcesById(
      db,
      best.map((match) => match.id),
    ).map((source) => [source.id, source]),
  );
  return best.flatMap(({ id, matched }) => {
    const source = sources.get(id);
    return source ? [{ source, matched }] : [];
  });
}

/** What each source's use in an article weighs: a sum over its marks, the older ones less; 0 for the article's own voice. */
function weigh(uses: readonly SourceUse[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const marks = new Set<string>();
  for (const { sourceId, occurrenceId, ordinal } of uses) {
    marks.add(occurrenceId);
    const weight = ordinal === 0 ? 0 : 2 ** (-marks.size / halfLife);
    weights.set(sourceId, (weights.get(sourceId) ?? 0) + weight);
  }
  return weights;
}

function matchesOf(names: ReturnType<typeof sourceNames>, typed: string): Match[] {
  const words = foldWords(typed);
  const sources = [...names.sources.values()];
  if (words.length === 0) return withoutWords(sources, typed.normalize('NFKC').trim());
  const begins: Fits = (word, known) => known.startsWith(word);
  const exact = sources.flatMap((source) =>
    words.every((word) => source.text.includes(` ${word}`)) ? (matchOf(source, words, begins, 0) ?? []) : [],
  );
  if (exact.length >= most) return exact;
  const spelled = new Map(words.map((word) => [word, otherSpellings(word, names.spellings)]));
  if (words.every((word) => spelled.get(word)?.size === 0)) return exact;
  const found = new Set(exact.map((match) => match.id));
  const fits: Fits = (word, known) => known.startsWith(word) || spelled.get(word)?.has(known) === true;
  const others = sources.flatMap((source) =>
    !found.has(source.id) && words.every((word) => source.words.some((known) => fits(word, known)))
      ? (matchOf(source, words, fits, otherSpelling) ?? [])
      : [],
  );
  return [...exact, ...others];
}

/** The known words that begin with another spelling of the word typed. */
function otherSpellings(typed: string, known: ReadonlyMap<string, Spelling>): ReadonlySet<string> {
  const { key, letters } = spellingOf(typed);
  const edits = allowedEdits(key.length);
  const fitting = new Set<string>();
  if (edits === 0) return fitting;
  for (const [word, spelling] of known) {
    if (spelling.key.length < key.length - edits) continue;
    // Each letter that the word has nowhere takes an edit, which rules most words out at once.
    if (countBits(letters & ~spelling.letters) > edits) continue;
    if (prefixDistance(key, spelling.key, edits) <= edits) fitting.add(word);
  }
  return fitting;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Names without letters (an emoji) are found by what they are; with nothing typed every source is. */
function withoutWords(sources: readonly SourceNames[], typed: string): Match[] {
  return sources.flatMap(({ id, name, aliases }) => {
    const names = [name, ...aliases.map(({ alias }) => alias)];
    const index = names.findIndex((each) => each.normalize('NFKC').includes(typed));
    return index === -1 ? [] : [{ id, matched: names[index] ?? name, nearness: Math.min(index, 1) * 2 }];
  });
}

function matchOf(source: SourceNames, words: readonly string[], fits: Fits, nearest: number): Match | null {
  const { id, name, nameWords, aliases } = source;
  const all = (known: readonly string[]): boolean =>
    words.every((word) => known.some((each) => fits(word, each)));
  // The words typed stand at the very beginning, in order.
  if (words.every((word, index) => fits(word, nameWords[index] ?? ''))) {
    return { id, matched: name, nearness: nearest };
  }
  if (all(nameWords)) return { id, matched: name, nearness: nearest + 1 };
  const other = aliases.find((each) => all(each.words));
  if (other) return { id, matched: other.alias, nearness: nearest + 2 };
  return all(source.words) ? { id, matched: name, nearness: nearest + 3 } : null;
}
