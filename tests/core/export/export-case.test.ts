import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { exportCase } from '#core/export/export-case.ts';
import { writeExport } from '#core/export/write-export.ts';
import type { ExportWritten } from '#contract/report.ts';
import type { FailureCode } from '#domain/failure.ts';
import { type OpenFixture, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderBytes, type TestOrder, testOrder } from './render-export.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

type Call = 'openSync' | 'writeSync' | 'fsyncSync' | 'renameSync' | 'mkdirSync';

/** Makes one call of the file system fail as the system would. */
function failOn(call: Call, code: string, before = (): void => undefined): void {
  vi.spyOn(fs, call).mockImplementationOnce(() => {
    before();
    throw Object.assign(new Error(`${code}: no luck, ${call}`), { code });
  });
  // What was imported by name sees the change only after this.
  syncBuiltinESMExports();
}

const filesIn = (fixture: OpenFixture): readonly string[] =>
  fs.readdirSync(fixture.folder).filter((name) => !name.startsWith('case.parallax'));

const write = (
  fixture: OpenFixture,
  order: TestOrder,
  path: string,
  replace = false,
): Promise<ExportWritten> => exportCase(fixture, testOrder(order), { path, replace });

test.each(['html', 'csv', 'json'] as const)(
  '%s is written to the file whole, and its size is told',
  async (format) => {
    const fixture = openCase(hostileCase);
    const path = join(fixture.folder, `Отчёт 報告.${format}`);
    const result = await write(fixture, { format }, path);
    const bytes = fs.readFileSync(path);
    expect(result).toEqual({ path, bytes: bytes.length });
    expect(bytes.equals(await renderBytes(fixture, { format }))).toBe(true);
    expect(filesIn(fixture)).toHaveLength(1);
  },
);

test('a file of that name is replaced only where that is allowed', async () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'report.csv');
  fs.writeFileSync(path, 'old');
  await expect(write(fixture, { format: 'csv' }, path)).rejects.toMatchObject({
    code: 'export.exists',
    params: { path, rule: 'file' },
  });
  expect(fs.readFileSync(path, 'utf8')).toBe('old');
  await write(fixture, { format: 'csv' }, path, true);
  expect(fs.readFileSync(path, 'utf8')).toContain('article_title');
  expect(filesIn(fixture)).toEqual(['report.csv']);
});

test('a name that is taken while the export is written is not replaced either', async () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'report.html');
  const work = writeExport(fixture, { path, replace: false }, 'file', (temporary) => {
    fs.writeFileSync(temporary.path, 'new');
    fs.writeFileSync(path, 'somebody else’s');
    return Promise.resolve(3);
  });
  await expect(work).rejects.toMatchObject({ code: 'export.exists' });
  expect(fs.readFileSync(path, 'utf8')).toBe('somebody else’s');
  expect(filesIn(fixture)).toEqual(['report.html']);
});

const troubles: readonly (readonly [Call, string, FailureCode, string | undefined])[] = [
  ['writeSync', 'ENOSPC', 'disk.full', undefined],
  ['fsyncSync', 'EDQUOT', 'disk.full', undefined],
  ['openSync', 'EACCES', 'case.cannot-write', 'no-permission'],
  ['openSync', 'EROFS', 'case.cannot-write', 'no-permission'],
  ['renameSync', 'EPERM', 'export.failed', 'in-use'],
  ['renameSync', 'EACCES', 'export.failed', 'in-use'],
  ['renameSync', 'EBUSY', 'export.failed', 'in-use'],
  ['writeSync', 'EIO', 'export.failed', 'not-written'],
];

test.each(troubles)(
  'when %s fails with %s the failure is %s (%s), the old file stays and no other is left',
  async (call, code, failure, rule) => {
    const fixture = openCase(hostileCase);
    const path = join(fixture.folder, 'report.html');
    fs.writeFileSync(path, 'old');
    failOn(call, code);
    await expect(write(fixture, { format: 'html' }, path, true)).rejects.toMatchObject({
      code: failure,
      message: expect.stringContaining('report.html') as unknown,
      params: { path, ...(rule !== undefined && { rule }) },
    });
    expect(fs.readFileSync(path, 'utf8')).toBe('old');
    expect(filesIn(fixture)).toEqual(['report.html']);
  },
);

test('a folder that is not there, or goes while the export is written, is named in the failure', async () => {
  const fixture = openCase(hostileCase);
  const folder = join(fixture.folder, 'stick');
  const gone = { code: 'export.failed', params: { rule: 'no-folder', folder } };
  await expect(write(fixture, { format: 'html' }, join(folder, 'report.html'))).rejects.toMatchObject(gone);
  fs.mkdirSync(folder);
  const work = writeExport(
    fixture,
    { path: join(folder, 'report.html'), replace: true },
    'file',
    (temporary) => {
      fs.writeFileSync(temporary.path, 'new');
      fs.rmSync(folder, { recursive: true });
      return Promise.resolve(3);
    },
  );
  await expect(work).rejects.toMatchObject(gone);
  fs.mkdirSync(folder);
  failOn('renameSync', 'ENOENT', () => fs.rmSync(folder, { recursive: true }));
  await expect(write(fixture, { format: 'html' }, join(folder, 'report.html'), true)).rejects.toMatchObject(
    gone,
  );
  expect(filesIn(fixture)).toEqual([]);
});

