import { Buffer } from 'node:buffer';
import { type CaseJson, caseJsonSchema, caseJsonVersion } from '#contract/case-json.ts';
import type { DataReader } from './data-reader.ts';
import { dataPath, rejectData } from './reject-data.ts';

/** Reads a case's own JSON, see contract/case-json.ts. */
export const jsonReader: DataReader = {
  name: 'Parallax JSON',
  recognises: (_fileName, bytes) =>
    bytes.subarray(0, 100).some((byte) => byte === openingBrace) &&
    asBuffer(bytes).includes('"parallax-case"'),
  read: (bytes) => ({ data: checkCaseJson(parseJson(decodeUtf8(bytes), '')), remarks: [] }),
};

const openingBrace = 0x7b;

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as UTF-8, a byte order mark passed over. @throws Failure `data.invalid` when they are none. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return rejectData('', 'it is not UTF-8 text');
  }
}

/** Reads JSON. @throws Failure `data.invalid` that names the place. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return rejectData(path, `this is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Checks that a value is a case as JSON, of this version or one that can still be read. @throws Failure `data.invalid` */
export function checkCaseJson(value: unknown): CaseJson {
  const version = versionOf(value);
  if (version !== null && version > caseJsonVersion)
    rejectData(
      'version',
      `version ${version} is of a newer Parallax; this one reads up to ${caseJsonVersion}`,
    );
  const parsed = caseJsonSchema.safeParse(asNewest(value));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return rejectData(dataPath(issue?.path ?? []), issue?.message ?? 'it does not fit the format');
}

/** Version 2 knows neither decisions nor views nor reports, and is else the same. */
function asNewest(value: unknown): unknown {
  return versionOf(value) === 2 ? { ...(value as object), version: caseJsonVersion } : value;
}

function versionOf(value: unknown): number | null {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : null;
  return typeof version === 'number' ? version : null;
}
