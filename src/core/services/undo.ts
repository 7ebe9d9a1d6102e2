import type { CoreOutput } from '#contract/api.ts';
import { undoLast } from '../db/journal.ts';
import type { HandlerContext } from '../handler.ts';

/** Takes the last change back. Throws `journal.nothing-to-undo`. */
export function undo({ db, now, openCase }: HandlerContext): CoreOutput<'journal.undo'> {
  return undoLast(db, { by: openCase.analyst, at: now() });
}
