import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { looksLikeZip, type PackageReport, verifyPackage } from '#core/package/verify-package.ts';
import type { FailureCode } from '#domain/failure.ts';
import { temporaryFolder } from '../db/temp-case.ts';

const lineOf = (name: string, text: string): string =>
  `${createHash('sha256').update(text).digest('hex')}  ${name}\n`;
const manifest = 'manifest-sha256.txt';
const sound = { 'report.html': 'the report', 'data/case.json': '{}', 'originals/1 вода.html': '<p>' };
const soundList = Object.entries(sound)
  .map(([name, text]) => lineOf(name, text))
  .join('');
const bytesOf = (files: Readonly<Record<string, string>>): Zippable =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
const soundZip = (): Uint8Array => zipSync(bytesOf({ ...sound, [manifest]: soundList }));

function verify(zip: Uint8Array): Promise<PackageReport> {
  const path = join(temporaryFolder(), 'package.zip');
  writeFileSync(path, zip);
  return verifyPackage(path);
}
const problemsOf = async (zip: Uint8Array): Promise<readonly string[]> =>
  (await verify(zip)).problems.map(({ kind, detail }) => `${kind}: ${detail}`);

/** Where the entry of a file begins in the list at the end of a zip. */
function centralOf(zip: Uint8Array, name: string): number {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 1)) {
    if (bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)) === name) return at;
  }
  throw new Error(`The zip has no “${name}”.`);
}

/** The zip with four bytes of a file's entry in the list written anew. */
function patched(zip: Uint8Array, name: string, offset: number, value: number): Uint8Array {
  const copy = Buffer.from(zip);
  copy.writeUInt32LE(value, centralOf(zip, name) + offset);
  return copy;
}

test('a package that is as its manifest says has no problems', async () => {
  expect(await verify(soundZip())).toMatchObject({ checkedFiles: 3, problems: [] });
});

test('folders, a comment, a marked or escaped line and Windows line ends are no problems', async () => {
  const list = soundList.replace('  report', ' *report').replaceAll('\n', '\r\n');
  const zip = Buffer.from(
    zipSync({ ...bytesOf({ ...sound, [manifest]: list }), 'originals/': new Uint8Array() }),
  );
  zip.writeUInt16LE(3, zip.length - 2);
  expect(await problemsOf(Buffer.concat([zip, Buffer.from('abc')]))).toEqual([]);
});

test('each file that is changed, missing or not listed is named', async () => {
  const files = { 'report.html': 'the Report', 'originals/1 вода.html': '<p>', 'new\u202e.txt': '' };
  expect(await problemsOf(zipSync(bytesOf({ ...files, [manifest]: soundList })))).toEqual([
    'changed: report.html',
    'not-listed: new\u202e.txt',
    'missing: data/case.json',
  ]);
});

test('a manifest that is missing, no text, or has lines that say nothing is told', async () => {
  expect(await problemsOf(zipSync(bytesOf(sound)))).toEqual([
    `manifest: ${manifest} is missing, so nothing can be checked`,
  ]);
  const binary = zipSync({ ...bytesOf(sound), [manifest]: new Uint8Array([0xff, 0xfe]) });
  expect(await problemsOf(binary)).toEqual([`manifest: ${manifest} is not a text in UTF-8`]);
  const lines = `${soundList}abc  x\n${lineOf('report.html', 'another')}\n`;
  expect(await problemsOf(zipSync(bytesOf({ ...sound, [manifest]: lines })))).toEqual([
    `manifest: ${manifest}: line 4 is not a hash and a name`,
    `manifest: ${manifest}: line 5 names “report.html” again`,
    `manifest: ${manifest}: line 6 is not a hash and a name`,
  ]);
});

test('a changed byte anywhere in a file is found', async () => {
  const zip = soundZip();
  const at = Buffer.from(zip).indexOf('report.html') + 'report.html'.length;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 1, max: 255 }),
      async (offset, change) => {
        const copy = Buffer.from(zip);
        copy.writeUInt8((copy[at + offset] ?? 0) ^ change, at + offset);
        expect((await problemsOf(copy))[0]).toMatch(/^(?:damaged|changed): report\.html/);
      },
    ),
    { numRuns: 60 },
  );
});

test('a file that unpacks to more than the zip says is not unpacked further', async () => {
  const large = { 'a.txt': new Uint8Array(5_000_000), [manifest]: strToU8('') };
  expect(await problemsOf(patched(zipSync(large), 'a.txt', 24, 1000))).toContain('not-listed: a.txt');
  const listed = { ...large, [manifest]: strToU8(lineOf('a.txt', '')) };
  expect(await problemsOf(patched(zipSync(listed), 'a.txt', 24, 1000))).toEqual([
    'damaged: a.txt is not as long as the zip says',
  ]);
});

