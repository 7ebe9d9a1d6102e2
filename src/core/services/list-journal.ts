import type { CoreOutput, CoreParsed } from '#contract/api.ts';
import { listEntries } from '../db/journal.ts';
import type { ServiceContext } from './context.ts';

/** The case's history, newest first. */
export function listJournal(
  { db }: ServiceContext,
  { limit }: CoreParsed<'journal.list'>,
): CoreOutput<'journal.list'> {
  return listEntries(db, limit);
}
