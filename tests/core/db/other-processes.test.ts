import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lastSeq } from '#core/db/journal.ts';
import { lockPathOf } from '#core/db/lock.ts';
import { verifyCase } from '#core/db/verify.ts';
import { startChild } from './child-process.ts';
import { makeCase, openForTest, temporaryFolder } from './temp-case.ts';

const patience = 60_000;

test.each([1, 7, 40])(
  'what a process had saved when it was killed is there, and nothing half done (killed after %d changes)',
  async (changes) => {
    const folder = temporaryFolder();
    const path = makeCase(folder);
    const child = startChild('write-until-killed.ts', path);
    await child.waitFor(new RegExp(`^saved ${changes}$`));
    await child.kill();
    expect(existsSync(lockPathOf(path))).toBe(true);
    const saved = child.lines.filter((line) => line.startsWith('saved ')).length;
    expect(saved).toBeGreaterThanOrEqual(changes);

    const { db, readOnly, close } = openForTest(path);
    expect(readOnly).toBeNull();
    const entries = lastSeq(db);
    // One more may have been saved and not told any more.
    expect(entries - saved).toBeOneOf([0, 1]);
    expect(db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(entries * 20);
    close();
    expect(readdirSync(folder)).toEqual(['case.parallax']);
    expect(verifyCase(path).problems).toEqual([]);
  },
  patience,
);

test(
  'a case open in another process opens for reading, and for writing once that process is gone',
  async () => {
    const path = makeCase(temporaryFolder());
    const child = startChild('write-until-killed.ts', path);
    await child.waitFor(/^saved 2$/);
    const reader = openForTest(path);
    expect(reader.readOnly).toBe('open-elsewhere');
    expect(reader.db.prepare('SELECT count(*) FROM source').pluck().get()).toBeGreaterThanOrEqual(40);
    expect(verifyCase(path).problems).toEqual([]);
    await child.kill();
    reader.close();
    expect(openForTest(path).readOnly).toBeNull();
  },
  patience,
);

test(
  'a case open here opens for reading in another process, and its closing there does not disturb',
  async () => {
    const folder = temporaryFolder();
    const path = makeCase(folder);
    const opened = openForTest(path);
    const child = startChild('write-until-killed.ts', path);
    expect(await child.waitFor(/^open /)).toBe('open open-elsewhere');
    await child.kill();
    expect(openForTest(path).readOnly).toBe('open-elsewhere');
    expect(opened.db.prepare('SELECT count(*) FROM source').pluck().get()).toBe(0);
  },
  patience,
);
