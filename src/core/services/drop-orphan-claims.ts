import type { Database } from 'better-sqlite3';
import { deleteClaim, listOrphanClaims } from '../db/claim-rows.ts';

/** Removes those of the claims that nothing keeps any more: no occurrence, no relation, no assessment. */
export function dropOrphanClaims(db: Database, claimIds: readonly string[]): void {
  for (const id of listOrphanClaims(db, claimIds)) deleteClaim(db, id);
}
