import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. Without import.meta.dirname, so that a Node too old for it is told so by the set-up. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Where npm puts the dependencies. */
export const modulesFolder = join(root, 'node_modules');

/** The set-up's own scratch folder inside the project; git ignores it. */
export const scratchFolder = join(root, '.cache');

/**
 * The folder for what is worth keeping between clones: the compiled native module and the Electron archive.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  const set = env['XDG_CACHE_HOME'];
  if (set !== undefined && set !== '') return join(set, 'parallax-setup');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'parallax-setup');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? homedir(), 'parallax-setup');
  return join(homedir(), '.cache', 'parallax-setup');
}

/**
 * The full path of a program on PATH, or null.
 * @param {string} name
 */
export function findProgram(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (existsSync(path)) return path;
  }
  return null;
}

/**
 * Bytes of all files under a folder; 0 where it does not exist. Files that vanish meanwhile count nothing.
 * @param {string} folder
 * @returns {number}
 */
export function folderSize(folder) {
  let sum = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      try {
        sum += statSync(join(entry.parentPath, entry.name)).size;
      } catch {
        // Moved or deleted between the listing and the look.
      }
    }
  } catch {
    return sum;
  }
  return sum;
}
