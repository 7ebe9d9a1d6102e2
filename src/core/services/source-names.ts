import type { Database } from 'better-sqlite3';
import { foldedWordStarts } from '#domain/fold.ts';
import { spellingKey } from '#domain/spelling.ts';
import { lastSeq, rowChangesSince } from '../db/journal.ts';
import { listSourceWords, type SourceWords } from '../db/source-rows.ts';

/** The names of a source, and the folded words in which they are searched. */
export type SourceNames = {
  readonly id: string;
  readonly name: string;
  readonly nameWords: readonly string[];
  readonly aliases: readonly { readonly alias: string; readonly words: readonly string[] }[];
  /** Every word of names, role and descriptor. */
  readonly words: readonly string[];
  /** The same as one text, each word after a space. */
  readonly text: string;
};

/** A folded word as spellings are compared: its key, and a bit for each letter of `a` to `z` in it. */
export type Spelling = { readonly key: string; readonly letters: number };

type Known = {
  seq: number;
  readonly sources: Map<string, SourceNames>;
  readonly spellings: Map<string, Spelling>;
};

// Ten thousand sources take longer to read and fold than a key may take to answer, and few change between two keys.
const known = new WeakMap<Database, Known>();

/** The names of all sources by id as of the newest journal entry, and the spelling of every word in them. */
export function sourceNames(db: Database): {
  readonly sources: ReadonlyMap<string, SourceNames>;
  readonly spellings: ReadonlyMap<string, Spelling>;
} {
  const names = known.get(db) ?? { seq: 0, sources: new Map(), spellings: new Map() };
  const seq = lastSeq(db);
  const changed = known.has(db) ? changedSources(db, names.seq) : null;
  for (const id of changed ?? []) names.sources.delete(id);
  for (const words of names.seq === seq && changed ? [] : listSourceWords(db, changed)) {
    const source = folded(words);
    names.sources.set(words.id, source);
    for (const word of source.words) {
      if (!names.spellings.has(word)) names.spellings.set(word, spellingOf(word));
    }
  }
  names.seq = seq;
  known.set(db, names);
  return names;
}

/** The spelling of a folded word. */
export function spellingOf(word: string): Spelling {
  const key = spellingKey(word);
  let letters = 0;
  for (let index = 0; index < key.length; index += 1) {
    const letter = key.charCodeAt(index) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return { key, letters };
}

function changedSources(db: Database, seq: number): readonly string[] {
  const ids = rowChangesSince(db, seq, ['source', 'source_alias']).map(({ table, before, after }) => {
    const row = before ?? after;
    return String(row?.[table === 'source' ? 'id' : 'source_id']);
  });
  return [...new Set(ids)];
}

function folded({ id, name, aliases, role, descriptor }: SourceWords): SourceNames {
  const nameWords = foldedWordStarts(name);
  const others = aliases.map((alias) => ({ alias, words: foldedWordStarts(alias) }));
  const about = [role, descriptor].flatMap(foldedWordStarts);
  const words = [...nameWords, ...others.flatMap((other) => other.words), ...about];
  return { id, name, nameWords, aliases: others, words, text: ` ${words.join(' ')}` };
}
