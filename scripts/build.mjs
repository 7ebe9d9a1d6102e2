// Builds the app into out/: `node scripts/build.mjs`. The other scripts import ensureBuilt, which builds only when
// a source has changed since.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './setup/lock.mjs';
import { root, scratchFolder } from './setup/places.mjs';
import { lastLines, run, SetupError } from './setup/report.mjs';

const stamp = join(root, 'out', 'built-from.txt');

/** What the build makes of the sources; where one is missing the build is not whole. */
const products = ['out/main/index.js', 'out/main/cli.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Everything the build reads. */
const sources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** Builds the app where out/ is not what the sources make. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withLock(join(scratchFolder, 'build.lock'), 'another build', async () => {
    if (!isBuilt()) await build();
  });
}

async function build() {
  process.stderr.write('building the app\n');
  rmSync(stamp, { force: true });
  const from = fingerprint(sources);
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { ok, output } = await run(process.execPath, [vite, 'build'], {
    cwd: root,
    label: 'building',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (!ok)
    throw new SetupError(
      `The app could not be built.\n${lastLines(withoutStack(output), 40)}`,
      'Mend what the lines above name.',
    );
  const missing = products.find((path) => !existsSync(join(root, path)));
  if (missing !== undefined) {
    throw new SetupError(
      `The build made no ${missing}.`,
      'Compare electron.vite.config.ts with scripts/build.mjs.',
    );
  }
  writeFileSync(stamp, `${from}\n${fingerprint(products)}\n`);
}

/**
 * The bundler's own call stack says nothing about the source that is wrong.
 * @param {string} output
 */
function withoutStack(output) {
  return output
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules/.test(line))
    .join('\n');
}

function isBuilt() {
  try {
    // The products count as well: `npm run dev` writes its own into the same folder.
    return readFileSync(stamp, 'utf8') === `${fingerprint(sources)}\n${fingerprint(products)}\n`;
  } catch {
    return false;
  }
}

/**
 * Names, sizes and times of the files: as quick as a look, and any edit, addition or deletion changes it.
 * @param {readonly string[]} paths
 */
function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const full = join(root, path);
    const files = statSync(full).isDirectory()
      ? readdirSync(full, { withFileTypes: true, recursive: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .toSorted()
      : [full];
    for (const file of files) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/**
 * Says why a script of this folder failed, in the words meant for people, and sets the exit code.
 * @param {unknown} error
 */
export function tellFailure(error) {
  const text =
    error instanceof SetupError
      ? `${error.message}\n\n${error.remedy}`
      : error instanceof Error
        ? error.stack
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await withLock(join(scratchFolder, 'build.lock'), 'another build', build).catch(tellFailure);
}
