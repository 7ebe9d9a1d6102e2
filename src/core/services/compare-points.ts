import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { Failure } from '#domain/failure.ts';
import { netChangesInTurns } from '../db/history-rows.ts';
import { lastSeq } from '../db/journal.ts';
import type { HandlerContext } from '../handler.ts';
import { describeDifference } from './describe-difference.ts';

/** What differs in net between two points of the history. Throws `history.no-such-point`. */
export async function comparePoints(
  { db, nextTurn }: HandlerContext,
  { from, to, limit }: CoreParsed<'history.compare'>,
): Promise<CoreOutput<'history.compare'>> {
  const now = lastSeq(db);
  for (const seq of [from, to]) if (seq > now) throw noSuchPoint(seq);
  return describeDifference(db, await netChangesInTurns(db, from, to, nextTurn), { from, to }, limit);
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
