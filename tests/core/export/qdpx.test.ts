import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { openCase, type OpenFixture } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { emptyCase, largeCase, variedCase } from './refi-cases.ts';
import { hasSchemas, schemaErrors } from './refi-schema.ts';
import { type TestOrder, renderBytes, renderExport } from './render-export.ts';

type Project = {
  readonly names: readonly string[];
  readonly file: (name: string) => Buffer;
  readonly xml: string;
  readonly document: Document;
};

async function projectOf(open: OpenFixture, order: Partial<TestOrder> = {}): Promise<Project> {
  const files = unzipSync(await renderBytes(open, { format: 'qdpx', ...order }));
  const file = (name: string): Buffer => Buffer.from(files[name] ?? expect.fail(`no ${name}`));
  const xml = file('project.qde').toString('utf8');
  const { document } = new JSDOM(xml, { contentType: 'text/xml' }).window;
  return { names: Object.keys(files), file, xml, document };
}

const attribute = (element: Element | null | undefined, name: string): string =>
  element?.getAttribute(name) ?? expect.fail(`no ${name}`);

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
  ['a case with pieces, overlaps, chains and many scripts', variedCase],
])('the project and the codebook of %s are valid by the published schemas', async (_, fixture) => {
  const open = openCase(fixture);
  for (const options of [{}, { options: { suggested: true } }]) {
    const { xml } = await projectOf(open, options);
    expect(schemaErrors('Project', xml)).toBe('');
  }
  expect(schemaErrors('Codebook', await renderExport(open, { format: 'qdc' }))).toBe('');
});

test.skipIf(!hasSchemas)('the check against the schema does find what is wrong', async () => {
  const { xml } = await projectOf(openCase(variedCase));
  expect(schemaErrors('Project', xml.replace('<Users>', '<Users><Nobody/>'))).toContain('Nobody');
});

test('each selection covers the words it is named after, counted in code points of a text with the case’s SHA-256', async () => {
  const open = openCase(variedCase);
  const { document, file } = await projectOf(open);
  const source = document.querySelector('TextSource');
  const name = attribute(source, 'plainTextPath').replace('internal://', 'sources/');
  const bytes = file(name);
  const { text_sha256: expected } = open.db.prepare('SELECT text_sha256 FROM article').get() as {
    text_sha256: string;
  };
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected);
  const characters = [...bytes.toString('utf8')];
  const words = [...document.querySelectorAll('PlainTextSelection')].map((selection) => {
    const [start, end] = ['startPosition', 'endPosition'].map((each) => Number(attribute(selection, each)));
    const covered = characters.slice(start, end).join('');
    expect(attribute(selection, 'name')).toBe(covered);
    return covered;
  });
  expect(words).toEqual([
    'We saw it,',
    'saw it,',
    'the office',
    'said',
    'citing',
    'insiders',
    'at ni\u0303ght.',
    'alerted',
    '🌊',
    'البوابات فتحت',
  ]);
});

test('a piece is coded with its claim, stance, commitment, quotation, last source and tags', async () => {
  const { document } = await projectOf(openCase(variedCase));
  const names = new Map(
    [...document.querySelectorAll('Code')].map((code) => [attribute(code, 'guid'), attribute(code, 'name')]),
  );
  const codesAt = (name: string): readonly string[] =>
    [...document.querySelectorAll('PlainTextSelection')]
      .filter((each) => each.getAttribute('name') === name)
      .flatMap((each) => [...each.querySelectorAll('CodeRef')])
      .map((ref) => names.get(attribute(ref, 'targetGUID')) ?? expect.fail('no such code'));
  const codes = [
    'It was seen at night.',
    'Distances',
    'Asserts',
    'Anonymous',
    'Mixed quotation',
    'Affirms',
    'Insiders',
    'Insiders (tag)',
    'level',
    'level (tag in air)',
  ];
  expect(codesAt('We saw it,').toSorted()).toEqual(codes.toSorted());
  expect(codesAt('at ni\u0303ght.').toSorted()).toEqual(codes.toSorted());
  expect(codesAt('citing')).toEqual(['Words of the cue', 'Insiders']);
  expect(codesAt('alerted')).toEqual(['Words that show the stance', 'Distances']);
});

test('no two codes have one name, wherever they stand, and none is longer than programs keep', async () => {
  const { document } = await projectOf(openCase(variedCase));
  const names = [...document.querySelectorAll('Code')].map((code) => attribute(code, 'name').toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  expect(Math.max(...names.map((name) => [...name].length))).toBeLessThanOrEqual(200);
  const cut = [...document.querySelectorAll('Code')].find((code) => attribute(code, 'name').endsWith('…'));
  expect(cut?.querySelector('Description')?.textContent).toContain('very wide.');
});

test('every GUID is used once and every reference finds its target', async () => {
  const { document } = await projectOf(openCase(variedCase), { options: { suggested: true } });
  const guids = [...document.querySelectorAll('[guid]')].map((each) => attribute(each, 'guid'));
  expect(new Set(guids).size).toBe(guids.length);
  const known = new Set(guids);
  for (const name of ['targetGUID', 'originGUID', 'creatingUser', 'creatingUserGUID']) {
    for (const each of document.querySelectorAll(`[${name}]`)) expect(known).toContain(attribute(each, name));
  }
});

test('notes and reasons are notes; relations are links, rejected ones never, suggested ones when asked', async () => {
  const open = openCase(variedCase);
  const { document, xml } = await projectOf(open);
  const noted = [...document.querySelectorAll('PlainTextSelection NoteRef')].map((ref) =>
    document.querySelector(`Note[guid="${attribute(ref, 'targetGUID')}"] PlainTextContent`),
  );
  expect(noted.map((note) => note?.textContent)).toEqual(
    Array(2).fill('In two pieces\nwith “quotes” & more.'),
  );
  const links = (from: Document): readonly string[] =>
    [...from.querySelectorAll('Link')].map(
      (link) => `${attribute(link, 'name')} ${attribute(link, 'direction')}`,
    );
  expect(links(document)).toEqual(['Continued OneWay', 'Supports OneWay']);
  expect(xml).toContain('Because &amp; so.');
  const suggested = await projectOf(open, { options: { suggested: true } });
  expect(links(suggested.document)).toContain('Equivalent to (suggested) Bidirectional');
  expect(suggested.xml).not.toContain('Contradicts');
});

test('the original goes along where it is more than the text', async () => {
  const open = openCase(variedCase);
  const { names, file } = await projectOf(open);
  const original = names.find((name) => name.startsWith('originals/')) ?? expect.fail('no original');
  expect(file(original).equals(Buffer.from('<p>bytes</p>\0\u0001'))).toBe(true);
  expect(createHash('sha256').update(file(original)).digest('hex')).toBe(original.replace('originals/', ''));
});

test('the same case gives the same bytes', async () => {
  const open = openCase(hostileCase);
  const first = await renderBytes(open, { format: 'qdpx' });
  expect(first.equals(await renderBytes(open, { format: 'qdpx' }))).toBe(true);
});

test('5,000 occurrences are valid too', async () => {
  const open = openCase(largeCase(5000));
  const files = unzipSync(await renderBytes(open, { format: 'qdpx' }));
  const xml = files['project.qde'] ?? expect.fail('no project');
  expect(schemaErrors('Project', xml)).toBe('');
  expect(
    Buffer.from(xml)
      .toString('utf8')
      .match(/<PlainTextSelection /g),
  ).toHaveLength(5000);
});
