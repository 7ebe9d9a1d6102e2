import type { Database } from 'better-sqlite3';
import type { ArticleSummary } from '#contract/views.ts';
import { listPublishers } from '../db/article-rows.ts';
import {
  deleteSource,
  findSourceIdByName,
  insertSource,
  isSourceInUse,
  listSourcesById,
  listSourceWords,
} from '../db/source-rows.ts';
import { nameKey } from '#domain/fold.ts';
import type { SourceFields, SourceKind } from '#domain/source.ts';
import type { ServiceContext } from './context.ts';

// An article speaks with the voice of its author, or of its publisher. Both are sources like any other.

/** What decides whose voice an article has. */
export type Byline = Pick<ArticleSummary, 'title' | 'authors' | 'publisher'>;

/** The source of this name: exactly, else by its folded name, else by a folded alias; null when there is none. */
export function findSourceByName(db: Database, name: string): string | null {
  const exact = findSourceIdByName(db, name);
  if (exact !== null) return exact;
  const key = nameKey(name);
  const sources = listSourceWords(db);
  const byName = sources.find((source) => nameKey(source.name) === key);
  return (
    (byName ?? sources.find((source) => source.aliases.some((alias) => nameKey(alias) === key)))?.id ?? null
  );
}

/** The source of this name, made with the given kind when the case has none. */
export function findOrMakeSource(context: ServiceContext, name: string, kind: SourceKind): string {
  return findSourceByName(context.db, name) ?? makeSource(context, name, kind);
}

/** The source in whose voice an article speaks: its first author, else its publisher, else an unknown author of its own. */
export function authorSourceOf(context: ServiceContext, { title, authors, publisher }: Byline): string {
  const [author] = authors;
  if (author !== undefined) return findOrMakeSource(context, author, 'person');
  if (publisher !== null) return findOrMakeSource(context, publisher, 'media-outlet');
  return makeSource(context, unknownAuthor(title), 'unknown');
}

/** The publisher's source, made when the case has none; null when no publisher is known. */
export function publisherSourceOf(context: ServiceContext, { publisher }: Byline): string | null {
  return publisher === null ? null : findOrMakeSource(context, publisher, 'media-outlet');
}

/** The sources a chain in this article may begin at. */
export function articleVoices(
  db: Database,
  article: Pick<ArticleSummary, 'authorSourceId' | 'publisher'>,
): ReadonlySet<string> {
  const publisher = article.publisher === null ? null : findSourceByName(db, article.publisher);
  return new Set(publisher === null ? [article.authorSourceId] : [article.authorSourceId, publisher]);
}

/** What the author of an article is called when neither an author nor a publisher is known. */
export function unknownAuthor(title: string): string {
  return `Author of “${title}”`;
}

/**
 * Removes those of the sources that came in with an article, were never worked on and are used nowhere any more: no
 * chain, no article, no byline names them, and nothing but name and kind is known of them.
 */
export function dropUnusedVoices(db: Database, ids: readonly string[]): void {
  const publishers = new Set(listPublishers(db).map(nameKey));
  for (const source of listSourcesById(db, [...new Set(ids)])) {
    if (isUntouched(source) && !isSourceInUse(db, source.id) && !publishers.has(nameKey(source.name))) {
      deleteSource(db, source.id);
    }
  }
}

function isUntouched(source: SourceFields & { readonly ratings: readonly unknown[] }): boolean {
  return (
    source.ratings.length === 0 &&
    source.aliases.length === 0 &&
    [source.role, source.affiliation, source.country, source.descriptor].every((field) => field === '')
  );
}

function makeSource(context: ServiceContext, name: string, kind: SourceKind): string {
  const id = context.newId();
  const fields = { name, kind, aliases: [], role: '', affiliation: '', country: '', descriptor: '' };
  insertSource(context.db, id, fields, context.now());
  return id;
}
