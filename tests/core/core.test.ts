import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { AskElectron, ElectronJob } from '#contract/electron-job.ts';
import type { ControlMessage } from '#contract/envelope.ts';
import { answerControl } from '#core/control.ts';
import { createCore } from '#core/core.ts';
import { openCaseToRead } from '#core/db/open.ts';
import { renderTo } from '#core/export/export-case.ts';
import type { Renderer } from '#core/export/job.ts';
import { valueOf } from '#core/result-value.ts';
import { Failure } from '#domain/failure.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { idSeries, steadyClock, temporaryFolder } from './db/temp-case.ts';
import { wholeHistory } from './whole-history.ts';

type Control = Extract<ControlMessage, { kind: 'control' }>;
type Ask = Control extends infer Message
  ? Message extends Control
    ? Omit<Message, 'kind' | 'id'>
    : never
  : never;

const sampleFolder = join(import.meta.dirname, '../../resources/sample');

const everything = { filter: '', articleIds: [] };

/** Renders as the thread does, on a connection of its own, but here. */
const renderHere: Renderer = ({ casePath, order, temporary }, onProgress) => {
  const db = openCaseToRead(casePath);
  const bytes = renderTo(db, order, temporary, { onProgress }).finally(() => db.close());
  return { bytes, cancel: () => undefined };
};

function startCore(render: Renderer = renderHere, askElectron?: AskElectron) {
  const outside = { now: steadyClock(), newId: idSeries(9), log: () => undefined };
  const core = createCore(outside, render, askElectron);
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
    input: {
      order: { format: 'json', scope: everything },
      target: { path: join(folder, 'case.json'), replace: false },
    },
  });
  expect(written).toEqual({
    path: join(folder, 'case.json'),
    bytes: readFileSync(join(folder, 'case.json')).length,
  });
  expect(await ask({ name: 'control.close', input: null })).toBeNull();
  expect(readdirSync(folder).toSorted()).toEqual(['case.json', 'case.parallax', 'copy.parallax']);
  expect(await ask({ name: 'control.open', input: { path: copy, analyst: 'Tess' } })).toMatchObject({
    title: 'The night',
  });
});

describe('a PDF', () => {
  const order = {
    format: 'pdf' as const,
    scope: everything,
    composition: { ...composeFrom('brief'), author: 'Ana', handling: 'TLP:AMBER' as const },
  };
  const start = async (askElectron?: AskElectron) => {
    const folder = temporaryFolder();
    const { core, ask } = startCore(undefined, askElectron);
    const input = { path: join(folder, 'case.parallax'), title: 'The release', analyst: 'Tess' };
    await ask({ name: 'control.create', input });
    const target = { path: join(folder, 'case.pdf'), replace: false };
    return { core, folder, target, write: () => ask({ name: 'control.export', input: { order, target } }) };
  };

  test('is what Electron prints of the report, dated as the case is, in its place when it is whole', async () => {
    const jobs: ElectronJob[] = [];
    const { folder, target, write } = await start((job) => {
      if (job.kind !== 'print') return Promise.reject(new Error(job.kind));
      jobs.push(job);
      expect(readFileSync(job.html, 'utf8')).toContain('The release');
      expect(existsSync(target.path)).toBe(false);
      writeFileSync(job.pdf, '%PDF-');
      return Promise.resolve();
    });
    expect(await write()).toEqual({ path: target.path, bytes: 5 });
    expect(jobs).toMatchObject([
      { about: { author: 'Ana', handling: 'TLP:AMBER', date: '2026-01-01T00:00:01.000Z' } },
    ]);
    for (const job of jobs) if (job.kind === 'print') expect(existsSync(job.html)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    await expect(write()).rejects.toMatchObject({ code: 'export.exists' });
    expect(jobs).toHaveLength(1);
  });

  test('is not written where there is no Electron, and is given up with the case', async () => {
    const none = await start();
    await expect(none.write()).rejects.toMatchObject({
      code: 'export.failed',
      params: { rule: 'no-electron' },
    });
    const printing = await start(
      (_job, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Failure('request.cancelled', 'Cancelled.'));
          });
          void printing.core.close();
        }),
    );
    await expect(printing.write()).rejects.toMatchObject({ code: 'request.cancelled' });
    expect(existsSync(printing.target.path)).toBe(false);
  });
});

