// Makes a fresh clone ready to start (and, with --test, to be tested): dependencies, Electron, the native module,
// system libraries. Each step first looks whether it has anything to do, so a second run is quick, and leaves its
// mark last, so one that was killed is repaired by the next run.
import { join } from 'node:path';
import { findMissingDependency, installDependencies } from './setup/dependencies.mjs';
import { findElectron, provideElectron } from './setup/electron-runtime.mjs';
import { withLock } from './setup/lock.mjs';
import {
  isBuildKept,
  isNativeModuleReady,
  needsOwnBuild,
  provideNativeModule,
} from './setup/native-module.mjs';
import { root, scratchFolder } from './setup/places.mjs';
import { explainFailure, say, SetupError } from './setup/report.mjs';
import { provideSystemLibraries } from './setup/system-libraries.mjs';

const usage = `Usage: npm run setup [-- --test] [-- --official-electron]

  --test               also what the tests need: a virtual display, fonts, a Chromium
  --official-electron  try the official Electron download again where the one from the npm registry is in place`;

async function main() {
  const words = process.argv.slice(2);
  const known = ['--test', '--official-electron'];
  if (words.includes('--help')) return console.log(usage);
  const odd = words.find((word) => !known.includes(word));
  if (odd !== undefined) throw new SetupError(`Unknown option ${odd}.`, usage);
  checkNode();

  const tests = words.includes('--test');
  const official = words.includes('--official-electron');
  const began = Date.now();
  const busy = official || !isReady();
  if (busy) await withLock(join(scratchFolder, 'setup.lock'), 'another set-up', () => provide(official));
  const electron = findElectron();
  if (electron === null) throw new SetupError('Electron is not in place.', 'Run the same command again.');
  await provideSystemLibraries({ electron: electron.executable, tests, compiler: false });
  if (busy) say(`ready after ${Math.round((Date.now() - began) / 1000)} s`);
}

/** @param {boolean} official */
async function provide(official) {
  const missing = findMissingDependency(root);
  if (missing !== null) await installDependencies(root, missing);

  const found = findElectron();
  if (found === null || (official && found.kind === 'registry')) await provideElectron();
  const electron = findElectron();
  if (electron === null) throw new SetupError('Electron is not in place.', 'Run the same command again.');
  if (electron.kind === 'registry') {
    say(
      `Electron ${electron.version} from the npm registry is in place (npm run setup -- --official-electron tries the official one again)`,
    );
  } else say(`Electron ${electron.version} is in place`);

  const levels = nodeApiLevels(electron);
  if (isNativeModuleReady(levels)) return;
  if (needsOwnBuild(levels) && !isBuildKept(levels)) {
    await provideSystemLibraries({ electron: electron.executable, tests: false, compiler: true });
  }
  await provideNativeModule(levels);
}

function isReady() {
  if (findMissingDependency(root) !== null) return false;
  const electron = findElectron();
  return electron !== null && isNativeModuleReady(nodeApiLevels(electron));
}

/** @param {{ napi: number }} electron */
function nodeApiLevels(electron) {
  return [Number(process.versions['napi']), electron.napi];
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `Node ${process.versions.node} is too old for this project.`,
    'Install Node 20.19 or later (https://nodejs.org), then run the same command again.',
  );
}

try {
  await main();
} catch (error) {
  const failure =
    error instanceof SetupError
      ? error
      : explainFailure(
          'The set-up failed',
          error instanceof Error ? (error.stack ?? error.message) : String(error),
        );
  process.stderr.write(`\nset-up failed: ${failure.message}\n\n${failure.remedy}\n`);
  process.exitCode = 1;
}
