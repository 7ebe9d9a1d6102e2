import type { Database } from 'better-sqlite3';
import type { SavedView } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { readView, type TableView } from '#domain/table/table-view.ts';
import { statement } from './statements.ts';

/** The kept views in the order in which they were first kept. */
export function listViews(db: Database): readonly SavedView[] {
  return listDatedViews(db).map(({ createdAt: _, ...view }) => view);
}

/** The same with the time each was first kept. */
export function listDatedViews(db: Database): readonly (SavedView & { readonly createdAt: string })[] {
  const sql = 'SELECT id, name, view, created_at AS createdAt FROM saved_view ORDER BY created_at, id';
  return statement<[], { id: string; name: string; view: string; createdAt: string }>(db, sql)
    .all()
    .map(({ id, name, view, createdAt }) => ({ id, name, createdAt, ...readView(JSON.parse(view)) }));
}

/** The kept view with this id. @throws Failure `view.not-found` */
export function getView(db: Database, id: string): SavedView {
  const view = listViews(db).find((each) => each.id === id);
  if (!view) throw new Failure('view.not-found', 'This view is no longer in the case.', { id });
  return view;
}

/** Adds a view. */
export function insertView(
  db: Database,
  { id, name, view }: Pick<SavedView, 'id' | 'name'> & { readonly view: TableView },
  createdAt: string,
): void {
  const sql = 'INSERT INTO saved_view (id, name, view, created_at) VALUES (?, ?, ?, ?)';
  statement<[string, string, string, string]>(db, sql).run(id, name, JSON.stringify(view), createdAt);
}

/** Gives a view another name and another look. */
export function updateView(db: Database, id: string, name: string, view: TableView): void {
  const sql = 'UPDATE saved_view SET name = ?, view = ? WHERE id = ?';
  statement<[string, string, string]>(db, sql).run(name, JSON.stringify(view), id);
}

/** Removes a view. */
export function deleteView(db: Database, id: string): void {
  statement<[string]>(db, 'DELETE FROM saved_view WHERE id = ?').run(id);
}
