import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ControlMessage } from '#contract/envelope.ts';
import { startChild } from './db/child-process.ts';
import { openForTest, temporaryFolder } from './db/temp-case.ts';

const patience = 60_000;

/** The core process with a new case open in it. */
async function startWithCase() {
  const folder = temporaryFolder();
  const path = join(folder, 'case.parallax');
  const child = startChild('core-process.ts');
  await child.waitFor(/^ready$/);
  const create: ControlMessage = {
    kind: 'control',
    id: 5,
    name: 'control.create',
    input: { path, title: 'The release', analyst: 'Tess' },
  };
  child.send(JSON.stringify(create));
  const answer: unknown = JSON.parse(await child.waitFor(/^\{/));
  return { child, folder, path, answer };
}

test(
  'the core process answers main under the number of the request, and closes the case when main ends it',
  async () => {
    const { child, folder, path, answer } = await startWithCase();
    expect(answer).toMatchObject({
      kind: 'answer',
      id: 5,
      result: { ok: true, value: { path, title: 'The release' } },
    });
    expect(readdirSync(folder).length).toBeGreaterThan(1);
    expect(await child.kill('SIGTERM')).toBe(0);
    expect(readdirSync(folder)).toEqual(['case.parallax']);
  },
  patience,
);

test(
  'an error that nothing catches ends the core process, so that main starts a fresh one on the same case',
  async () => {
    const { child, path } = await startWithCase();
    child.send('crash');
    expect(await child.exitCode).toBe(1);
    expect(openForTest(path).readOnly).toBeNull();
  },
  patience,
);
