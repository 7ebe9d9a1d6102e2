import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './report.mjs';

/** A holder renews its lock every 2 s; one that has not for so long is dead, whatever its process id says. */
const ABANDONED_AFTER = 60_000;

/**
 * Runs `work` while no other process holds the lock; waits for one that does, takes over from a dead one.
 * @template T
 * @param {string} file the lock; its folder is made
 * @param {string} holder what the other one is, for the line that says why it waits: "another set-up"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, holder, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (isAbandoned(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`${holder} is running in this folder; waiting for it`);
    told = true;
    await wait(500);
  }
  const renew = setInterval(() => utimesSync(file, new Date(), new Date()), 2000);
  renew.unref();
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(renew);
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER) return true;
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file is a lock being taken this moment.
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    return code === 'ESRCH' || code === 'ENOENT';
  }
}
