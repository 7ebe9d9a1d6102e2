import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, findProgram, modulesFolder, root, scratchFolder } from './places.mjs';
import { explainFailure, run, runNpm, say, SetupError } from './report.mjs';

/** The Node-API level that better-sqlite3's own prebuilt files ask for; loading them below it ends in a crash. */
const PREBUILT_NAPI = 10;

const moduleFolder = join(modulesFolder, 'better-sqlite3');
const built = join(moduleFolder, 'build', 'Release', 'better_sqlite3.node');
const stamp = join(moduleFolder, 'build', 'parallax-build.txt');

/** What compiling takes: the program, and the Debian package that brings it. */
export const compilerTools = Object.freeze([
  { program: 'python3', package: 'python3' },
  { program: 'make', package: 'make' },
  { program: 'g++', package: 'g++' },
]);

/**
 * Whether the prebuilt files do not serve: some runtime in use offers a lower Node-API level.
 * @param {readonly number[]} levels the Node-API level of each runtime that loads the module
 */
export function needsOwnBuild(levels) {
  return levels.some((level) => level < PREBUILT_NAPI);
}

/**
 * Whether better-sqlite3 can be loaded by every runtime in use.
 * @param {readonly number[]} levels
 */
export function isNativeModuleReady(levels) {
  if (!needsOwnBuild(levels)) return true;
  try {
    return readFileSync(stamp, 'utf8') === buildKey(levels) && existsSync(built);
  } catch {
    return false;
  }
}

/**
 * Whether an earlier set-up has kept a compiled file, so that no compiler is needed.
 * @param {readonly number[]} levels
 */
export function isBuildKept(levels) {
  return existsSync(join(cacheFolder(), `${buildKey(levels)}.node`));
}

/**
 * Puts a better-sqlite3 for the lowest Node-API level in place: the one kept from an earlier set-up, or compiled now.
 * @param {readonly number[]} levels
 */
export async function provideNativeModule(levels) {
  const kept = join(cacheFolder(), `${buildKey(levels)}.node`);
  rmSync(join(moduleFolder, 'build'), { recursive: true, force: true });
  if (existsSync(kept)) {
    say('using the better-sqlite3 compiled by an earlier set-up');
    install(kept, levels);
    if ((await findLoadFailure()) === null) return;
    say('that one cannot be loaded here; compiling it again');
    rmSync(kept, { force: true });
  }
  const made = await compile();
  try {
    install(made, levels);
    const failure = await findLoadFailure();
    if (failure !== null) {
      rmSync(stamp, { force: true });
      throw explainFailure('better-sqlite3 was compiled, but cannot be loaded', failure);
    }
    remember(made, kept);
  } finally {
    rmSync(dirname(made), { recursive: true, force: true });
  }
}

/** @param {readonly number[]} levels */
function buildKey(levels) {
  const { version } = JSON.parse(readFileSync(join(moduleFolder, 'package.json'), 'utf8'));
  return `better-sqlite3-${version}-napi${Math.min(...levels)}-${process.platform}-${process.arch}`;
}

/** @returns {Promise<string>} the compiled file, alone in a scratch folder */
async function compile() {
  const missing = compilerTools.filter(
    (tool) => process.platform !== 'win32' && findProgram(tool.program) === null,
  );
  if (missing.length > 0) {
    throw new SetupError(
      `better-sqlite3 must be compiled for this Node (Node-API ${process.versions['napi']}), but these are missing: ${missing.map((tool) => tool.program).join(', ')}.`,
      `Install them (Debian, Ubuntu: sudo apt-get install ${missing.map((tool) => tool.package).join(' ')}), or use Node 22.14 or later with the official Electron, which need no compiling. Then run the same command again.`,
    );
  }
  say('compiling better-sqlite3 for this Node and Electron (one to three minutes, once)');
  removeLeftovers();
  // In a copy, so that the package in node_modules stays as published. It lies inside the project because its
  // build resolves node-addon-api from there.
  const copy = join(scratchFolder, `native-build-${process.pid}`);
  try {
    for (const part of ['binding.gyp', 'package.json', 'src', 'deps', 'lib']) {
      cpSync(join(moduleFolder, part), join(copy, part), { recursive: true });
    }
    lowerNodeApi(join(copy, 'binding.gyp'));
    const { ok, output } = await runNpm(
      [
        'exec',
        '--no',
        '--',
        'node-gyp',
        'rebuild',
        '--release',
        '--force_build=1',
        '--directory',
        copy,
        ...headers(),
      ],
      { cwd: root, label: 'compiling', stallLimit: 15 * 60_000 },
    );
    if (!ok) throw explainFailure('better-sqlite3 could not be compiled', output);
    const kept = join(scratchFolder, `native-built-${process.pid}`, 'better_sqlite3.node');
    mkdirSync(dirname(kept), { recursive: true });
    renameSync(join(copy, 'build', 'Release', 'better_sqlite3.node'), kept);
    return kept;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Asks for the experimental Node-API in place of level 10: the functions the module uses exist in 9 already.
 * @param {string} file binding.gyp
 */
function lowerNodeApi(file) {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace("'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL'");
  if (changed === text) {
    throw new SetupError(
      'better-sqlite3’s binding.gyp no longer asks for NAPI_VERSION=10.',
      'Its version was changed: see whether it still needs compiling, and adapt scripts/setup/native-module.mjs.',
    );
  }
  writeFileSync(file, changed);
}

/** Node's own headers where they came with it; node-gyp would else download them. */
function headers() {
  const prefix = dirname(dirname(process.execPath));
  try {
    const text = readFileSync(join(prefix, 'include', 'node', 'node_version.h'), 'utf8');
    const major = text.match(/#define NODE_MAJOR_VERSION (\d+)/)?.[1];
    return major === process.versions.node.split('.')[0] ? [`--nodedir=${prefix}`] : [];
  } catch {
    return [];
  }
}

/**
 * @param {string} file
 * @param {readonly number[]} levels
 */
function install(file, levels) {
  mkdirSync(dirname(built), { recursive: true });
  const partial = `${built}.partial`;
  cpSync(file, partial);
  renameSync(partial, built);
  writeFileSync(stamp, buildKey(levels));
}

/** Loads the module in a Node of its own, because a wrong binary ends the process instead of throwing. */
async function findLoadFailure() {
  const code =
    "const D = require('better-sqlite3'); new D(':memory:').prepare('select sqlite_version()').get()";
  const { ok, output } = await run(process.execPath, ['-e', code], {
    cwd: root,
    label: 'trying better-sqlite3',
  });
  return ok ? null : output || 'it ended without a word';
}

/**
 * @param {string} file
 * @param {string} kept
 */
function remember(file, kept) {
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const partial = `${kept}.${randomUUID()}.partial`;
    cpSync(file, partial);
    renameSync(partial, kept);
  } catch {
    // A cache that cannot be written only costs the next set-up its time.
  }
}

function removeLeftovers() {
  if (!existsSync(scratchFolder)) return;
  for (const name of readdirSync(scratchFolder)) {
    if (/^native-(?:build|built)-/.test(name))
      rmSync(join(scratchFolder, name), { recursive: true, force: true });
  }
}
