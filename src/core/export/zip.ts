import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ExportFile, Piece } from './format.ts';

/** The first day a zip can name, in local time as the format has it: entries carry no clock. */
const noTime = new Date(1980, 0, 1);
/** What is packed already and would only cost time. */
const packed = /\.(?:png|zip|docx|qdpx|pdf)$/i;

/** Packs files, in the order given and without a clock, so that the same files give the same bytes. */
export async function* zipped(
  files: Iterable<ExportFile> | AsyncIterable<ExportFile>,
): AsyncGenerator<Piece, void, undefined> {
  let waiting: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
  });
  const taken = function* (): Generator<Uint8Array> {
    const ready = waiting;
    waiting = [];
    yield* ready;
  };
  for await (const { name, pieces } of files) {
    const entry = packed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = noTime;
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
