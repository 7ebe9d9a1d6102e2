import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { Failure } from '#domain/failure.ts';
import type { ExportFile, Piece } from './format.ts';

/** The first day a zip can name, in local time as the format has it: entries carry no clock. */
const noTime = new Date(1980, 0, 1);
/** What is packed already and would only cost time. */
const packed = /\.(?:png|zip|docx|qdpx|pdf)$/i;

/** What a zip can name: so many files, and places so far from its beginning, in bytes. */
const mostFiles = 0xffff;
const mostBytes = 0xffff_ffff;

/**
 * Packs files, in the order given and without a clock, so that the same files give the same bytes.
 * @throws Failure `export.failed` when they are more than a zip can hold.
 */
export async function* zipped(
  files: Iterable<ExportFile> | AsyncIterable<ExportFile>,
): AsyncGenerator<Piece, void, undefined> {
  let waiting: Uint8Array[] = [];
  let [count, size] = [0, 0];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
    size += bytes.length;
    if (size > mostBytes) throw tooMuch();
  });
  const taken = function* (): Generator<Uint8Array> {
    const ready = waiting;
    waiting = [];
    yield* ready;
  };
  for await (const { name, pieces } of files) {
    const entry = packed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = noTime;
    if ((count += 1) > mostFiles) throw tooMuch();
    zip.add(entry);
    for await (const piece of pieces) {
      if (typeof piece === 'number') {
        yield piece;
        continue;
      }
      entry.push(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

function tooMuch(): Failure {
  return new Failure(
    'export.failed',
    'This is more than a zip can hold (4 GB, 65,535 files). Choose fewer articles, or a folder where that can be chosen.',
    { rule: 'too-large-for-zip' },
  );
}
