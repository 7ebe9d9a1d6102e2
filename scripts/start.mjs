// Opens the app from its sources: `npm start [-- CASE.parallax]`.
import { ensureBuilt, tellFailure } from './build.mjs';
import { findElectron } from './setup/electron-runtime.mjs';
import { root } from './setup/places.mjs';
import { hasDisplay } from './setup/system-libraries.mjs';
import { runHere } from './with-display.mjs';

const noDisplay = `Parallax needs a display to show its window, and there is none here (DISPLAY and WAYLAND_DISPLAY are not set).

Ways on:
  xvfb-run -a npm start     opens it on a virtual display
  npm run demo              drives the whole app on a virtual display and leaves pictures and a report in demo-output/
  npx parallax --help       the command line: imports, lists, exports and verifies without a window
`;

async function start() {
  if (!hasDisplay()) {
    process.stderr.write(noDisplay);
    process.exitCode = 1;
    return;
  }
  await ensureBuilt();
  const electron = findElectron();
  if (electron === null) throw new Error('Electron is not in place. Run: npm run setup');
  // Started from elsewhere (npm --prefix), a relative case file is meant from there.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  process.exitCode = await runHere(
    electron.executable,
    [...sandboxSwitch(), root, ...process.argv.slice(2)],
    process.env,
    cwd,
  );
}

/**
 * Chromium's sandbox refuses to start as root. Only for running from the sources: a packaged app never gets this.
 * @returns {string[]}
 */
function sandboxSwitch() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

await start().catch(tellFailure);
