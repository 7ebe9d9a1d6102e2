import { Failure } from '#domain/failure.ts';
import type { DataLookup, DataReader, ReadData } from './data-reader.ts';
import { jsonLinesReader } from './read-json-lines.ts';
import { jsonReader } from './read-json.ts';
import { refiReader } from './refi.ts';
import { w3cReader } from './w3c.ts';

/** The formats of data that are read, each tried in this order. */
const dataReaders: readonly DataReader[] = [jsonReader, jsonLinesReader, refiReader, w3cReader];

/** Data with the name of the format they came in. */
export type NamedData = ReadData & { readonly format: string };

/**
 * Reads a file of data in whichever format it is.
 * @throws Failure `data.invalid` when it is none that is read, or not right.
 */
export async function readData(
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
  lookup: DataLookup,
): Promise<NamedData> {
  const reader = dataReaders.find((each) => each.recognises(fileName, bytes));
  if (!reader) {
    const names = dataReaders.map(({ name }) => name).join(', ');
    throw new Failure(
      'data.invalid',
      `“${fileName}” is in no format of data that Parallax reads: ${names}.`,
      { path: '', problem: 'unknown format' },
    );
  }
  const read = await reader.read(bytes, lookup);
  return { ...read, format: reader.name };
}
