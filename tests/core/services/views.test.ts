import { expect, test } from 'vitest';
import { startView, type TableView } from '#domain/table/table-view.ts';
import type { CoreInput } from '#contract/api.ts';
import { openTestCase } from './test-case.ts';

type Given = CoreInput<'view.save'>['view'];
const asGiven = (view: TableView): Given => ({
  ...view,
  columns: view.columns.map((each) => ({ ...each })),
  sort: view.sort.map((each) => ({ ...each })),
});
const view: Given = {
  filter: 'stance:rejects',
  rows: 'occurrences',
  columns: [{ column: 'words', width: 300 }],
  sort: [{ column: 'stance', descending: true }],
  group: 'article',
};

test('a view is kept, changed and removed, each as one undo', async () => {
  const open = await openTestCase();
  const kept = await open.call('view.save', { viewId: null, name: 'Against', view });
  expect(kept).toMatchObject({ name: 'Against', view, gone: [] });
  const changed = { ...view, group: null };
  await open.call('view.save', { viewId: kept.id, name: 'Rejected', view: changed });
  expect(await open.call('view.list', {})).toEqual([
    { id: kept.id, name: 'Rejected', view: changed, gone: [] },
  ]);
  await open.call('view.remove', { viewId: kept.id });
  expect(await open.call('view.list', {})).toEqual([]);
  await open.call('journal.undo', {});
  await open.call('journal.undo', {});
  expect(await open.call('view.list', {})).toMatchObject([{ name: 'Against', view }]);
  await open.call('journal.undo', {});
  expect(await open.call('view.list', {})).toEqual([]);
});

test('two views with one name are refused, whatever its case', async () => {
  const open = await openTestCase();
  const first = await open.call('view.save', { viewId: null, name: 'Against', view });
  const second = await open.call('view.save', { viewId: null, name: 'For', view: asGiven(startView) });
  for (const viewId of [null, second.id]) {
    const failure = await open.failure('view.save', { viewId, name: 'AGAINST', view });
    expect(failure).toMatchObject({ code: 'view.name-taken', params: { id: first.id } });
  }
  await open.call('view.save', { viewId: first.id, name: 'AGAINST', view });
  await open.call('view.remove', { viewId: first.id });
  for (const request of ['view.remove', 'view.save'] as const) {
    const failure = await open.failure(request, { viewId: first.id, name: 'Gone', view });
    expect(failure.code).toBe('view.not-found');
  }
});

test('a view that names a column there is no more is shown without it, and says so', async () => {
  const open = await openTestCase();
  const { id } = await open.call('view.save', { viewId: null, name: 'Old', view });
  const columns = [
    { column: 'mood', width: 90 },
    { column: 'stance', width: 1e9 },
  ];
  const old = { filter: 'x', rows: 'occurrences', columns, sort: [{ column: 'mood' }], group: 'words' };
  await open.session.change('view.save', ({ db }) => {
    db.prepare('UPDATE saved_view SET view = ? WHERE id = ?').run(JSON.stringify(old), id);
    return { output: null, subject: '', focus: { articleId: null, occurrenceId: null, claimId: null } };
  });
  expect(await open.call('view.list', {})).toEqual([
    {
      id,
      name: 'Old',
      view: {
        filter: 'x',
        rows: 'occurrences',
        columns: [{ column: 'stance', width: 1200 }],
        sort: [],
        group: null,
      },
      gone: ['mood'],
    },
  ]);
});
