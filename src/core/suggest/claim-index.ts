import type { Database } from 'better-sqlite3';
import { bm25Ranker } from '#domain/compare/suggest/bm25-ranker.ts';
import type { ClaimRanker } from '#domain/compare/suggest/claim-ranker.ts';
import { claimWords } from '#domain/compare/suggest/claim-words.ts';
import { sourceNames, type SourceNames } from '#domain/compare/suggest/named-sources.ts';
import { hasChangedSince, lastSeq } from '../db/journal.ts';
import {
  claimsChangedSince,
  listClaimIdsAfter,
  listIndexedClaims,
  listSourceNames,
  type IndexedClaim,
} from '../db/suggestion-rows.ts';
import { languageOfArticle, languageOfWords, loadDetector } from './language-of-words.ts';
import { stem } from './stem.ts';

// The index is held in memory and made when suggestions are first asked for, so that import and marking pay nothing for it
// and a case without suggestions has none. It follows the journal: before each answer, what changed since is read anew.

/** The claims of a case as suggestions are sought among them. */
export type ClaimIndex = {
  readonly ranker: ClaimRanker;
  readonly sources: SourceNames;
  /** The articles that make a claim, as far as its first places tell. */
  readonly articlesOf: (claimId: string) => readonly string[];
};

/** So many claims are read at a time, and so many milliseconds core is kept from other requests at most. */
const atOnce = 40;
const longestTurn = 5;
/** Beyond so many changed rows, reading all claims again in turns is better than one long look at what changed. */
const mostChanged = 4000;
/** A claim made in very many places is told by the words of the first. */
export const mostPlaces = 8;

type Held = {
  readonly ranker: ClaimRanker;
  readonly articles: Map<string, readonly string[]>;
  /** The journal entry as of which the claims are so. */
  seq: number;
};
type HeldNames = { readonly seq: number; readonly names: SourceNames };

const held = new WeakMap<Database, Held>();
const heldNames = new WeakMap<Database, HeldNames>();
const underWay = new WeakMap<Database, Promise<unknown>>();

/**
 * The index as of now. Made anew or brought up to date in turns of a few milliseconds; `nextTurn` lets other requests
 * have theirs.
 */
export async function claimIndex(db: Database, nextTurn: () => Promise<void>): Promise<ClaimIndex> {
  await loadDetector(db);
  // Two who ask at once wait for the same work.
  for (let work = underWay.get(db); work; work = underWay.get(db)) await work;
  let index = held.get(db);
  if (index?.seq !== lastSeq(db)) {
    const work = follow(db, nextTurn);
    underWay.set(
      db,
      work.catch(() => undefined),
    );
    try {
      index = await work;
    } finally {
      underWay.delete(db);
    }
  }
  return {
    ranker: index.ranker,
    sources: namesOf(db),
    articlesOf: (id) => index.articles.get(id) ?? [],
  };
}

async function follow(db: Database, nextTurn: () => Promise<void>): Promise<Held> {
  let index = held.get(db);
  for (;;) {
    const seq = lastSeq(db);
    if (index?.seq === seq) return index;
    const changed = index ? claimsChangedSince(db, index.seq, mostChanged) : null;
    const next: Held = index && changed ? index : { ranker: bm25Ranker(), articles: new Map(), seq };
    await read(db, next, changed ? partsOf(changed) : allClaims(db), nextTurn);
    next.seq = seq;
    held.set(db, next);
    index = next;
  }
}

function* partsOf(ids: readonly string[]): Iterable<readonly string[]> {
  for (let from = 0; from < ids.length; from += atOnce) yield ids.slice(from, from + atOnce);
}

function* allClaims(db: Database): Iterable<readonly string[]> {
  for (let last: string | undefined = ''; last !== undefined;) {
    const ids = listClaimIdsAfter(db, last, atOnce);
    if (ids.length > 0) yield ids;
    last = ids.at(-1);
  }
}

async function read(
  db: Database,
  { ranker, articles }: Held,
  parts: Iterable<readonly string[]>,
  nextTurn: () => Promise<void>,
): Promise<void> {
  let turn = performance.now();
  for (const some of parts) {
    const claims = new Map(listIndexedClaims(db, some, mostPlaces).map((claim) => [claim.id, claim]));
    for (const id of some) {
      const claim = claims.get(id);
      if (!claim) {
        ranker.remove(id);
        articles.delete(id);
        continue;
      }
      ranker.put(
        id,
        textsOf(withLanguages(db, claim)).map(({ text, language }) => claimWords(text, language, stem)),
      );
      articles.set(id, [...new Set(claim.places.map(({ articleId }) => articleId))]);
    }
    if (performance.now() - turn < longestTurn) continue;
    await nextTurn();
    turn = performance.now();
  }
}

function withLanguages(db: Database, { text, places }: IndexedClaim): Parameters<typeof textsOf>[0] {
  return { text, places: places.map((place) => ({ ...place, language: languageOfArticle(db, place) })) };
}

/** The texts by which a claim is found: its sentence, and the words that make it where they differ. */
export function textsOf({
  text,
  places,
}: {
  readonly text: string;
  readonly places: readonly { readonly exact: string; readonly language: string | null }[];
}): readonly {
  readonly text: string;
  readonly language: string | null;
}[] {
  const texts = new Map<string, string | null>();
  for (const { exact, language } of places) texts.set(exact, languageOfWords(exact, language));
  texts.set(text, texts.get(text) ?? languageOfWords(text, places[0]?.language ?? null));
  return [...texts].map(([each, language]) => ({ text: each, language }));
}

function namesOf(db: Database): SourceNames {
  const seq = lastSeq(db);
  const known = heldNames.get(db);
  const isRight =
    known &&
    (known.seq === seq || !['source', 'source_alias'].some((table) => hasChangedSince(db, known.seq, table)));
  const names = isRight ? known.names : sourceNames(listSourceNames(db), stem);
  heldNames.set(db, { seq, names });
  return names;
}
