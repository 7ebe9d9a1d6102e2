import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ExportFile, Piece } from '#core/export/format.ts';
import { zipped } from '#core/export/zip.ts';

async function pack(
  files: Iterable<ExportFile> | AsyncIterable<ExportFile>,
): Promise<{ readonly zip: Buffer; readonly progress: readonly number[] }> {
  const parts: Uint8Array[] = [];
  const progress: number[] = [];
  for await (const piece of zipped(files)) {
    if (typeof piece === 'number') progress.push(piece);
    else parts.push(Buffer.from(piece));
  }
  return { zip: Buffer.concat(parts), progress };
}

function* someFiles(): Generator<ExportFile> {
  yield { name: 'Отчёт 報告.csv', pieces: ['a,b\r\n', 0.25, 'с,😀\r\n'] };
  yield { name: 'in/one.png', pieces: [Uint8Array.from({ length: 300 }, (_, at) => at % 256)] };
  yield { name: 'empty.txt', pieces: [] };
}

async function* theSameLater(): AsyncGenerator<ExportFile> {
  for (const file of someFiles()) {
    await Promise.resolve();
    yield { name: file.name, pieces: later(file.pieces as Iterable<Piece>) };
  }
}
async function* later(pieces: Iterable<Piece>): AsyncGenerator<Piece> {
  for (const piece of pieces) {
    await Promise.resolve();
    yield piece;
  }
}

test('a zip holds the files in their order, and tells the progress of their writers', async () => {
  const { zip, progress } = await pack(someFiles());
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(['Отчёт 報告.csv', 'in/one.png', 'empty.txt']);
  expect(strFromU8(files['Отчёт 報告.csv'] ?? new Uint8Array())).toBe('a,b\r\nс,😀\r\n');
  expect(files['in/one.png']).toHaveLength(300);
  expect(files['empty.txt']).toHaveLength(0);
  expect(progress).toEqual([0.25]);
});

test('the same files give the same bytes, whenever and however they come', async () => {
  const { zip } = await pack(someFiles());
  expect((await pack(theSameLater())).zip.equals(zip)).toBe(true);
});

test('what is packed already is not packed again', async () => {
  const zeros = new Uint8Array(100_000);
  const stored = await pack([{ name: 'a.png', pieces: [zeros] }]);
  const deflated = await pack([{ name: 'a.csv', pieces: [zeros] }]);
  expect(stored.zip.length).toBeGreaterThan(100_000);
  expect(deflated.zip.length).toBeLessThan(1000);
});

test('a writer that fails ends the zip with its failure', async () => {
  // eslint-disable-next-line require-yield -- It fails before it gives anything.
  function* broken(): Generator<Piece> {
    throw new Error('no original');
  }
  await expect(pack([{ name: 'a', pieces: broken() }])).rejects.toThrow('no original');
});