test.each(['figures', 'figures.zip'])(
  'figures get their pictures from Electron before they have their place (%s)',
  async (name) => {
    const folder = temporaryFolder();
    const target = { path: join(folder, name), replace: false };
    const { core, ask } = startCore(undefined, (job) => {
      if (job.kind !== 'draw') return Promise.reject(new Error(job.kind));
      expect(existsSync(target.path)).toBe(false);
      for (const { svg, png } of job.pictures) writeFileSync(png, `picture of ${basename(svg)}`);
      return Promise.resolve();
    });
    await ask({
      name: 'control.create-sample',
      input: { path: join(folder, 's.parallax'), folder: sampleFolder, analyst: 'Tess' },
    });
    const order = { format: 'figures' as const, scope: everything };
    const written = await ask({ name: 'control.export', input: { order, target } });
    const files: Readonly<Record<string, Uint8Array>> = name.endsWith('.zip')
      ? unzipSync(readFileSync(target.path))
      : Object.fromEntries(
          readdirSync(target.path).map((file) => [file, readFileSync(join(target.path, file))]),
        );
    expect(Object.keys(files).toSorted()).toEqual(
      ['matrix', 'network', 'timeline'].flatMap((part) =>
        ['csv', 'png', 'svg'].map((ending) => `${part}.${ending}`),
      ),
    );
    expect(Buffer.from(files['timeline.png'] ?? []).toString()).toBe('picture of timeline.svg');
    const sizes = Object.values(files).map((bytes) => bytes.length);
    const bytes = name.endsWith('.zip')
      ? readFileSync(target.path).length
      : sizes.reduce((sum, size) => sum + size, 0);
    expect(written).toEqual({ path: target.path, bytes });
    await core.close();
    expect(readdirSync(folder).toSorted()).toEqual([name, 's.parallax']);
  },
  30_000,
);

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
    ask({
      name: 'control.export',
      input: {
        order: { format: 'html', scope: everything },
        target: { path: join(temporaryFolder(), 'a.html'), replace: false },
      },
    }),
  ).rejects.toMatchObject({ code: 'case.none-open' });
});

describe('an export', () => {
  /** An open case, and a renderer that does not end before it is told to. */
  async function startExport() {
    const folder = temporaryFolder();
    const renderings: {
      readonly path: string;
      readonly end: () => void;
      readonly at: (done: number) => void;
    }[] = [];
    const { core, ask } = startCore(({ temporary }, at) => {
      let cancel = (): void => undefined;
      const bytes = new Promise<number>((resolve, reject) => {
        writeFileSync(temporary.path, 'all of it');
        cancel = () => {
          reject(new Failure('request.cancelled', 'Cancelled; nothing was written.'));
        };
        renderings.push({
          path: temporary.path,
          at,
          end: () => {
            resolve(9);
          },
        });
      });
      return { bytes, cancel };
    });
    const path = join(folder, 'case.parallax');
    await ask({ name: 'control.create', input: { path, title: 'The release', analyst: 'Tess' } });
    const target = { path: join(folder, 'case.csv'), replace: false };
    const result = ask({
      name: 'control.export',
      input: { order: { format: 'csv', scope: everything }, target },
    });
    // Asked for later, it may fail before anybody waits for it.
    result.catch(() => undefined);
    const [rendering] = await vi.waitFor(() => {
      expect(renderings).toHaveLength(1);
      return renderings;
    });
    if (!rendering) throw new Error('Nothing is rendered.');
    return { core, ask, folder, path, target, result, rendering };
  }
  const written = (folder: string): readonly string[] =>
    readdirSync(folder).filter((name) => !name.startsWith('case.parallax'));

  test('lets the case be worked on meanwhile, and has its name only when it is whole', async () => {
    const { core, folder, target, result, rendering } = await startExport();
    valueOf(await core.call('case.rename', { title: 'The night' }));
    expect(written(folder)).toEqual([basename(rendering.path)]);
    rendering.end();
    expect(await result).toEqual({ path: target.path, bytes: 9 });
    expect(readFileSync(target.path, 'utf8')).toBe('all of it');
    expect(written(folder)).toEqual(['case.csv']);
  });

  test('tells how far it is once it takes long, and leaves nothing when it is cancelled', async () => {
    const events: unknown[] = [];
    const { core, folder, result, rendering } = await startExport();
    core.onWork((event) => events.push(event));
    await vi.waitFor(() => {
      expect(events).toEqual([
        {
          name: 'work.progress',
          detail: { id: expect.any(Number), what: 'report.export', canCancel: true, done: 0 },
        },
      ]);
    });
    await vi.waitFor(() => {
      rendering.at(0.5);
      expect(events.at(-1)).toMatchObject({ detail: { done: 0.5 } });
    });
    const [{ detail }] = events as [{ detail: { id: number } }];
    valueOf(await core.call('work.cancel', { id: detail.id }));
    await expect(result).rejects.toMatchObject({ code: 'request.cancelled' });
    expect(events.at(-1)).toEqual({ name: 'work.ended', detail: { id: detail.id } });
    expect(written(folder)).toEqual([]);
  });

  test.each(['control.close', 'control.open', 'control.create'] as const)(
    'ends with nothing written when the case is left (%s)',
    async (name) => {
      const { ask, folder, path, result } = await startExport();
      const other = join(folder, 'case.parallax.other.parallax');
      if (name === 'control.close') await ask({ name, input: null });
      else if (name === 'control.open') await ask({ name, input: { path, analyst: 'Tess' } });
      else await ask({ name, input: { path: other, title: 'Other', analyst: 'Tess' } });
      await expect(result).rejects.toMatchObject({ code: 'request.cancelled' });
      expect(written(folder)).toEqual([]);
    },
  );
});
