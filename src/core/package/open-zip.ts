import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { Failure } from '#domain/failure.ts';

/** A file in a zip. Sizes are in bytes. */
export type ZipFile = {
  readonly name: string;
  readonly size: number;
  /** Its bytes, unpacked piece by piece. @throws {@link DamagedEntry} */
  readonly read: () => AsyncGenerator<Uint8Array>;
};

/** An open zip and its files, without its folders. */
export type OpenZip = { readonly files: readonly ZipFile[]; readonly close: () => void };

/** Thrown when a file in a zip cannot be unpacked to what the zip says of it. */
export class DamagedEntry extends Error {}

// APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const centralLength = 46;
const localLength = 30;
/** What is unpacked to more than this and this many times its size is made to fill a disk, not to be read. */
const bombBytes = 1024 ** 3;
const bombRatio = 200;
const stored = 0;
const deflated = 8;
const chunk = 64 * 1024;

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly localAt: number;
};

/**
 * Opens a zip by the list at its end, as programs that unpack it do, and refuses one that would do harm where it is unpacked.
 * Nothing of it stands in memory but that list and the piece being read.
 * @throws Failure `package.not-readable`, `package.unsafe`; errors of the file system
 */
export function openZip(path: string): OpenZip {
  const file = openSync(path, 'r');
  try {
    const entries = readEntries(file);
    refuseUnsafe(entries, fstatSync(file).size);
    const dataAt = refuseHidden(file, entries);
    return {
      files: entries.flatMap((entry, index): readonly ZipFile[] =>
        isFolder(entry)
          ? []
          : [{ name: entry.name, size: entry.size, read: () => unpacked(file, entry, dataAt[index] ?? 0) }],
      ),
      close: () => {
        closeSync(file);
      },
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

const isFolder = ({ name }: Entry): boolean => name.endsWith('/');

function readEntries(file: number): readonly Entry[] {
  const { size } = fstatSync(file);
  const tail = readAt(file, Math.max(0, size - endLength - 0xffff), Math.min(size, endLength + 0xffff));
  let at = tail.length - endLength;
  while (
    at >= 0 &&
    !(tail.readUInt32LE(at) === endSignature && at + endLength + tail.readUInt16LE(at + 20) === tail.length)
  )
    at -= 1;
  if (at < 0) throw notReadable('It is not a zip, or its end is missing. Get the package anew');
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== count)
    throw notReadable('It is one part of several');
  if (count === 0xffff || start === 0xffff_ffff)
    throw notReadable('It is larger than packages of Parallax are (zip64). Unpack it and use sha256sum -c');
  if (start + length > size - endLength)
    throw notReadable('Its list of files is cut off. Get the package anew');
  const list = readAt(file, start, length);
  const entries: Entry[] = [];
  for (let place = 0; entries.length < count;) {
    if (place + centralLength > list.length || list.readUInt32LE(place) !== centralSignature)
      throw notReadable('Its list of files is damaged. Get the package anew');
    const nameEnd = place + centralLength + list.readUInt16LE(place + 28);
    entries.push(entryAt(list, place, nameEnd));
    place = nameEnd + list.readUInt16LE(place + 30) + list.readUInt16LE(place + 32);
  }
  return entries;
}

function entryAt(list: Buffer, place: number, nameEnd: number): Entry {
  const name = textOf(list.subarray(place + centralLength, nameEnd));
  const flags = list.readUInt16LE(place + 8);
  const method = list.readUInt16LE(place + 10);
  if ((flags & 1) !== 0) throw notReadable(`“${name}” in it is encrypted`);
  if (method !== stored && method !== deflated)
    throw notReadable(`“${name}” in it is packed in a way that is not known here (${method})`);
  const madeOn = list.readUInt16LE(place + 4) >> 8;
  const mode = list.readUInt32LE(place + 38) >>> 16;
  // Made on Unix: the type of file is in the upper bits of its mode.
  if (madeOn === 3 && (mode & 0o170000) === 0o120000)
    throw unsafe(`“${name}” in it is a link to somewhere else`);
  return {
    name,
    method,
    crc: list.readUInt32LE(place + 16),
    packedSize: list.readUInt32LE(place + 20),
    size: list.readUInt32LE(place + 24),
    localAt: list.readUInt32LE(place + 42),
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unsafe('The name of a file in it cannot be read');
  }
}

function refuseUnsafe(entries: readonly Entry[], zipSize: number): void {
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const { name, size } = entry;
    const parts = name.replace(/\/$/, '').split('/');
    if (
      /[\p{Cc}\\]|^[a-z]:/iu.test(name) ||
      parts.some((part) => part === '' || part === '.' || part === '..')
    )
      throw unsafe(
        `“${name}” in it would be written outside of the folder it is unpacked in, or cannot be written`,
      );
    // Many file systems take these for one name, and the second would replace the first.
    const folded = parts.join('/').normalize('NFC').toLowerCase();
    if (names.has(folded)) throw unsafe(`It has two files named “${name}”`);
    names.add(folded);
    total += size;
  }
  if (total > bombBytes && total > bombRatio * zipSize)
    throw unsafe(`It says that it holds ${Math.round(total / 1024 ** 3)} GB, far more than its size allows`);
}

/**
 * Where the bytes of each entry begin. Refuses entries that lie over one another or are called otherwise where they stand:
 * one program would unpack other files than the next.
 */
function refuseHidden(file: number, entries: readonly Entry[]): readonly number[] {
  const starts = entries.map(({ name, localAt }) => {
    const local = readAt(file, localAt, localLength);
    if (local.length < localLength || local.readUInt32LE(0) !== localSignature)
      throw notReadable(`“${name}” is not where its list of files says. Get the package anew`);
    const nameLength = local.readUInt16LE(26);
    if (textOf(readAt(file, localAt + localLength, nameLength)) !== name)
      throw unsafe(`“${name}” in it goes by another name as well`);
    return localAt + localLength + nameLength + local.readUInt16LE(28);
  });
  const inOrder = entries
    .map(({ name, localAt, packedSize }, index) => ({
      name,
      from: localAt,
      to: (starts[index] ?? 0) + packedSize,
    }))
    .toSorted((a, b) => a.from - b.from);
  inOrder.forEach(({ name, from }, index) => {
    if (from < (inOrder[index - 1]?.to ?? 0)) throw unsafe(`“${name}” in it lies over another file`);
  });
  if ((inOrder.at(-1)?.to ?? 0) > fstatSync(file).size)
    throw notReadable(`“${inOrder.at(-1)?.name}” in it is cut off. Get the package anew`);
  return starts;
}

async function* unpacked(file: number, entry: Entry, start: number): AsyncGenerator<Uint8Array> {
  const packed = function* (): Generator<Buffer> {
    for (let at = 0; at < entry.packedSize; at += chunk)
      yield readAt(file, start + at, Math.min(chunk, entry.packedSize - at));
  };
  let [size, sum] = [0, 0];
  try {
    for await (const piece of entry.method === stored ? packed() : inflated(packed())) {
      size += piece.length;
      if (size > entry.size) break;
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw new DamagedEntry(`cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (size !== entry.size) throw new DamagedEntry('is not as long as the zip says');
  if (sum !== entry.crc) throw new DamagedEntry('does not have the checksum that the zip says');
}

/** What zlib makes of packed bytes, never more of it at once than a piece. */
function inflated(packed: Iterable<Buffer>): AsyncIterable<Buffer> {
  return pipeline(Readable.from(packed), createInflateRaw({ chunkSize: chunk }), () => undefined);
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

function notReadable(why: string): Failure {
  return new Failure('package.not-readable', `The package cannot be read. ${why}.`, { reason: why });
}

function unsafe(why: string): Failure {
  return new Failure(
    'package.unsafe',
    `The package is not one that Parallax wrote, and unpacking it may do harm. ${why}.`,
    { reason: why },
  );
}
