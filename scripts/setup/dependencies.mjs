import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explainFailure, runNpm, say, SetupError } from './report.mjs';
import { folderSize } from './places.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * The first package that is not installed as package-lock.json says, or null when all are.
 * npm writes node_modules/.package-lock.json as the last act of an install, so it serves as the stamp; that each
 * package's folder is there as well catches a node_modules that was partly deleted.
 * @param {string} root the project's folder
 * @returns {string | null}
 */
export function findMissingDependency(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === null) {
    throw new SetupError(
      'package-lock.json is missing or unreadable.',
      'Restore it: git checkout -- package-lock.json',
    );
  }
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed === null) return 'node_modules';
  for (const [path, locked] of Object.entries(wanted.packages ?? {})) {
    if (path === '' || locked.link === true) continue;
    const found = installed.packages?.[path];
    if (found === undefined) {
      // Packages for another platform stay out; npm marks them optional.
      if (locked.optional === true || locked.devOptional === true) continue;
      return path;
    }
    if (found.version !== locked.version || found.integrity !== locked.integrity) return path;
    if (!existsSync(join(root, path, 'package.json'))) return path;
  }
  return null;
}

/**
 * @param {string} file
 * @returns {Lock | null}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Installs the locked dependencies afresh.
 * @param {string} root
 * @param {string} reason the package that is missing or differs
 */
export async function installDependencies(root, reason) {
  const fresh = reason === 'node_modules';
  say(
    fresh
      ? 'installing the dependencies (npm ci)'
      : `${reason} is not as locked: installing the dependencies again (npm ci)`,
  );
  const modules = join(root, 'node_modules');
  // `npm ci` empties node_modules in no set order: without its stamp a killed run cannot pass for a whole one.
  rmSync(join(modules, '.package-lock.json'), { force: true });
  const { ok, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--include=dev'], {
    cwd: root,
    label: 'dependencies',
    measure: () => folderSize(modules),
    describe: (bytes) => `${Math.round(bytes / 1e6)} MB`,
    stallLimit: 5 * 60_000,
  });
  if (!ok) throw explainFailure('The dependencies could not be installed', output);
  const missing = findMissingDependency(root);
  if (missing !== null) {
    throw new SetupError(
      `npm reported success, but ${missing} is not installed as package-lock.json says.`,
      'Delete node_modules and run the same command again.',
    );
  }
}
