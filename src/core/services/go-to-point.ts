import type { CoreParsed } from '#contract/api.ts';
import { netChanges } from '../db/history-rows.ts';
import { findAt, lastSeq } from '../db/journal.ts';
import { inStep, putRows } from '../db/replay.ts';
import type { Steps } from '../steps.ts';
import { noSuchPoint } from './compare-points.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Brings the case to what it was at a point of its history, whatever was done, undone or done again since. It is a
 * change like any other: one entry, which undo takes back.
 * @returns how many rows it took. Throws `history.no-such-point`, `case.damaged`.
 */
export function* goToPoint(
  { db }: ServiceContext,
  { seq }: CoreParsed<'history.go-to'>,
): Steps<Change<{ readonly rows: number }>> {
  // The entry that is being written is the last one.
  const now = lastSeq(db) - 1;
  if (seq > now) throw noSuchPoint(seq);
  const changes = netChanges(db, now, seq);
  yield* inStep(putRows(db, changes));
  const at = findAt(db, seq);
  return {
    output: { rows: changes.length },
    subject: at === null ? '' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}
