import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { errorCode } from './sqlite-failure.ts';

// A file comes into being under a temporary name in the folder where it will stay, is flushed, and gets its own name
// last: whatever happens before that, nothing half written bears the name that was asked for.

/** What file systems allow, less the longest suffix that SQLite or Parallax puts behind a case's name, in bytes. */
const longestName = 255 - '-journal'.length;

/**
 * Refuses a place where no case can lie, before anything is written.
 * @throws Failure `case.cannot-write` that says what is wrong with the folder or the name.
 */
export function checkPlace(target: string): void {
  const refuse = (rule: string, why: string): Failure =>
    new Failure('case.cannot-write', why, { path: target, folder: dirname(target), rule });
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory()) {
    throw refuse('no-folder', `There is no folder “${dirname(target)}”.`);
  }
  if (Buffer.byteLength(basename(target)) > longestName) {
    throw refuse('long-name', 'The file’s name is too long. Choose a shorter one.');
  }
  if (endsInSpace(target))
    throw refuse(
      'ends-in-space',
      `The file’s name “${basename(target)}” ends with a space. Choose another one.`,
    );
}

/** True for names that the database library cannot open, since it trims them. */
export function endsInSpace(path: string): boolean {
  return path.trimEnd() !== path;
}

/** A name for the unfinished file, in the same folder so that it can be renamed; short, whatever the target's name. */
export function temporaryName(target: string, newId: () => string): string {
  return join(dirname(target), `.parallax-${newId()}.tmp`);
}

/**
 * Gives a finished file its name and replaces nothing.
 * @throws Failure `case.exists` when the name is taken.
 */
export function placeWithoutReplacing(temporary: string, target: string): void {
  flush(temporary);
  try {
    linkSync(temporary, target);
    rmSync(temporary);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw exists(target);
    // exFAT and some network drives know no links; there, taking the name first proves that nobody else had it.
    takeName(target);
    renameSync(temporary, target);
  }
  flushFolder(target);
}

/** Gives a finished file its name, in place of what had it before. */
export function placeReplacing(temporary: string, target: string): void {
  flush(temporary);
  renameSync(temporary, target);
  flushFolder(target);
}

function takeName(target: string): void {
  try {
    closeSync(openSync(target, 'wx'));
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw exists(target);
    throw error;
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a new name last through a power failure; Windows cannot open folders and needs no such thing. */
function flushFolder(target: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(target), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function exists(target: string): Failure {
  return new Failure(
    'case.exists',
    `There is already a file “${basename(target)}” in that folder. Choose another name.`,
    { path: target },
  );
}
