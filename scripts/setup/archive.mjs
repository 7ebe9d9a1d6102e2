import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/**
 * A file's Subresource-Integrity string, as npm records it: "sha512-" and the hash in base64.
 * @param {string} file
 */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Writes one file of a .tgz archive to `target`.
 * @param {string} archive
 * @param {string} name the entry's full name, such as "package/app.zip"
 * @param {string} target
 * @throws Error where the archive holds no such file or ends within it
 */
export async function extractFromTarball(archive, name, target) {
  await pipeline(
    createReadStream(archive, { highWaterMark: 1 << 20 }),
    createGunzip(),
    (source) => pickEntry(source, name),
    createWriteStream(target),
  );
}

/**
 * @param {AsyncIterable<Buffer>} source
 * @param {string} name
 */
async function* pickEntry(source, name) {
  const BLOCK = 512;
  let header = Buffer.alloc(0);
  let left = 0;
  let padding = 0;
  let wanted = false;
  let found = false;
  for await (let chunk of source) {
    while (chunk.length > 0) {
      if (left > 0) {
        const part = chunk.subarray(0, left);
        left -= part.length;
        chunk = chunk.subarray(part.length);
        if (wanted) yield part;
        continue;
      }
      if (padding > 0) {
        const skipped = Math.min(padding, chunk.length);
        padding -= skipped;
        chunk = chunk.subarray(skipped);
        continue;
      }
      const taken = chunk.subarray(0, BLOCK - header.length);
      header = Buffer.concat([header, taken]);
      chunk = chunk.subarray(taken.length);
      if (header.length < BLOCK) continue;
      const entry = header.toString('latin1', 0, 100).replace(/\0.*$/s, '');
      left = Number.parseInt(header.toString('latin1', 124, 136).replace(/\0.*$/s, '').trim() || '0', 8);
      padding = (BLOCK - (left % BLOCK)) % BLOCK;
      wanted = entry === name;
      found ||= wanted;
      header = Buffer.alloc(0);
    }
  }
  if (!found) throw new Error(`the archive holds no ${name}`);
  if (left > 0) throw new Error('the archive ends in the middle of a file');
}

/**
 * Unpacks a zip file (without zip64, which archives under 4 GB do not need).
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | null} place a file's path in `folder` for its name in the archive; null leaves it out
 * @param {(share: number) => void} [progress] from 0 to 1
 */
export async function unzip(archive, folder, place, progress) {
  const file = openSync(archive, 'r');
  try {
    const entries = readDirectory(file, statSync(archive).size);
    const total = entries.length;
    for (const [index, entry] of entries.entries()) {
      const path = entry.name.endsWith('/') ? null : place(entry.name);
      if (path === null) continue;
      const target = join(folder, normalize(path));
      if (!target.startsWith(folder + sep)) throw new Error(`${entry.name} points outside the folder`);
      mkdirSync(dirname(target), { recursive: true });
      const content = await readEntry(file, entry);
      writeFileSync(target, content, { mode: entry.mode === 0 ? 0o644 : entry.mode });
      progress?.((index + 1) / total);
    }
  } finally {
    closeSync(file);
  }
}

/**
 * @typedef {{ name: string, method: number, packed: number, size: number, offset: number, mode: number }} ZipEntry
 */

/**
 * @param {number} file
 * @param {number} size
 * @returns {ZipEntry[]}
 */
function readDirectory(file, size) {
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new Error('not a zip file, or cut short');
  const count = tail.readUInt16LE(end + 10);
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new Error('the zip file’s directory is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {number} file
 * @param {ZipEntry} entry
 */
async function readEntry(file, entry) {
  const local = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readAt(file, start, entry.packed);
  const content = entry.method === 0 ? packed : await inflate(packed);
  if (content.length !== entry.size) throw new Error(`${entry.name} is damaged`);
  return content;
}

/**
 * @param {number} file
 * @param {number} position
 * @param {number} length
 */
function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, buffer, done, length - done, position + done);
    if (read === 0) throw new Error('the file ends too early');
    done += read;
  }
  return buffer;
}
