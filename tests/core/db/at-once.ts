import type { Database } from 'better-sqlite3';
import * as journal from '#core/db/journal.ts';
import type { Steps } from '#core/steps.ts';

/** Carries work in steps through in one go. */
export function atOnce<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Makes a change in one go. */
export function recordChange<Output>(...input: Parameters<typeof journal.recordChange<Output>>): Output {
  return atOnce(journal.recordChange(...input));
}

/** Undoes in one go. */
export const undoLast = (db: Database, by: journal.Authorship) => atOnce(journal.undoLast(db, by));

/** Redoes in one go. */
export const redoLast = (db: Database, by: journal.Authorship) => atOnce(journal.redoLast(db, by));
