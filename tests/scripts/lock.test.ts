import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../scripts/setup/lock.mjs';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-lock-'));
  file = join(folder, 'setup.lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('two at once run one after the other', async () => {
  const happened: string[] = [];
  const turn = (name: string) =>
    withLock(file, 'another', async () => {
      happened.push(`${name} begins`);
      await new Promise(setImmediate);
      happened.push(`${name} ends`);
    });
  await Promise.all([turn('first'), turn('second')]);
  expect(happened).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(existsSync(file)).toBe(false);
});

test('the lock is given back when the work fails', async () => {
  await expect(withLock(file, 'another', () => Promise.reject(new Error('no disk')))).rejects.toThrow(
    'no disk',
  );
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that is dead is taken over', async () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  writeFileSync(file, String(dead));
  expect(await withLock(file, 'another', () => Promise.resolve('done'))).toBe('done');
});

test('the command that a dead process left running is waited for', async () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  const command = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(command, 'exit');
  writeFileSync(file, `${dead} ${command.pid}`);
  let entered = false;
  const work = withLock(file, 'another', () => {
    entered = true;
    return Promise.resolve();
  });
  await new Promise(setImmediate);
  expect(entered).toBe(false);
  command.stdin.end();
  await ended;
  await work;
  expect(entered).toBe(true);
});
