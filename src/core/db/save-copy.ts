import { existsSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { tryLock } from './lock.ts';
import type { OpenCase } from './open.ts';
import { checkPlace, placeReplacing, temporaryName } from './place-file.ts';
import { fileFailure } from './sqlite-failure.ts';

/**
 * Writes the open case, as it is now, to another file, in place of one that has the name. The other file is whole or
 * not there.
 * @returns the path written.
 * @throws Failure `case.cannot-write` or `disk.full`.
 */
export function saveCopy(openCase: OpenCase, path: string, newId: () => string): string {
  const target = resolve(path);
  const temporary = temporaryName(target, newId);
  try {
    checkTarget(openCase, target);
    const lock = tryLock(target);
    if (lock === 'held') throw openElsewhere(target);
    try {
      openCase.db.prepare('VACUUM INTO ?').run(temporary);
      // What a crash left beside the file that is replaced would be taken for the copy's own.
      for (const suffix of ['-wal', '-shm', '-journal']) rmSync(target + suffix, { force: true });
      placeReplacing(temporary, target);
    } finally {
      rmSync(temporary, { force: true });
      if (lock !== 'refused') lock.release('clean');
    }
    return target;
  } catch (error) {
    throw fileFailure(error, `“${basename(target)}”`) ?? error;
  }
}

function checkTarget(openCase: OpenCase, target: string): void {
  checkPlace(target);
  if (realPlace(target) === realPlace(openCase.path)) {
    throw new Failure('case.cannot-write', 'A copy needs another name than the open case itself.', {
      path: target,
      rule: 'own-place',
    });
  }
}

function realPlace(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
}

function openElsewhere(target: string): Failure {
  return new Failure(
    'case.cannot-write',
    `“${basename(target)}” is a case that is open. Close it first or choose another name.`,
    { path: target, rule: 'case-open' },
  );
}
