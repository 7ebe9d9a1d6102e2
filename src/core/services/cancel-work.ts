import type { CoreParsed } from '#contract/api.ts';
import type { HandlerContext } from '../handler.ts';

/** Ends long work before it is done; it fails with `request.cancelled` and leaves nothing. */
export function cancelWork({ works }: HandlerContext, { id }: CoreParsed<'work.cancel'>): null {
  works.cancel(id);
  return null;
}
