import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '#domain/failure.ts';
import { createLog, describeOutput } from '../../src/main/log.ts';
import { makeFolder } from './temporary-folder.ts';

const at = () => new Date('2026-01-02T03:04:05Z');

test('each event is one line with its time and level, in the order told', async () => {
  const folder = join(makeFolder(), 'logs');
  const log = createLog(folder, at);
  log.info('start');
  log.error('core ended');
  await log.flush();
  expect(readFileSync(join(folder, 'main.log'), 'utf8')).toBe(
    '2026-01-02T03:04:05.000Z info start\n2026-01-02T03:04:05.000Z error core ended\n',
  );
});

test('an error is named by its class, code and places, never by a message that could quote an article', async () => {
  const folder = makeFolder();
  const log = createLog(folder, at);
  log.error('request failed', new Failure('core.internal', 'The minister said\nnothing of the sort'));
  await log.flush();
  const text = readFileSync(join(folder, 'main.log'), 'utf8');
  expect(text).toContain('Failure core.internal');
  expect(text).toContain('log.test.ts');
  expect(text).not.toContain('minister');
  expect(text).not.toContain('nothing of the sort');
});

test('past a megabyte the log begins anew and the old one is kept', async () => {
  const folder = makeFolder();
  const path = join(folder, 'main.log');
  writeFileSync(path, 'x'.repeat(1_000_001));
  const log = createLog(folder, at);
  log.info('fresh');
  await log.flush();
  expect(readFileSync(path, 'utf8')).toMatch(/ info fresh\n$/);
  expect(statSync(path).size).toBeLessThan(100);
  expect(statSync(join(folder, 'main.old.log')).size).toBe(1_000_001);
});

test('a log that cannot be written stops nothing', async () => {
  const file = join(makeFolder(), 'file');
  writeFileSync(file, '');
  const log = createLog(join(file, 'logs'), at);
  log.info('start');
  await expect(log.flush()).resolves.toBeUndefined();
  expect(existsSync(join(file, 'logs'))).toBe(false);
});

test('of a process’s error output only classes of errors and places are kept', () => {
  const output =
    'core: TypeError: the minister said\n    at mark (file:///out/core.js:1:2)\nmore of what he said\n';
  expect(describeOutput(output)).toBe('TypeError\n    at mark (file:///out/core.js:1:2)');
});
