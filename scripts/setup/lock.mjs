import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say, watchChildren } from './report.mjs';

/** A holder renews its lock every 2 s; one that has not for so long is dead, whatever the process ids say. */
const ABANDONED_AFTER = 10 * 60_000;

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
    if (!told) say(`${holder} is at work in this folder; waiting for it to end`);
    told = true;
    await wait(500);
  }
  // A set-up killed outright leaves the command it ran behind: whoever comes next must wait for that as well.
  watchChildren((child) => writeFileSync(file, `${process.pid} ${child}`));
  const renew = setInterval(() => utimesSync(file, new Date(), new Date()), 2000);
  renew.unref();
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    watchChildren(null);
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
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_AFTER) return true;
    const content = readFileSync(file, 'utf8');
    // An empty file is a lock being taken this moment.
    return content !== '' && !content.split(' ').map(Number).some(isAlive);
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

/** @param {unknown} error */
function errorCode(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
