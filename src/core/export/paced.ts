import { setImmediate } from 'node:timers/promises';
import { Failure } from '#domain/failure.ts';
import { stretch } from '../works.ts';
import type { ExportFile, Piece, Pieces } from './format.ts';

/**
 * The same pieces, letting others have their turn every few milliseconds, so that an interrupt is heard.
 * @throws Failure `request.cancelled` once the signal is aborted
 */
export async function* paced(pieces: Pieces, signal: AbortSignal): AsyncGenerator<Piece, void, undefined> {
  let listened = performance.now();
  for await (const piece of pieces) {
    if (performance.now() - listened >= stretch) {
      await setImmediate();
      listened = performance.now();
    }
    if (signal.aborted) throw cancellation();
    yield piece;
  }
}

/** The same for several files. */
export async function* pacedFiles(
  files: Iterable<ExportFile> | AsyncIterable<ExportFile>,
  signal: AbortSignal,
): AsyncGenerator<ExportFile, void, undefined> {
  for await (const { name, pieces } of files) yield { name, pieces: paced(pieces, signal) };
}

/** What an export that was cancelled fails with. */
export function cancellation(): Failure {
  return new Failure('request.cancelled', 'Cancelled; nothing was written.', { rule: 'not-written' });
}
