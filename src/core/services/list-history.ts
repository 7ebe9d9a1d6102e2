import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { countEntries, listLines, seqsAbout } from '../db/history-rows.ts';
import type { ServiceContext } from './context.ts';

/** A stretch of the history, newest first, as far as it fits what is asked for. */
export function listHistory(
  { db }: ServiceContext,
  { about, by, from, until, offset, limit }: CoreParsed<'history.list'>,
): CoreOutput<'history.list'> {
  const filter = { seqs: about && seqsAbout(db, about), by, from, until };
  return { total: countEntries(db, filter), lines: listLines(db, filter, offset, limit) };
}
