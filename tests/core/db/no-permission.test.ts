import { chmodSync, chownSync, copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCase, openCase } from '#core/db/open.ts';
import { saveCopy } from '#core/db/save-copy.ts';
import { verifyCase } from '#core/db/verify.ts';
import { changeBySql, idSeries, makeCase, openForTest, steadyClock, temporaryFolder } from './temp-case.ts';

// Permissions mean nothing to root, so as root these tests act as a user who owns nothing. Windows has other rules.
const nobody = 65534;
const asRoot = process.getuid?.() === 0;
const posix = test.skipIf(process.platform === 'win32');

/** Does something as a user who is not root, then becomes who it was again. */
function asOrdinaryUser<Value>(work: () => Value): Value {
  if (!asRoot) return work();
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

/** A closed case with a source in it, belonging to the ordinary user, and the modes of file and folder. */
function caseWithModes(file: number, folder: number): string {
  const path = makeCase(temporaryFolder());
  const opened = openForTest(path);
  changeBySql(
    opened.db,
    `INSERT INTO source (id, name, kind, created_at) VALUES ('s', 'Somebody', 'person', '2026-01-01')`,
  );
  opened.close();
  if (asRoot) {
    chownSync(path, nobody, nobody);
    chownSync(dirname(path), nobody, nobody);
  }
  chmodSync(path, file);
  chmodSync(dirname(path), folder);
  onTestFinished(() => chmodSync(dirname(path), 0o700));
  return path;
}

const open = (path: string) => openCase(path, { analyst: 'Tess', newId: idSeries(3) });

posix.each([
  ['file', 0o400, 0o700],
  ['folder', 0o600, 0o500],
  ['file and folder', 0o400, 0o500],
])('with a write-protected %s the case opens for reading, and stays as it is', (_what, file, folder) => {
  const path = caseWithModes(file, folder);
  const before = readFileSync(path);
  asOrdinaryUser(() => {
    const opened = open(path);
    expect(opened.readOnly).toBe('no-permission');
    expect(opened.db.prepare('SELECT name FROM source').pluck().all()).toEqual(['Somebody']);
    opened.close();
    expect(verifyCase(path).problems).toEqual([]);
  });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(dirname(path))).toEqual(['case.parallax']);
});

posix('a case that may not be read is refused in words', () => {
  const path = caseWithModes(0o000, 0o700);
  asOrdinaryUser(() => {
    expect(() => open(path)).toThrow(expect.objectContaining({ code: 'file.not-readable' }));
  });
});

posix('in a write-protected folder no case is made and no copy saved, and nothing is left there', () => {
  const path = caseWithModes(0o600, 0o500);
  asOrdinaryUser(() => {
    const refusal = expect.objectContaining({ code: 'case.cannot-write' });
    const target = join(dirname(path), 'new.parallax');
    expect(() => createCase(target, { title: 'T', now: steadyClock(), newId: idSeries() })).toThrow(refusal);
    const opened = open(path);
    expect(() => saveCopy(opened, target, idSeries(4))).toThrow(refusal);
    opened.close();
  });
  expect(readdirSync(dirname(path))).toEqual(['case.parallax']);
});

posix('a case that was not closed and may not be written is refused with what to do about it', () => {
  const path = makeCase(temporaryFolder());
  const opened = openForTest(path);
  changeBySql(
    opened.db,
    `INSERT INTO source (id, name, kind, created_at) VALUES ('s', 'Somebody', 'person', '2026-01-01')`,
  );
  const folder = temporaryFolder();
  const left = join(folder, 'left.parallax');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, left + suffix);
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o700));
  asOrdinaryUser(() => {
    expect(() => open(left)).toThrow(
      expect.objectContaining({
        code: 'case.cannot-write',
        message: expect.stringContaining('not closed properly'),
      }),
    );
  });
});
