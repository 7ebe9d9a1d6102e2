import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { manifestName, readManifest } from './manifest.ts';
import { DamagedEntry, openZip, type ZipFile } from './open-zip.ts';

/** What is wrong with a file of a package, or with its manifest. */
export type PackageProblem = {
  readonly kind: 'missing' | 'changed' | 'not-listed' | 'damaged' | 'manifest';
  readonly detail: string;
};

/** What the check of a package found. */
export type PackageReport = {
  readonly path: string;
  readonly checkedFiles: number;
  readonly problems: readonly PackageProblem[];
};

/** A manifest is some hundred bytes a file; a longer one is none. */
const longestManifest = 64 * 1024 ** 2;

/** Whether a file begins as a zip does; false for one that cannot be read. */
export function looksLikeZip(path: string): boolean {
  const start = Buffer.alloc(4);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, start, 0, 4, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
  // The second is a zip of nothing.
  return ['504b0304', '504b0506'].includes(start.toString('hex'));
}

/**
 * Checks an evidence package: that each file is as the manifest says, none is missing and none is beside it.
 * @throws Failure `package.not-readable`, `package.unsafe`; errors of the file system
 */
export async function verifyPackage(
  path: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<PackageReport> {
  const zip = openZip(path);
  try {
    const list = zip.files.find(({ name }) => name === manifestName);
    const files = zip.files.filter((file) => file !== list);
    const report = (checkedFiles: number, problems: readonly PackageProblem[]): PackageReport => ({
      path: resolve(path),
      checkedFiles,
      problems,
    });
    const text = list && (await textOf(list));
    if (typeof text !== 'string')
      return report(0, [
        text ?? { kind: 'manifest', detail: `${manifestName} is missing, so nothing can be checked` },
      ]);
    const { hashes, problems: badLines } = readManifest(text);
    const problems = badLines.map((line): PackageProblem => ({
      kind: 'manifest',
      detail: `${manifestName}: ${line}`,
    }));
    for (const [index, file] of files.entries()) {
      onProgress(index, files.length);
      const problem = await check(file, hashes.get(file.name));
      if (problem) problems.push(problem);
    }
    const there = new Set(files.map(({ name }) => name));
    for (const name of hashes.keys()) if (!there.has(name)) problems.push({ kind: 'missing', detail: name });
    return report(files.length, problems);
  } finally {
    zip.close();
  }
}

async function check(file: ZipFile, expected: string | undefined): Promise<PackageProblem | null> {
  if (expected === undefined) return { kind: 'not-listed', detail: file.name };
  const hash = createHash('sha256');
  try {
    for await (const piece of file.read()) hash.update(piece);
  } catch (error) {
    if (error instanceof DamagedEntry) return { kind: 'damaged', detail: `${file.name} ${error.message}` };
    throw error;
  }
  return hash.digest('hex') === expected ? null : { kind: 'changed', detail: file.name };
}

async function textOf(file: ZipFile): Promise<string | PackageProblem> {
  if (file.size > longestManifest)
    return { kind: 'manifest', detail: `${manifestName} is too long to be one` };
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of file.read()) pieces.push(piece);
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch (error) {
    const why = error instanceof DamagedEntry ? error.message : 'is not a text in UTF-8';
    return { kind: 'manifest', detail: `${manifestName} ${why}` };
  }
}
