import type { Database } from 'better-sqlite3';
import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { Failure } from '#domain/failure.ts';
import type { RowChange } from '../db/changed-ids.ts';
import { netChangesInTurns } from '../db/history-rows.ts';
import { lastSeq } from '../db/journal.ts';
import type { HandlerContext } from '../handler.ts';
import { describeDifference } from './describe-difference.ts';

/** What was compared last, for the next stretch of it; what lies between two points never changes. */
const lastCompared = new WeakMap<
  Database,
  { readonly from: number; readonly to: number; readonly changes: readonly RowChange[] }
>();

/** What differs in net between two points of the history. Throws `history.no-such-point`. */
export async function comparePoints(
  { db, nextTurn }: HandlerContext,
  { from, to, offset, limit }: CoreParsed<'history.compare'>,
): Promise<CoreOutput<'history.compare'>> {
  const now = lastSeq(db);
  for (const seq of [from, to]) if (seq > now) throw noSuchPoint(seq);
  const known = lastCompared.get(db);
  const changes =
    known?.from === from && known.to === to ? known.changes : await netChangesInTurns(db, from, to, nextTurn);
  lastCompared.set(db, { from, to, changes });
  return describeDifference(db, changes, { from, to }, { offset, limit });
}

/** The history does not reach as far as this point. */
export function noSuchPoint(seq: number): Failure {
  return new Failure(
    'history.no-such-point',
    'The history of this case does not reach as far as this point.',
    {
      seq,
    },
  );
}
