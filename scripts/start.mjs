// Opens the app from its sources: `npm start [-- CASE.parallax]`; with --watch it reloads whenever a source changes.
import { join } from 'node:path';
import { ensureBuilt, tellFailure } from './build.mjs';
import { findElectron } from './setup/electron-runtime.mjs';
import { root } from './setup/places.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';
import { runHere } from './with-display.mjs';

/**
 * Chromium's sandbox refuses to start as root. Only for running from the sources: a packaged app never goes without.
 */
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

const noDisplay = `Parallax needs a display to show its window, and there is none here (DISPLAY and WAYLAND_DISPLAY are not set).

Ways on:
  xvfb-run -a npm start     opens it on a virtual display (Debian: apt-get install xvfb xauth)
  npm run demo              drives the whole app on a virtual display and leaves pictures and a report in demo-output/
  npx parallax --help       the command line: imports, lists, exports and verifies without a window
`;

async function start() {
  if (!hasDisplay()) {
    process.stderr.write(noDisplay);
    process.exitCode = 1;
    return;
  }
  const words = process.argv.slice(2);
  if (words[0] === '--watch') return watch(words.slice(1));
  await ensureBuilt();
  const electron = findElectron();
  if (electron === null) throw new Error('Electron is not in place. Run: npm run setup');
  // Started from elsewhere (npm --prefix), a relative case file is meant from there.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const args = [...(asRoot ? ['--no-sandbox'] : []), root, ...words];
  process.exitCode = await runHere(electron.executable, args, process.env, cwd);
}

/** @param {readonly string[]} words */
async function watch(words) {
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = ['dev', '--watch', ...(asRoot ? ['--noSandbox'] : []), '--', ...words];
  process.exitCode = await runHere(process.execPath, [vite, ...args], process.env, root);
}

await start().catch(tellFailure);
