import type { Database } from 'better-sqlite3';
import type { SearchItem } from '#contract/views.ts';
import { type SearchQuery, wordsSought } from '#domain/search-query.ts';
import { bestExcerpt, type Excerpt, type HitFinder, hitFinder } from '#domain/search/hits.ts';
import { placeWords } from '#domain/search/words.ts';
import type { Span } from '#domain/span.ts';
import { bodyStretches, type IndexedArticle, readIndexedArticle } from '../db/search-index.ts';
import { findNote, findClaimWords, findSourceText } from '../db/search-texts.ts';
import type { FoundRow } from '../db/search-rows.ts';

const excerptLength = 200;
const longestTitle = 400;

/** Reads what rows of the index stand for, with the words of the query in them; null for one that is gone. */
export function itemReader(db: Database, query: SearchQuery): (row: FoundRow) => SearchItem | null {
  const find = finderOf(query);
  return ({ kind, id }) => {
    switch (kind) {
      case 'article':
        return readArticle(db, id, find);
      case 'claim': {
        const claim = findClaimWords(db, id);
        if (!claim) return null;
        return { kind, id, ...twoTexts(claim.text, claim.about, find), ...claim.at };
      }
      case 'source': {
        const source = findSourceText(db, id);
        if (!source) return null;
        const at = { where: null, date: null, place: null };
        return { kind, id, ...twoTexts(source.name, source.about, find), ...at };
      }
      case 'note':
      case 'rationale': {
        const note = findNote(db, kind, id);
        if (!note) return null;
        const hits = hitsIn(note.text, find);
        return {
          kind,
          id,
          title: bestExcerpt(note.claim, [], longestTitle),
          excerpt: bestExcerpt(note.text, hits, excerptLength),
          hitCount: hits.length,
          ...note.at,
        };
      }
    }
  };
}

/** Where the words of a query stand in the body of an article. */
export function hitsInBody(article: IndexedArticle, query: SearchQuery): readonly Span[] {
  return bodyHits(article, finderOf(query));
}

function finderOf({ root, typed }: SearchQuery): HitFinder {
  return hitFinder(root ? wordsSought(root) : [], typed);
}

function readArticle(db: Database, id: string, find: HitFinder): SearchItem | null {
  const article = readIndexedArticle(db, id);
  if (!article) return null;
  const titleHits = hitsIn(article.title, find);
  const hits = bodyHits(article, find);
  const body = bodyStretches(article.blocks);
  const first = hits[0];
  const stretch = body.find(({ end }) => !first || first.start < end);
  return {
    kind: 'article',
    id,
    title: bestExcerpt(article.title, titleHits, longestTitle),
    excerpt: stretch ? bestExcerpt(article.text, hits, excerptLength, stretch.start, stretch.end) : null,
    hitCount: titleHits.length + hits.length,
    where: article.publisher,
    date: article.publishedOn,
    place: { articleId: id, occurrenceId: null },
  };
}

function bodyHits({ text, blocks }: IndexedArticle, find: HitFinder): readonly Span[] {
  return bodyStretches(blocks).flatMap(({ start, end }) => find(placeWords(text, start, end)));
}

function twoTexts(
  title: string,
  more: string,
  find: HitFinder,
): { readonly title: Excerpt; readonly excerpt: Excerpt | null; readonly hitCount: number } {
  const titleHits = hitsIn(title, find);
  const hits = hitsIn(more, find);
  return {
    title: bestExcerpt(title, titleHits, longestTitle),
    excerpt: more.trim() === '' ? null : bestExcerpt(more, hits, excerptLength),
    hitCount: titleHits.length + hits.length,
  };
}

function hitsIn(text: string, find: HitFinder): readonly Span[] {
  return find(placeWords(text));
}
