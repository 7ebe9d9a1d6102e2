import type { Database } from 'better-sqlite3';
import { Failure } from '#domain/failure.ts';
import { parseSearch, type SearchQuery } from '#domain/search-query.ts';
import { caseVocabulary } from '#domain/search/fields.ts';
import type { HandlerContext } from '../handler.ts';
import { listCaseValues } from '../db/codebook-rows.ts';
import { hasIndex, isIndexGrowing, renewIndex } from '../db/search-index.ts';
import { errorCode } from '../db/sqlite-failure.ts';

/** A query as this case understands it: with the names it gave to values of the codebook and the values it added. */
export function readQuery(db: Database, text: string): SearchQuery {
  return parseSearch(text, caseVocabulary(listCaseValues(db)));
}

/**
 * Searches the index, as far as it is there; one that turns out to be damaged is begun again first.
 * @throws Failure `search.no-index` when there is none and the case cannot be written.
 */
export function withIndex<Value>({ db, openCase }: HandlerContext, search: () => Value): Value {
  const canGrow = openCase.readOnly === null && isIndexGrowing(db);
  if (!hasIndex(db) && !canGrow) throw noIndex();
  try {
    return search();
  } catch (error) {
    if (errorCode(error) !== 'SQLITE_CORRUPT_VTAB') throw error;
    if (openCase.readOnly !== null) throw noIndex();
    renewIndex(db);
    return search();
  }
}

function noIndex(): Failure {
  return new Failure(
    'search.no-index',
    'This case has no sound search index, and none can be made because the case is read-only. Save a copy and search in that.',
  );
}
