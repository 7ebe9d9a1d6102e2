import type { CoreOutput } from '#contract/api.ts';
import { redoLast } from '../db/journal.ts';
import type { HandlerContext } from '../handler.ts';
import type { Steps } from '../steps.ts';

/** Does the change again that was taken back last. Throws `journal.nothing-to-redo`. */
export function redo({ db, now, openCase }: HandlerContext): Steps<CoreOutput<'journal.redo'>> {
  return redoLast(db, { by: openCase.analyst, at: now() });
}
