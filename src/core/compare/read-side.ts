import type { Database } from 'better-sqlite3';
import { sideReader, type ComparedSide, type SideReader } from '#domain/compare/two-sides.ts';
import { readComparison, type ComparisonScope } from './read-comparison.ts';

/** Reads the places of one side as the case is now; a selection is what its own filter finds in the articles compared. */
export function readSide(db: Database, scope: ComparisonScope, side: ComparedSide): SideReader {
  if (side.kind !== 'selection') return sideReader(side, new Set());
  const found = readComparison(db, { ...scope, filter: side.filter }).pairs;
  return sideReader(side, new Set(found.flatMap(({ occurrence }) => occurrence?.id ?? [])));
}
