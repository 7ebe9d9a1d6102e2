import type { CoreParsed } from '#contract/api.ts';
import type { SavedView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { getView, insertView, listViews, updateView } from '../db/view-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Keeps a view of the claims table. Names that differ in case only are the same name.
 * @throws Failure `view.not-found`, `view.name-taken`.
 */
export function saveView(
  { db, newId, now }: ServiceContext,
  { viewId, name, view }: CoreParsed<'view.save'>,
): Change<SavedView> {
  const taken = listViews(db).find((each) => each.id !== viewId && key(each.name) === key(name));
  if (taken) {
    throw new Failure(
      'view.name-taken',
      `There is a view “${taken.name}” already. Choose another name, or save over that one.`,
      { name: taken.name, id: taken.id },
    );
  }
  const id = viewId ?? newId();
  if (viewId === null) insertView(db, { id, name, view }, now());
  else updateView(db, getView(db, id).id, name, view);
  return {
    output: getView(db, id),
    subject: name,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}

const key = (name: string): string => name.normalize('NFKC').toLowerCase();
