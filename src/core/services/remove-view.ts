import type { CoreParsed } from '#contract/api.ts';
import { deleteView, getView } from '../db/view-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/** Removes a kept view of the claims table. @throws Failure `view.not-found` */
export function removeView({ db }: ServiceContext, { viewId }: CoreParsed<'view.remove'>): Change<null> {
  const { name } = getView(db, viewId);
  deleteView(db, viewId);
  return { output: null, subject: name, focus: { articleId: null, occurrenceId: null, claimId: null } };
}
