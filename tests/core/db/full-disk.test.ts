import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { journalState, lastSeq } from '#core/db/journal.ts';
import { saveCopy } from '#core/db/save-copy.ts';
import { fileFailure } from '#core/db/sqlite-failure.ts';
import { verifyCase } from '#core/db/verify.ts';
import { changeBySql, dump, idSeries, makeCase, openForTest, temporaryFolder } from './temp-case.ts';
import { undoLast } from './at-once.ts';

const big = (id: string): string => `
  INSERT INTO source (id, name, kind, role, created_at)
  VALUES ('${id}', 'Source ${id}', 'person', '${'x'.repeat(3000)}', '2026-01-01');`;

function failureOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return fileFailure(error)?.code;
  }
}

test('a full disk refuses the change and keeps everything saved before it', () => {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  const { db, close } = openForTest(path);
  changeBySql(db, big('a'));
  // SQLite then answers as it does when the disk has no page left.
  db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 4}`);
  let saved = dump(db);
  let outcome: string | undefined;
  for (let number = 0; number < 50 && outcome === undefined; number += 1) {
    saved = dump(db);
    outcome = failureOf(() => changeBySql(db, big(`n${number}`)));
  }
  expect(outcome).toBe('disk.full');
  expect(dump(db)).toBe(saved);
  const seq = lastSeq(db);
  expect(failureOf(() => changeBySql(db, Array.from({ length: 20 }, (_, i) => big(`m${i}`)).join('')))).toBe(
    'disk.full',
  );
  expect(lastSeq(db)).toBe(seq);

  // When there is room again, work goes on.
  db.pragma('max_page_count = 1000000');
  changeBySql(db, big('later'));
  undoLast(db, { by: 'Tess', at: '2026-01-01T00:00:00.000Z' });
  expect(dump(db)).toBe(saved);
  close();
  const again = openForTest(path);
  expect(dump(again.db)).toBe(saved);
  expect(journalState(again.db).redo).not.toBeNull();
  again.close();
  expect(readdirSync(folder)).toEqual(['case.parallax']);
  expect(verifyCase(path).problems).toEqual([]);
});

// A real small disk needs the right to mount one; elsewhere the test above stands alone.
const disk = mountSmallDisk();

test.skipIf(disk === null)(
  'on a disk that is really full nothing is lost and nothing is half written',
  () => {
    const path = makeCase(disk!);
    const opened = openForTest(path);
    changeBySql(opened.db, big('a'));
    const blocker = join(disk!, 'blocker');
    fillUp(blocker);

    expect(failureOf(() => saveCopy(opened, join(disk!, 'copy.parallax'), idSeries(7)))).toBe('disk.full');
    expect(failureOf(() => makeCase(disk!, 'new.parallax'))).toBe('disk.full');
    let saved = dump(opened.db);
    let outcome: string | undefined;
    for (let number = 0; number < 500 && outcome === undefined; number += 1) {
      saved = dump(opened.db);
      outcome = failureOf(() => changeBySql(opened.db, big(`n${number}`)));
    }
    expect(outcome).toBe('disk.full');
    opened.close();
    const left = readdirSync(disk!);
    expect(
      left.filter((name) => name.includes('copy') || name.includes('new') || name.endsWith('.tmp')),
    ).toEqual([]);

    rmSync(blocker);
    const again = openForTest(path);
    expect(dump(again.db)).toBe(saved);
    changeBySql(again.db, big('later'));
    again.close();
    expect(readdirSync(disk!)).toEqual(['case.parallax']);
    expect(verifyCase(path).problems).toEqual([]);
  },
);

function mountSmallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'parallax-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1536k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  afterAll(() => {
    execFileSync('umount', [folder]);
    rmdirSync(folder);
  });
  return folder;
}

/** Writes a file until there is no room for another byte. */
function fillUp(path: string): void {
  for (const size of [65536, 4096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
}
