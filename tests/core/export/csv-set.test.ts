import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import dataPackages from 'datapackage';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { largeCase } from './refi-cases.ts';
import { renderBytes, type TestOrder } from './render-export.ts';

type Row = Readonly<Record<string, string>>;
type Descriptor = {
  readonly created: string;
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
  }[];
};
type Exported = {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly descriptor: Descriptor;
  readonly rows: (name: string) => readonly Row[];
};

async function exported(fixture: FixtureCase, options: TestOrder['options'] = {}): Promise<Exported> {
  const files = unzipSync(await renderBytes(openCase(fixture), { format: 'csv-set', options }));
  const text = (name: string): string =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(files[name]);
  return {
    files,
    descriptor: JSON.parse(text('datapackage.json')) as Descriptor,
    rows: (name) => parse(text(`${name}.csv`), { columns: true, bom: true, record_delimiter: '\r\n' }),
  };
}

/** Has the library of the Data Package check descriptor, every row and every foreign key; gives what it read. */
async function checked(
  { files }: Exported,
  relations: 'relations' | 'rows' = 'relations',
): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-csv-set-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const found = await dataPackages.Package.load(join(folder, 'datapackage.json'), { strict: true });
  expect(found.errors).toEqual([]);
  const read = new Map<string, readonly Record<string, unknown>[]>();
  for (const resource of found.resources) {
    // Casts each cell by its field's type and constraints, and looks each foreign key up.
    read.set(resource.name, await resource.read({ keyed: true, relations: false }));
    if (relations === 'relations') await resource.checkRelations();
  }
  return read;
}

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };
const names = [
  'occurrences',
  'pieces',
  'chain-steps',
  'claims',
  'claim-tags',
  'evidence',
  'relations',
  'sources',
  'ratings',
  'articles',
  'tags',
];

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
])(
  'the Data Package of %s holds: every row fits its schema and every key leads somewhere',
  async (_, fixture) => {
    const read = await checked(await exported(fixture, { byteOrderMark: false, suggested: true }));
    expect([...read.keys()]).toEqual(names);
    expect(read.get('occurrences')).toHaveLength(fixture.occurrences?.length ?? 0);
  },
);

test('a key that leads nowhere and a value that is none would be found by the same check', async () => {
  const whole = await exported(hostileCase, { byteOrderMark: false });
  const spoilt = (name: string, from: RegExp, to: string): Exported => {
    const text = new TextDecoder().decode(whole.files[name]);
    expect(text).toMatch(from);
    return { ...whole, files: { ...whole.files, [name]: new TextEncoder().encode(text.replace(from, to)) } };
  };
  await expect(checked(spoilt('claims.csv', /018f3000/, '018f3fff'))).rejects.toThrow(/foreign key/iu);
  await expect(checked(spoilt('occurrences.csv', /"rejects"/, '"=rejects"'))).rejects.toThrow(/mismatch/u);
});

test('tables begin with a byte order mark unless it is not wanted, and end their lines with CRLF', async () => {
  const withMark = await exported(hostileCase);
  for (const name of names) {
    const bytes = withMark.files[`${name}.csv`] ?? new Uint8Array();
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect([...bytes.subarray(-2)]).toEqual([13, 10]);
  }
  const without = await exported(hostileCase, { byteOrderMark: false });
  expect(without.files['claims.csv']?.[0]).toBe(0x22);
});

test('the package says the size and the hash of each table', async () => {
  const { files, descriptor } = await exported(hostileCase);
  expect(descriptor.resources.map(({ name }) => name)).toEqual(names);
  for (const { path, bytes, hash } of descriptor.resources) {
    const content = files[path] ?? new Uint8Array();
    expect(bytes).toBe(content.length);
    expect(hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
  }
  expect(descriptor.created).toBe('2024-05-02T09:30:00Z');
});

test('no cell can be taken for a formula', async () => {
  const { rows } = await exported(hostileCase, { suggested: true });
  const suspicious = names.flatMap((name) =>
    rows(name).flatMap((row) => Object.entries(row).filter(([, cell]) => /^[=+\-@\t\r]/.test(cell))),
  );
  expect(suspicious).toEqual([
    ['stance_score', '-1'],
    ['stance_score', '-2'],
  ]);
});

test('pieces, steps and tags are rows of their own that lead back to the whole', async () => {
  const { rows } = await exported(hostileCase);
  const split = rows('occurrences').find(({ piece_count }) => piece_count === '2');
  const own = rows('pieces').filter(({ occurrence_id }) => occurrence_id === split?.['occurrence_id']);
  expect(own.map(({ position, exact }) => [position, exact])).toEqual([
    ['1', 'We would do it again,'],
    ['2', 'and tomorrow.'],
  ]);
  // Two characters before it lie outside of the basic plane.
  for (const piece of own) expect(Number(piece['start_code_point'])).toBe(Number(piece['start_utf16']) - 2);
  const steps = rows('chain-steps').filter(({ cue_words }) => cue_words === 'said');
  expect(steps).toMatchObject([{ position: '2', status: 'explicit', source_words: 'the ministry' }]);
  expect(rows('sources').find(({ source_id }) => source_id === steps[0]?.['source_id'])).toMatchObject({
    reliability: 'B',
    rated_on: '2024-04-24',
  });
  const tags = new Set(rows('tags').map(({ tag }) => tag));
  for (const { tag } of rows('claim-tags')) expect(tags).toContain(tag);
});

test('rejected relations never come along, suggested ones only where they are wanted', async () => {
  const statuses = async (suggested: boolean): Promise<readonly (string | undefined)[]> =>
    (await exported(hostileCase, { suggested })).rows('relations').map(({ status }) => status);
  expect(await statuses(false)).toEqual(['confirmed']);
  expect((await statuses(true)).toSorted()).toEqual(['confirmed', 'suggested']);
});

test('the same case gives the same bytes, and a part of it has no key that leads out', async () => {
  const open = openCase(hostileCase);
  const order = { format: 'csv-set', options: { byteOrderMark: false } } as const;
  expect(await renderBytes(open, order)).toEqual(await renderBytes(open, order));
  const files = unzipSync(await renderBytes(open, { ...order, articleIds: [open.articleId('arabic')] }));
  const read = await checked({ ...(await exported(emptyCase)), files });
  expect(read.get('articles')).toHaveLength(1);
  expect(read.get('occurrences')).toHaveLength(1);
});

// The library looks each key up in a list, which takes long for many; the rows are cast all the same.
test('5,000 occurrences hold as well', async () => {
  const read = await checked(await exported(largeCase(5000), { byteOrderMark: false }), 'rows');
  expect(read.get('occurrences')).toHaveLength(5000);
}, 60_000);
