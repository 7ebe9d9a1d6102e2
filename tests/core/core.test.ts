import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ControlMessage } from '#contract/envelope.ts';
import { answerControl } from '#core/control.ts';
import { createCore } from '#core/core.ts';
import { valueOf } from '#core/result-value.ts';
import { idSeries, steadyClock, temporaryFolder } from './db/temp-case.ts';
import { wholeHistory } from './whole-history.ts';

type Control = Extract<ControlMessage, { kind: 'control' }>;
type Ask = Control extends infer Message
  ? Message extends Control
    ? Omit<Message, 'kind' | 'id'>
    : never
  : never;

const sampleFolder = join(import.meta.dirname, '../../resources/sample');

function startCore() {
  const core = createCore({ now: steadyClock(), newId: idSeries(9), log: () => undefined });
  onTestFinished(async () => void (await core.close()));
  const ask = async (message: Ask): Promise<unknown> =>
    valueOf(await answerControl(core, { kind: 'control', id: 1, ...message }));
  return { core, ask };
}

test('main makes, opens, copies, exports and closes a case', async () => {
  const folder = temporaryFolder();
  const { core, ask } = startCore();
  const path = join(folder, 'case.parallax');
  const copy = join(folder, 'copy.parallax');
  expect(
    await ask({ name: 'control.create', input: { path, title: 'The release', analyst: 'Tess' } }),
  ).toMatchObject({
    title: 'The release',
    readOnly: null,
  });
  expect(await ask({ name: 'control.set-analyst', input: { analyst: 'Bo' } })).toBeNull();
  valueOf(await core.call('case.rename', { title: 'The night' }));
  expect(valueOf(await core.call('history.list', wholeHistory)).lines).toMatchObject([{ by: 'Bo' }]);
  expect(await ask({ name: 'control.save-copy', input: { path: copy } })).toEqual({ path: copy });
  const written = await ask({
    name: 'control.export',
    input: { format: 'json', articleIds: [], figures: [], path: join(folder, 'case.json') },
  });
  expect(written).toEqual({
    path: join(folder, 'case.json'),
    bytes: readFileSync(join(folder, 'case.json')).length,
  });
  expect(await ask({ name: 'control.report-html', input: { articleIds: [], figures: [] } })).toMatchObject({
    html: expect.stringContaining('The night'),
    title: expect.any(String),
  });
  expect(await ask({ name: 'control.close', input: null })).toBeNull();
  expect(readdirSync(folder).toSorted()).toEqual(['case.json', 'case.parallax', 'copy.parallax']);
  expect(await ask({ name: 'control.open', input: { path: copy, analyst: 'Tess' } })).toMatchObject({
    title: 'The night',
  });
});

test('main makes the sample case, which replaces nothing', async () => {
  const path = join(temporaryFolder(), 'sample.parallax');
  const { ask } = startCore();
  const order = {
    name: 'control.create-sample',
    input: { path, folder: sampleFolder, analyst: 'Tess' },
  } as const;
  expect(await ask(order)).toMatchObject({ path, isSample: true, readOnly: null, articleCount: 3 });
  await expect(ask(order)).rejects.toMatchObject({ code: 'case.exists' });
}, 30_000);

test('with no case open there is nothing to export', async () => {
  const { ask } = startCore();
  await expect(
    ask({ name: 'control.report-html', input: { articleIds: [], figures: [] } }),
  ).rejects.toMatchObject({
    code: 'case.none-open',
  });
});