test('a folder, a protected file and anything that is no ordinary file is not replaced', async () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'reports');
  fs.mkdirSync(path);
  await expect(write(fixture, { format: 'html' }, path, true)).rejects.toMatchObject({
    code: 'export.exists',
    message: expect.stringContaining('reports') as unknown,
  });
  expect(fs.statSync(path).isDirectory()).toBe(true);
  const locked = join(fixture.folder, 'locked.html');
  fs.writeFileSync(locked, 'old');
  fs.chmodSync(locked, 0o444);
  await expect(write(fixture, { format: 'html' }, locked, true)).rejects.toMatchObject({
    params: { rule: 'in-use' },
  });
  expect(fs.readFileSync(locked, 'utf8')).toBe('old');
  await expect(write(fixture, { format: 'html' }, '/dev/null', true)).rejects.toMatchObject({
    params: { rule: 'not-a-file' },
  });
});

test('several files become a folder, which takes the place of an empty one and of nothing else', async () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'set');
  const target = { path, replace: true };
  const fill = ({ path: temporary }: { readonly path: string }): Promise<number> => {
    fs.mkdirSync(temporary);
    fs.writeFileSync(join(temporary, 'one'), 'new');
    return Promise.resolve(3);
  };
  fs.mkdirSync(path);
  expect(await writeExport(fixture, target, 'folder', fill)).toEqual({ path, bytes: 3 });
  expect(fs.readdirSync(path)).toEqual(['one']);
  await expect(writeExport(fixture, target, 'folder', fill)).rejects.toMatchObject({
    code: 'export.exists',
    params: { rule: 'folder' },
  });
  const file = { path: join(fixture.folder, 'file'), replace: true };
  fs.writeFileSync(file.path, 'old');
  await expect(writeExport(fixture, file, 'folder', fill)).rejects.toMatchObject({
    code: 'export.exists',
    params: { rule: 'is-file' },
  });
  const late = { path: join(fixture.folder, 'late'), replace: false };
  const filledMeanwhile = writeExport(fixture, late, 'folder', async (temporary) => {
    fs.mkdirSync(late.path);
    fs.writeFileSync(join(late.path, 'theirs'), '');
    return fill(temporary);
  });
  await expect(filledMeanwhile).rejects.toMatchObject({ code: 'export.exists', params: { rule: 'folder' } });
  expect(fs.readdirSync(late.path)).toEqual(['theirs']);
  expect(filesIn(fixture).toSorted()).toEqual(['file', 'late', 'set']);
});

test('what an export left that was killed is taken away by the next, once nobody can be writing it any more', async () => {
  const fixture = openCase(hostileCase);
  const abandoned = join(fixture.folder, '.parallax-018f2000-0000-7000-8000-00000000dead.tmp');
  const underWay = join(fixture.folder, '.parallax-018f2000-0000-7000-8000-00000000beef.tmp');
  const another = join(fixture.folder, '.parallax-notes.tmp');
  fs.mkdirSync(abandoned);
  fs.writeFileSync(join(abandoned, 'one.csv'), '');
  fs.writeFileSync(underWay, '');
  fs.writeFileSync(another, '');
  const before = Date.now() / 1000 - 2 * 60 * 60;
  for (const path of [abandoned, another]) fs.utimesSync(path, before, before);
  await write(fixture, { format: 'csv' }, join(fixture.folder, 'a.csv'));
  expect(filesIn(fixture).toSorted()).toEqual([
    '.parallax-018f2000-0000-7000-8000-00000000beef.tmp',
    '.parallax-notes.tmp',
    'a.csv',
  ]);
});

test('the open case is not replaced by its own export, under no name', async () => {
  const fixture = openCase(hostileCase);
  const link = join(fixture.folder, 'link.json');
  fs.symlinkSync(fixture.db.name, link);
  for (const path of [fixture.db.name, link]) {
    await expect(write(fixture, { format: 'json' }, path, true)).rejects.toMatchObject({
      code: 'export.failed',
      params: { rule: 'own-case' },
    });
  }
  expect(fixture.db.pragma('quick_check', { simple: true })).toBe('ok');
});

test('a chosen article that is gone, or a filter that cannot be read, leaves no file', async () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'report.json');
  const articleIds = ['018f2000-0000-7000-8000-00000000dead'];
  await expect(write(fixture, { format: 'json', articleIds }, path)).rejects.toMatchObject({
    code: 'article.not-found',
  });
  await expect(write(fixture, { format: 'json', filter: 'stance:' }, path)).rejects.toMatchObject({
    code: 'request.invalid',
    params: { rule: 'filter', words: 'stance:' },
  });
  expect(filesIn(fixture)).toEqual([]);
});

test('an original that the case has lost stops the export and leaves no file', async () => {
  const fixture = openCase(hostileCase);
  fixture.db.pragma('foreign_keys = OFF');
  fixture.db.exec('UPDATE article SET original_sha256 = text_sha256 || original_sha256');
  const path = join(fixture.folder, 'report.json');
  await expect(write(fixture, { format: 'json' }, path)).rejects.toMatchObject({ code: 'case.damaged' });
  expect(filesIn(fixture)).toEqual([]);
});