/** A file whose own bytes are a file of a zip, which the list then names as one that lies within. */
function overlapping(): Uint8Array {
  const within = zipSync({ b: strToU8('inner') });
  const inner = within.slice(0, Buffer.from(within).indexOf('PK\u0001\u0002'));
  const zip = zipSync({ a: [inner, { level: 0 }], b: strToU8('outer') });
  return patched(zip, 'b', 42, Buffer.from(zip).indexOf('PK\u0003\u0004', 4));
}

const renamed = (): Uint8Array => {
  const zip = Buffer.from(soundZip());
  zip.write('Report.html', zip.indexOf('report.html'));
  return zip;
};
const twins = (): Uint8Array => {
  const zip = Buffer.from(zipSync(bytesOf({ aa: '1', ab: '2' })));
  for (let at = zip.indexOf('ab'); at !== -1; at = zip.indexOf('ab', at + 1)) zip.write('aa', at);
  return zip;
};

test.each<readonly [string, FailureCode, Uint8Array]>([
  ['leads out of its folder', 'package.unsafe', zipSync(bytesOf({ '../evil.txt': '' }))],
  ['leads out of its folder within', 'package.unsafe', zipSync(bytesOf({ 'a/../../evil.txt': '' }))],
  ['is at the root', 'package.unsafe', zipSync(bytesOf({ '/etc/passwd': '' }))],
  ['is on a drive', 'package.unsafe', zipSync(bytesOf({ 'C:evil.txt': '' }))],
  ['has a backslash', 'package.unsafe', zipSync(bytesOf({ 'a\\..\\evil.txt': '' }))],
  ['has a line break', 'package.unsafe', zipSync(bytesOf({ 'a\nb': '' }))],
  [
    'is a link',
    'package.unsafe',
    zipSync({ link: [strToU8('/etc'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
  ],
  ['is there twice', 'package.unsafe', twins()],
  ['is there twice but for its case', 'package.unsafe', zipSync(bytesOf({ 'A.txt': '1', 'a.txt': '2' }))],
  ['is called otherwise where it stands', 'package.unsafe', renamed()],
  ['lies in another', 'package.unsafe', overlapping()],
  ['is a bomb', 'package.unsafe', patched(soundZip(), 'report.html', 24, 0xf000_0000)],
  ['is encrypted', 'package.not-readable', patched(soundZip(), 'report.html', 8, 1)],
  ['is packed in a way not known', 'package.not-readable', patched(soundZip(), 'report.html', 10, 99)],
  ['is not where the list says', 'package.not-readable', patched(soundZip(), 'report.html', 42, 7)],
  ['is elsewhere altogether', 'package.not-readable', patched(soundZip(), 'report.html', 42, 0x7fff_ffff)],
])('a zip with a file that %s is refused', async (_what, code, zip) => {
  await expect(verify(zip)).rejects.toMatchObject({ code });
});

test('whatever is cut off or mixed in, the answer is a failure or a problem, never a fault', async () => {
  const zip = soundZip();
  await expect(verify(new Uint8Array())).rejects.toMatchObject({ code: 'package.not-readable' });
  await expect(verify(strToU8('no zip at all'))).rejects.toMatchObject({ code: 'package.not-readable' });
  const damage = fc.tuple(fc.nat(zip.length - 1), fc.option(fc.integer({ min: 1, max: 255 })));
  await fc.assert(
    fc.asyncProperty(damage, async ([at, change]) => {
      const copy =
        change === null
          ? zip.slice(0, at)
          : Uint8Array.from(zip, (byte, i) => (i === at ? byte ^ change : byte));
      const outcome = await verify(copy).then(
        ({ problems }) => problems.length,
        (error: unknown) => error,
      );
      if (typeof outcome !== 'number')
        expect(outcome).toMatchObject({ code: expect.stringMatching(/^package\./) as unknown });
      // A time, an attribute or a comment may be changed without harm; what is cut off never is.
      else if (change === null) expect(outcome).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

test('a zip is known by its first bytes, whatever it is called', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.parallax'), soundZip());
  writeFileSync(join(folder, 'b.zip'), 'SQLite format 3');
  expect(looksLikeZip(join(folder, 'a.parallax'))).toBe(true);
  expect(looksLikeZip(join(folder, 'b.zip'))).toBe(false);
  expect(looksLikeZip(join(folder, 'none'))).toBe(false);
  expect(looksLikeZip(folder)).toBe(false);
});
