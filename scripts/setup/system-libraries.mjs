import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from '../find-chromium.mjs';
import { compilerTools } from './native-module.mjs';
import { findProgram, root } from './places.mjs';
import { explainFailure, lastLines, run, say, SetupError } from './report.mjs';

const execute = promisify(execFile);

/**
 * The Debian package of each library Electron links to. Those marked `t64` were renamed (libgtk-3-0t64) in
 * Debian 13 and Ubuntu 24.04.
 * @type {Readonly<Record<string, { package: string, t64?: boolean }>>}
 */
const packageOfLibrary = Object.freeze({
  'libasound.so.2': { package: 'libasound2', t64: true },
  'libatk-1.0.so.0': { package: 'libatk1.0-0', t64: true },
  'libatk-bridge-2.0.so.0': { package: 'libatk-bridge2.0-0', t64: true },
  'libatspi.so.0': { package: 'libatspi2.0-0', t64: true },
  'libcairo.so.2': { package: 'libcairo2' },
  'libcups.so.2': { package: 'libcups2', t64: true },
  'libdbus-1.so.3': { package: 'libdbus-1-3' },
  'libdrm.so.2': { package: 'libdrm2' },
  'libexpat.so.1': { package: 'libexpat1' },
  'libgbm.so.1': { package: 'libgbm1' },
  'libgdk_pixbuf-2.0.so.0': { package: 'libgdk-pixbuf-2.0-0' },
  'libgio-2.0.so.0': { package: 'libglib2.0-0', t64: true },
  'libglib-2.0.so.0': { package: 'libglib2.0-0', t64: true },
  'libgobject-2.0.so.0': { package: 'libglib2.0-0', t64: true },
  'libgtk-3.so.0': { package: 'libgtk-3-0', t64: true },
  'libnspr4.so': { package: 'libnspr4' },
  'libnss3.so': { package: 'libnss3' },
  'libnssutil3.so': { package: 'libnss3' },
  'libpango-1.0.so.0': { package: 'libpango-1.0-0' },
  'libsmime3.so': { package: 'libnss3' },
  'libudev.so.1': { package: 'libudev1' },
  'libX11.so.6': { package: 'libx11-6' },
  'libxcb.so.1': { package: 'libxcb1' },
  'libXcomposite.so.1': { package: 'libxcomposite1' },
  'libXdamage.so.1': { package: 'libxdamage1' },
  'libXext.so.6': { package: 'libxext6' },
  'libXfixes.so.3': { package: 'libxfixes3' },
  'libxkbcommon.so.0': { package: 'libxkbcommon0' },
  'libXrandr.so.2': { package: 'libxrandr2' },
});

/**
 * Programs that read what the app exports, so that the tests need not take its word, and the package of each.
 * @type {readonly (readonly [program: string, package: string])[]}
 */
const readers = Object.freeze([
  ['soffice', 'libreoffice-writer-nogui'],
  ['pdftotext', 'poppler-utils'],
  ['xmllint', 'libxml2-utils'],
]);

/** Another package manager may be at work, on a fresh cloud machine for some minutes. */
const WAIT_FOR_LOCK = ['-o', 'DPkg::Lock::Timeout=600'];

/**
 * The libraries `ldd` could not find.
 * @param {string} output what `ldd` printed
 * @returns {string[]} names such as "libnss3.so", each once
 */
