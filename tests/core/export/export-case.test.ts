import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { exportCase, renderExport } from '#core/export/export-case.ts';
import type { FailureCode } from '#domain/failure.ts';
import { type OpenFixture, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** Makes one call of the file system fail as the system would. */
function failOn(call: 'openSync' | 'writeSync' | 'fsyncSync' | 'renameSync', code: string): void {
  vi.spyOn(fs, call).mockImplementationOnce(() => {
    throw Object.assign(new Error(`${code}: no luck, ${call}`), { code });
  });
  // What was imported by name sees the change only after this.
  syncBuiltinESMExports();
}

const filesIn = (fixture: OpenFixture): readonly string[] =>
  fs.readdirSync(fixture.folder).filter((name) => !name.startsWith('case.parallax'));

test.each(['html', 'csv', 'json'] as const)(
  '%s is written to the file whole, and its size is told',
  (format) => {
    const fixture = openCase(hostileCase);
    const path = join(fixture.folder, `Отчёт 報告.${format}`);
    const result = exportCase(fixture, { format, articleIds: [], path });
    const bytes = fs.readFileSync(path);
    expect(result).toEqual({ path, bytes: bytes.length });
    expect(bytes.toString('utf8')).toBe(renderExport(fixture, { format, articleIds: [] }));
    expect(filesIn(fixture)).toHaveLength(1);
  },
);

test('a file of that name is replaced', () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'report.csv');
  fs.writeFileSync(path, 'old');
  exportCase(fixture, { format: 'csv', articleIds: [], path });
  expect(fs.readFileSync(path, 'utf8')).toContain('article_title');
});

const troubles: readonly (readonly [
  'openSync' | 'writeSync' | 'fsyncSync' | 'renameSync',
  string,
  FailureCode,
])[] = [
  ['writeSync', 'ENOSPC', 'disk.full'],
  ['fsyncSync', 'EDQUOT', 'disk.full'],
  ['openSync', 'EACCES', 'case.cannot-write'],
  ['openSync', 'EROFS', 'case.cannot-write'],
  ['renameSync', 'EPERM', 'case.cannot-write'],
  ['writeSync', 'EIO', 'export.failed'],
];

test.each(troubles)(
  'when %s fails with %s the failure is %s, the old file stays and no other is left',
  (call, code, failure) => {
    const fixture = openCase(hostileCase);
    const path = join(fixture.folder, 'report.html');
    fs.writeFileSync(path, 'old');
    failOn(call, code);
    expect(() => exportCase(fixture, { format: 'html', articleIds: [], path })).toThrow(
      expect.objectContaining({ code: failure, params: expect.objectContaining({ path }) as unknown }),
    );
    expect(fs.readFileSync(path, 'utf8')).toBe('old');
    expect(filesIn(fixture)).toEqual(['report.html']);
  },
);

test('a folder that is not there is named in the failure', () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'missing', 'report.html');
  expect(() => exportCase(fixture, { format: 'html', articleIds: [], path })).toThrow(
    expect.objectContaining({ code: 'export.failed' }),
  );
});

test('a folder, and anything else that is no ordinary file, is not replaced', () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'reports');
  fs.mkdirSync(path);
  expect(() => exportCase(fixture, { format: 'html', articleIds: [], path })).toThrow(
    expect.objectContaining({
      code: 'export.failed',
      message: expect.stringContaining('reports') as unknown,
    }),
  );
  expect(fs.statSync(path).isDirectory()).toBe(true);
});

test('the open case is not replaced by its own export, under no name', () => {
  const fixture = openCase(hostileCase);
  const link = join(fixture.folder, 'link.json');
  fs.symlinkSync(fixture.db.name, link);
  for (const path of [fixture.db.name, link]) {
    expect(() => exportCase(fixture, { format: 'json', articleIds: [], path })).toThrow(
      expect.objectContaining({ code: 'export.failed' }),
    );
  }
  expect(fixture.db.pragma('quick_check', { simple: true })).toBe('ok');
});

test('a chosen article that is gone leaves no file', () => {
  const fixture = openCase(hostileCase);
  const path = join(fixture.folder, 'report.json');
  const articleIds = ['018f2000-0000-7000-8000-00000000dead'];
  expect(() => exportCase(fixture, { format: 'json', articleIds, path })).toThrow(
    expect.objectContaining({ code: 'article.not-found' }),
  );
  expect(filesIn(fixture)).toEqual([]);
});

test('an original that the case has lost stops the export and leaves no file', () => {
  const fixture = openCase(hostileCase);
  fixture.db.pragma('foreign_keys = OFF');
  fixture.db.exec('UPDATE article SET original_sha256 = text_sha256 || original_sha256');
  const path = join(fixture.folder, 'report.json');
  expect(() => exportCase(fixture, { format: 'json', articleIds: [], path })).toThrow(
    expect.objectContaining({ code: 'case.damaged' }),
  );
  expect(filesIn(fixture)).toEqual([]);
});
