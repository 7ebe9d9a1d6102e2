import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastSeq } from '#core/db/journal.ts';
import { lockPathOf } from '#core/db/lock.ts';
import { openCase } from '#core/db/open.ts';
import { fileFailure } from '#core/db/sqlite-failure.ts';
import type { Failure } from '#domain/failure.ts';
import { changeBySql, dump, idSeries, makeCase, openForTest, temporaryFolder } from './temp-case.ts';
import { undoLast } from './at-once.ts';

const source = (id: string): string =>
  `INSERT INTO source (id, name, kind, created_at) VALUES ('${id}', 'Source ${id}', 'person', '2026-01-01');`;

/** A closed case with some hundred rows and changes in it. */
function filledCase(folder: string): string {
  const path = makeCase(folder, 'filled.parallax');
  const { db, close } = openForTest(path);
  changeBySql(db, Array.from({ length: 300 }, (_, i) => source(`s${i}`)).join(''));
  changeBySql(db, `UPDATE source SET role = 'clerk'`);
  close();
  return path;
}

/** Opens, reads, changes and closes a case; every error on the way must be one that the analyst can be told. */
function useOrRefuse(path: string): 'used' | Failure {
  try {
    const opened = openCase(path, { analyst: 'Tess', newId: idSeries(3) });
    try {
      dump(opened.db);
      if (lastSeq(opened.db) > 0) undoLast(opened.db, { by: 'Tess', at: '2026-01-01T00:00:00.000Z' });
    } finally {
      opened.close();
    }
    return 'used';
  } catch (error) {
    const failure = fileFailure(error);
    if (!failure) throw error;
    return failure;
  }
}

/** Changed bytes: anywhere, or in the header and the schema behind it, where most is at stake. */
const harm = (length: number) =>
  fc.array(
    fc.record({
      at: fc.oneof(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 16, max: 8191 })),
      to: fc.nat(255),
    }),
    { minLength: 1, maxLength: 20 },
  );

test.each([false, true])(
  'bytes changed anywhere never do worse than a refusal in words (after an unclean exit: %s)',
  (unclean) => {
    const folder = temporaryFolder();
    const whole = readFileSync(filledCase(folder));
    const path = join(folder, 'harmed.parallax');
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(harm(whole.length), (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[at] = to;
        for (const suffix of ['', '-wal', '-shm', '-lock', '-journal'])
          rmSync(path + suffix, { force: true });
        writeFileSync(path, bytes);
        if (unclean) writeFileSync(lockPathOf(path), '');
        const outcome = useOrRefuse(path);
        outcomes.add(outcome === 'used' ? outcome : outcome.code);
      }),
      { numRuns: 60 },
    );
    expect(outcomes).toContain('case.damaged');
  },
  60_000,
);

test('a log cut off anywhere costs at most what it held, never the case', () => {
  const folder = temporaryFolder();
  const path = filledCase(folder);
  const opened = openForTest(path);
  const saved = [dump(opened.db)];
  for (let change = 0; change < 5; change += 1) {
    changeBySql(opened.db, source(`w${change}`));
    saved.push(dump(opened.db));
  }
  const log = readFileSync(`${path}-wal`);
  const copy = join(folder, 'copy.parallax');
  for (let part = 0; part <= 10; part += 1) {
    for (const suffix of ['-wal', '-shm']) rmSync(copy + suffix, { force: true });
    copyFileSync(path, copy);
    writeFileSync(`${copy}-wal`, log);
    truncateSync(`${copy}-wal`, Math.floor((log.length * part) / 10));
    const reopened = openForTest(copy);
    expect(saved).toContain(dump(reopened.db));
    if (part === 10) expect(dump(reopened.db)).toBe(saved.at(-1));
    reopened.close();
  }
});