export function parseMissingLibraries(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * The packages that bring the named libraries, by their names in older and in newer releases.
 * @param {readonly string[]} libraries
 * @param {boolean} renamed whether the release is one with the `t64` names
 * @returns {{ packages: string[], unknown: string[] }} `unknown`: libraries this table does not hold
 */
export function packagesFor(libraries, renamed) {
  const packages = new Set();
  const unknown = [];
  for (const library of libraries) {
    const known = packageOfLibrary[library];
    if (known === undefined) unknown.push(library);
    else packages.add(known.t64 === true && renamed ? `${known.package}t64` : known.package);
  }
  return { packages: [...packages], unknown };
}

/**
 * The distribution as /etc/os-release tells it.
 * @param {string} text the file's content
 * @returns {{ debian: boolean, ubuntu: boolean, renamed: boolean }} `renamed`: has the `t64` package names
 */
export function readRelease(text) {
  const value = (/** @type {string} */ key) =>
    text.match(new RegExp(`^${key}="?([^"\n]*)"?$`, 'm'))?.[1] ?? '';
  const id = value('ID');
  const family = `${id} ${value('ID_LIKE')}`.split(' ');
  const version = Number.parseFloat(value('VERSION_ID'));
  const ubuntu = family.includes('ubuntu');
  const first = id === 'ubuntu' ? 24.04 : id === 'debian' ? 13 : Number.POSITIVE_INFINITY;
  return { debian: family.includes('debian') || ubuntu, ubuntu, renamed: version >= first };
}

/**
 * @typedef {object} Lacking
 * @property {string[]} packages names of Debian packages
 * @property {string[]} unknown libraries whose package is not known
 * @property {boolean} chromium whether a Chromium for the tests is missing
 */

/**
 * What this machine lacks: libraries Electron links to and, for the tests, a virtual display, fonts for all scripts,
 * programs that read exports and a Chromium.
 * @param {{ electron: string, tests: boolean, compiler: boolean }} needs
 * @returns {Promise<Lacking>}
 */
async function findLacking({ electron, tests, compiler }) {
  const release = currentRelease();
  const { packages, unknown } = packagesFor(await missingLibraries(electron), release.renamed);
  if (compiler) {
    for (const tool of compilerTools) if (findProgram(tool.program) === null) packages.push(tool.package);
  }
  let chromium = false;
  if (tests) {
    if (!hasDisplay() && findProgram('Xvfb') === null) packages.push('xvfb');
    if (!(await hasWideFonts())) packages.push('fonts-noto-core');
    for (const [program, name] of readers) if (findProgram(program) === null) packages.push(name);
    chromium = findChromium() === null;
  }
  return { packages, unknown, chromium };
}

/**
 * Installs, as root on Debian and its kin, what the machine lacks; else says what to install.
 * @param {{ electron: string, tests: boolean, compiler: boolean }} needs
 * @throws SetupError naming the one command to run
 */
export async function provideSystemLibraries(needs) {
  if (process.platform !== 'linux') {
    if (needs.tests && findChromium() === null) await fetchPlaywrightChromium();
    if (needs.tests && findChromium() === null) {
      throw nameLacking({ packages: [], unknown: [], chromium: true }, false);
    }
    return;
  }
  await provideLacking(needs);
  await checkSandbox(needs.electron);
}

/** @param {{ electron: string, tests: boolean, compiler: boolean }} needs */
async function provideLacking(needs) {
  let lacking = await findLacking(needs);
  if (isNothing(lacking)) return;
  const release = currentRelease();
  const mayInstall = process.getuid?.() === 0 && release.debian && findProgram('apt-get') !== null;
  if (mayInstall) {
    // Ubuntu's chromium package only points to a snap, which does not run in a container.
    await installPackages([
      ...lacking.packages,
      ...(lacking.chromium && !release.ubuntu ? ['chromium'] : []),
    ]);
    lacking = await findLacking(needs);
  }
  if (lacking.chromium && (!mayInstall || release.ubuntu)) {
    await fetchPlaywrightChromium();
    lacking = await findLacking(needs);
  }
  if (!isNothing(lacking)) throw nameLacking(lacking, release.debian);
}

/** @param {Lacking} lacking */
function isNothing(lacking) {
  return lacking.packages.length === 0 && lacking.unknown.length === 0 && !lacking.chromium;
}

/**
 * What to do about what the machine lacks, in one command where there is one.
 * @param {Lacking} lacking
 * @param {boolean} debian whether the system installs with apt-get
 */
export function nameLacking({ packages, unknown, chromium }, debian) {
  const wanted = [...packages, ...(chromium ? ['chromium'] : [])];
  const names = [...wanted, ...unknown].join(', ');
  const remedy = debian
    ? `Run: sudo apt-get update && sudo apt-get install -y ${wanted.join(' ')}`
    : 'Install the packages of your distribution that bring them.';
  const others = unknown.length > 0 && debian ? ` and the packages that hold ${unknown.join(', ')}` : '';
  const browser = chromium ? '\nFor the browser, CHROMIUM=/path/to/chrome may name one as well.' : '';
  return new SetupError(
    `This system lacks: ${names}.`,
    `${remedy}${others}${browser}\nThen run the same command again.`,
  );
}

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  if (packages.length === 0) return;
  say(`installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-q', ...WAIT_FOR_LOCK], {
    cwd: root,
    label: 'apt-get update',
    env,
  });
  if (!update.ok)
    say(`apt-get update failed, trying with the package lists there are:\n${lastLines(update.output, 4)}`);
  const install = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...WAIT_FOR_LOCK, ...packages],
    {
      cwd: root,
      label: 'apt-get install',
      env,
    },
  );
  if (!install.ok) {
    const failure = explainFailure('System packages could not be installed', install.output);
    throw new SetupError(
      failure.message,
      `Make this command work, then run the same one again: apt-get update && apt-get install -y ${packages.join(' ')}`,
    );
  }
}

/** Playwright's own Chromium needs no root; where its download is not reached, what follows names a package. */
async function fetchPlaywrightChromium() {
  say('no Chromium found for the tests of single parts; trying Playwright’s own');
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], {
    cwd: root,
    label: 'Chromium',
    stallLimit: 60_000,
  });
}

/** @param {string} executable */
async function missingLibraries(executable) {
  try {
    const { stdout } = await execute('ldd', [executable]);
    return parseMissingLibraries(stdout);
  } catch {
    // No ldd (musl, NixOS): the start itself will tell.
    return [];
  }
}

async function hasWideFonts() {
  try {
    // Asked by characters no Latin font covers: Cyrillic, Greek and Arabic.
    const { stdout } = await execute('fc-list', [':charset=416 3a9 645', 'family']);
    return stdout.trim() !== '';
  } catch {
    return false;
  }
}

/**
 * Chromium's sandbox needs user namespaces, which containers and some Ubuntu releases deny to ordinary users, or its
 * helper program set up by root. As root it is off in development, so there is nothing to check.
 * @param {string} electron
 * @throws SetupError with the command that sets the helper up
 */
async function checkSandbox(electron) {
  if (process.getuid?.() === 0) return;
  const helper = join(dirname(electron), 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  if (stat === undefined || (stat.uid === 0 && (stat.mode & 0o4000) !== 0)) return;
  try {
    await execute('unshare', ['--user', '--map-root-user', 'true']);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return;
    throw new SetupError(
      'Electron’s sandbox cannot start here: this system denies user namespaces to ordinary users.',
      `Run: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\nThen run the same command again.`,
    );
  }
}

/** Whether a window could be shown as things are. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

function currentRelease() {
  try {
    return readRelease(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return { debian: false, ubuntu: false, renamed: false };
  }
}
