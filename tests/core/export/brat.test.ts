import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { type BratLine, readAnnotations, readConfiguration } from './read-brat.ts';
import { renderBytes } from './render-export.ts';

type Exported = {
  readonly names: readonly string[];
  readonly documents: readonly Readonly<Record<string, string>>[];
  readonly lines: (name: string) => readonly BratLine[];
  readonly text: (name: string) => string;
};

async function exported(fixture: FixtureCase, suggested = false): Promise<Exported> {
  const zip = await renderBytes(openCase(fixture), { format: 'brat', options: { suggested } });
  const files = new Map(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [
      name,
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    ]),
  );
  const text = (name: string): string => files.get(name) ?? expect.fail(`no ${name}`);
  const configuration = readConfiguration(text('annotation.conf'));
  return {
    names: [...files.keys()].filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4)),
    documents: parse(text('documents.csv'), { columns: true, bom: true }),
    text,
    lines: (name) => readAnnotations(text(`${name}.txt`), text(`${name}.ann`), configuration),
  };
}

const marks = (lines: readonly BratLine[], type: string): readonly (readonly string[])[] =>
  lines.flatMap((line) => (line.kind === 'T' && line.type === type ? [line.pieces] : []));
const arcs = (lines: readonly BratLine[]): readonly (readonly string[])[] => {
  const words = new Map(
    lines.flatMap((line) => (line.kind === 'T' ? [[line.id, line.pieces.join(' ')]] : [])),
  );
  return lines.flatMap((line) =>
    line.kind === 'R' ? [[line.type, words.get(line.arg1) ?? '', words.get(line.arg2) ?? '']] : [],
  );
};

test('every mark of a hostile case stands at its words, and every text has the hash that is listed', async () => {
  const { names, documents, lines, text } = await exported(hostileCase);
  expect(names).toEqual(['001', '002-script-alert-1-script-img-src-x-onerror']);
  expect(documents.map(({ document }) => document)).toEqual(names);
  for (const { document = '', text_sha256 } of documents) {
    expect(
      createHash('sha256')
        .update(text(`${document}.txt`))
        .digest('hex'),
    ).toBe(text_sha256);
  }
  expect(names.flatMap((name) => marks(lines(name), 'Claim'))).toHaveLength(7);
  expect(names.flatMap((name) => marks(lines(name), 'Claim'))).toContainEqual([
    'We would do it again,',
    'and tomorrow.',
  ]);
});

const deep: FixtureCase = {
  sources: {
    author: { name: 'Author' },
    agency: { name: 'Agency', kind: 'media-outlet' },
    police: { name: 'Police\u2028of the town', kind: 'government-body' },
  },
  articles: {
    a: {
      title: 'One/Two:\n«Три» "Über" ' + 'long '.repeat(30),
      voice: 'author',
      blocks: [
        { text: '👩‍👩‍👧 The Agency reported that, the police said, 12\nof 21\u2028boats \u0301 sank.' },
        { text: 'Boats sank, wrote the Agency.' },
      ],
    },
    b: { title: 'Три', voice: 'author', blocks: [{ text: 'No boat sank.' }] },
    c: { title: 'Три', voice: 'author', blocks: [{ text: 'Empty.' }] },
  },
  claims: {
    sank: { text: 'Boats\nsank.', type: 'quantity', tags: ['sea', 'sea/boats'] },
    none: { text: 'No boat sank.' },
  },
  occurrences: [
    {
      claim: 'sank',
      article: 'a',
      quotes: ['12\nof 21\u2028boats \u0301 sank'],
      commitment: 'asserts',
      quotation: 'indirect',
      stance: 'leans-toward',
      stanceWords: 'reported',
      note: 'First.\n\tSecond.',
      chain: [
        { source: 'agency', sourceWords: 'The Agency', cueWords: 'reported' },
        { source: 'police', sourceWords: 'the police', cueWords: 'said' },
      ],
    },
    {
      claim: 'sank',
      article: 'a',
      quotes: ['Boats sank'],
      chain: [{ source: 'agency', status: 'anonymous', cueWords: 'wrote' }],
    },
    { claim: 'none', article: 'a', quotes: ['boats \u0301 sank'], polarity: 'negates' },
    { claim: 'none', article: 'b', quotes: ['No boat sank'] },
  ],
  relations: [
    { from: 'none', to: 'sank', kind: 'contradicts', status: 'confirmed' },
    { from: 'none', to: 'sank', kind: 'in-tension', status: 'suggested' },
    { from: 'sank', to: 'none', kind: 'updates', status: 'rejected' },
  ],
};

test('a mark over ends of lines is in pieces, and the chain is joined from the outermost source to the claim', async () => {
  const { names, lines } = await exported(deep);
  const article = lines(names.find((name) => name.includes('one-two-uber')) ?? '');
  expect(marks(article, 'Claim')[0]).toEqual(['12', 'of 21', 'boats \u0301 sank']);
  expect(arcs(article)).toEqual([
    ['Shows_stance', 'reported', '12 of 21 boats \u0301 sank'],
    ['Cue_of', 'reported', 'The Agency'],
    ['Cue_of', 'said', 'the police'],
    ['Reports', 'The Agency', 'the police'],
    ['Says', 'the police', '12 of 21 boats \u0301 sank'],
    ['Cue_of', 'wrote', 'Boats sank'],
    ['Contradicts', 'boats \u0301 sank', '12 of 21 boats \u0301 sank'],
  ]);
  const of = (kind: 'A' | '#'): readonly string[] =>
    article.flatMap((line) =>
      line.kind === kind && line.of === 'T1'
        ? [`${line.type}: ${line.kind === 'A' ? line.value : line.text}`]
        : [],
    );
  expect(of('A')).toEqual([
    'Stance: leans-toward',
    'Commitment: asserts',
    'Polarity: affirms',
    'Quotation: indirect',
    'Claim_type: quantity',
  ]);
  expect(of('#').filter((note) => !note.startsWith('Ids'))).toEqual([
    'Claim: Boats ¶ sank.',
    'Tags: sea; sea/boats',
    'Chain: Author (own-voice) → Agency (explicit) → Police ¶ of the town (explicit)',
    'AnnotatorNotes: First. ¶  Second.',
  ]);
  expect(article.filter((line) => line.kind === '*')).toHaveLength(1);
});

test('suggested relations are marked as such and only there when asked for', async () => {
  const { names, lines } = await exported(deep, true);
  const types = names.flatMap((name) => arcs(lines(name)).map(([type]) => type));
  expect(types).toContain('Suggested_in_tension');
  expect(types).not.toContain('Updates');
});

test('names are safe and unique, also where titles are alike or in another script', async () => {
  const { names } = await exported(deep);
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).toMatch(/^\d{3}(-[a-z0-9]+)*$/);
});

test('an article without marks has an empty file beside it, and an empty case only the configuration', async () => {
  const { names, lines } = await exported(deep);
  expect(names.map((name) => lines(name).length)).toContain(0);
  expect((await exported({ sources: {}, articles: {}, claims: {} })).names).toEqual([]);
});
