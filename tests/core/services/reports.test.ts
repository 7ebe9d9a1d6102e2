import { expect, test } from 'vitest';
import type { CoreInput } from '#contract/api.ts';
import type { AppEvents } from '#contract/events.ts';
import { verifyCase } from '#core/db/verify.ts';
import { composeFrom, type ReportComposition } from '#domain/report/composition.ts';
import { openTestCase, type TestCase } from './test-case.ts';

type Given = CoreInput<'report.save'>['composition'];
/** The same words as the contract takes them: lists that may be written to. */
const asGiven = (composition: ReportComposition): Given => structuredClone(composition);
const titled = (title: string): Given => asGiven({ ...composeFrom('brief'), title });

const make = (open: TestCase, name = 'For the desk', title = '') =>
  open.call('report.save', { reportId: null, name, composition: titled(title) });
const titleOf = async (open: TestCase, reportId: string) =>
  (await open.call('report.get', { reportId })).composition.title;

test('a report is made, listed, read, renamed and removed, each as one undo', async () => {
  const open = await openTestCase();
  const made = await make(open);
  expect(await open.call('report.list', {})).toEqual([
    { id: made.id, name: 'For the desk', createdAt: made.createdAt, versionCount: 0 },
  ]);
  expect(await open.call('report.get', { reportId: made.id })).toEqual(made);
  await open.call('report.rename', { reportId: made.id, name: 'For the court' });
  await open.call('report.keep-version', { reportId: made.id, note: 'First draft' });
  await open.call('report.remove', { reportId: made.id });
  expect(await open.call('report.list', {})).toEqual([]);
  await open.call('journal.undo', {});
  expect(await open.call('report.list', {})).toMatchObject([{ name: 'For the court', versionCount: 1 }]);
  await open.call('journal.undo', {});
  await open.call('journal.undo', {});
  expect(await open.call('report.list', {})).toMatchObject([{ name: 'For the desk', versionCount: 0 }]);
  await open.call('journal.undo', {});
  expect(await open.call('report.list', {})).toEqual([]);
});

test('saves of one report in a row are one change, which undo takes back to what the report was before', async () => {
  const open = await openTestCase();
  const { id: reportId } = await make(open);
  const events: AppEvents['case.changed'][] = [];
  open.session.onChange((event) => events.push(event));
  for (const title of ['T', 'The', 'The dam'])
    await open.call('report.save', { reportId, composition: titled(title) });
  expect(events.map(({ changed, label }) => [changed.reports, label])).toEqual([
    [[reportId], { action: 'report.save', subject: 'For the desk' }],
  ]);
  expect(await titleOf(open, reportId)).toBe('The dam');
  await open.call('journal.undo', {});
  expect(await titleOf(open, reportId)).toBe('');
  await open.call('journal.redo', {});
  expect(await titleOf(open, reportId)).toBe('The dam');
  // What was undone or done again is a change of its own; nothing goes on with it.
  await open.call('report.save', { reportId, composition: titled('The gates') });
  await open.call('journal.undo', {});
  expect(await titleOf(open, reportId)).toBe('The dam');
});

test('another report, a change between, or a minute ends a run of saves', async () => {
  const open = await openTestCase();
  const { id: one } = await make(open);
  const { id: other } = await make(open, 'For the court');
  const count = () => open.inside(({ db }) => db.prepare('SELECT count(*) FROM journal').pluck().get());
  const before = Number(await count());
  await open.call('report.save', { reportId: one, composition: titled('a') });
  await open.call('report.save', { reportId: other, composition: titled('b') });
  await open.call('report.save', { reportId: one, composition: titled('c') });
  await open.call('case.rename', { title: 'Night' });
  await open.call('report.save', { reportId: one, composition: titled('d') });
  expect(await count()).toBe(before + 5);
  // Each reading of the clock of the test is a second later.
  for (let n = 0; n < 65; n += 1) await open.inside(({ now }) => now());
  await open.call('report.save', { reportId: one, composition: titled('e') });
  await open.call('report.save', { reportId: one, composition: titled('f') });
  expect(await count()).toBe(before + 6);
  const path = await open.inside(({ openCase }) => openCase.path);
  await open.session.close();
  expect(verifyCase(path).problems).toEqual([]);
});

test('two reports cannot have one name, whatever its case, and what is gone says so', async () => {
  const open = await openTestCase();
  const one = await make(open, 'Desk');
  const other = await make(open, 'Court');
  expect(
    await open.failure('report.save', { reportId: null, name: 'DESK', composition: titled('') }),
  ).toMatchObject({ code: 'report.name-taken', params: { id: one.id } });
  expect((await open.failure('report.rename', { reportId: other.id, name: 'desk' })).code).toBe(
    'report.name-taken',
  );
  await open.call('report.rename', { reportId: one.id, name: 'DESK' });
  await open.call('report.remove', { reportId: one.id });
  const gone = { reportId: one.id };
  for (const failure of [
    await open.failure('report.get', gone),
    await open.failure('report.remove', gone),
    await open.failure('report.rename', { ...gone, name: 'x' }),
    await open.failure('report.save', { ...gone, composition: titled('') }),
    await open.failure('report.keep-version', { ...gone, note: '' }),
    await open.failure('report.restore-version', { ...gone, number: 1, note: '' }),
  ]) {
    expect(failure.code).toBe('report.not-found');
  }
});

test('a version is restored as a change, and what the report was before stays as a version of its own', async () => {
  const open = await openTestCase();
  const { id: reportId } = await make(open, 'Desk', 'one');
  await open.call('report.keep-version', { reportId, note: 'sent' });
  await open.call('report.save', { reportId, composition: titled('two') });
  const restored = await open.call('report.restore-version', {
    reportId,
    number: 1,
    note: 'before going back',
  });
  expect(restored.composition.title).toBe('one');
  const versions = await open.call('report.versions', { reportId });
  expect(versions.map(({ number, note, composition }) => [number, note, composition.title])).toEqual([
    [1, 'sent', 'one'],
    [2, 'before going back', 'two'],
  ]);
  await open.call('report.restore-version', { reportId, number: 2, note: 'again' });
  expect(await open.call('report.versions', { reportId })).toHaveLength(2);
  await open.call('journal.undo', {});
  await open.call('journal.undo', {});
  expect(await titleOf(open, reportId)).toBe('two');
  expect(await open.call('report.versions', { reportId })).toHaveLength(1);
  expect((await open.failure('report.restore-version', { reportId, number: 9, note: '' })).code).toBe(
    'report.version-not-found',
  );
});

test('the history tells the words of a report before and after', async () => {
  const open = await openTestCase();
  const { id: reportId } = await make(open);
  await open.call('report.save', { reportId, composition: titled('The dam') });
  await open.call('report.keep-version', { reportId, note: 'sent' });
  const told = await open.call('history.compare', { from: 1, to: 3, offset: 0, limit: 10 });
  expect(told.things).toMatchObject([
    {
      kind: 'report',
      change: 'changed',
      name: 'For the desk',
      fields: [
        { field: 'composition', after: { kind: 'texts', texts: ['The dam'] } },
        { field: 'version-note', after: { kind: 'text', text: 'sent' } },
      ],
    },
  ]);
});
