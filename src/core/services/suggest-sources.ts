import type { CoreParsed } from '#contract/api.ts';
import type { SourceSuggestion } from '#contract/views.ts';
import { foldedWordStarts, foldWords } from '#domain/fold.ts';
import {
  countSourceUses,
  listSourceIdsOfArticle,
  listSourcesById,
  listSourceWords,
  type SourceWords,
} from '../db/source-rows.ts';
import type { ServiceContext } from './context.ts';

const most = 12;

type Match = { readonly id: string; readonly matched: string; readonly nearness: number };

/**
 * The sources in which every word typed begins a word of name, alias, role or descriptor. Those already used in the
 * article come first, then the nearest: the name begins with what was typed, a word of the name does, an alias does,
 * the role or descriptor does; then the most used. With nothing typed, all fit.
 */
export function suggestSources(
  { db }: ServiceContext,
  { typed, articleId }: CoreParsed<'source.suggest'>,
): readonly SourceSuggestion[] {
  const words = foldWords(typed);
  if (words.length === 0 && typed.trim() !== '') return [];
  const matches = listSourceWords(db).flatMap((source) => matchOf(source, words) ?? []);
  const here = articleId === null ? new Set<string>() : listSourceIdsOfArticle(db, articleId);
  const uses = countSourceUses(
    db,
    matches.map((match) => match.id),
  );
  const best = matches
    .toSorted(
      (a, b) =>
        Number(here.has(b.id)) - Number(here.has(a.id)) ||
        a.nearness - b.nearness ||
        (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0),
    )
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

function matchOf(
  { id, name, aliases, role, descriptor }: SourceWords,
  words: readonly string[],
): Match | null {
  const nameWords = foldedWordStarts(name);
  if (beginsWith(nameWords, words)) return { id, matched: name, nearness: 0 };
  if (allBegin(nameWords, words)) return { id, matched: name, nearness: 1 };
  const alias = aliases.find((each) => allBegin(foldedWordStarts(each), words));
  if (alias !== undefined) return { id, matched: alias, nearness: 2 };
  const known = [name, ...aliases, role, descriptor].flatMap(foldedWordStarts);
  return allBegin(known, words) ? { id, matched: name, nearness: 3 } : null;
}

/** The words typed stand at the very beginning, in order. */
function beginsWith(known: readonly string[], words: readonly string[]): boolean {
  return words.every((word, index) => known[index]?.startsWith(word) === true);
}

function allBegin(known: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => known.some((each) => each.startsWith(word)));
}
