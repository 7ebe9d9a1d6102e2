import type { CoreOutput } from '#contract/api.ts';
import { undoLast } from '../db/journal.ts';
import type { HandlerContext } from '../handler.ts';
import type { Steps } from '../steps.ts';

/** Takes the last change back. Throws `journal.nothing-to-undo`. */
export function undo({ db, now, openCase }: HandlerContext): Steps<CoreOutput<'journal.undo'>> {
  return undoLast(db, { by: openCase.analyst, at: now() });
}
