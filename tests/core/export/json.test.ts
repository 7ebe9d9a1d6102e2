import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { type CaseJson, caseJsonSchema } from '#contract/case-json.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderExport } from './render-export.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/case.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
// The formats' patterns are in the schema too; ajv knows formats only with another package.
const validate = new Ajv2020({ validateFormats: false, allErrors: true }).compile(schema);

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

const jsonOf = async (fixture: FixtureCase): Promise<{ text: string; json: CaseJson }> => {
  const text = await renderExport(openCase(fixture), { format: 'json' });
  return { text, json: JSON.parse(text) as CaseJson };
};

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
])('%s follows the published schema and the one in the code', async (_, fixture) => {
  const { json } = await jsonOf(fixture);
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(caseJsonSchema.safeParse(json).error).toBeUndefined();
});

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
])('the pieces in which %s is written are laid out as one JSON.stringify would', async (_, fixture) => {
  const { text, json } = await jsonOf(fixture);
  expect(text).toBe(`${JSON.stringify(json, null, 2)}\n`);
});

test('code points lead to the same words as UTF-16 code units', async () => {
  const { json } = await jsonOf(hostileCase);
  let astral = 0;
  for (const occurrence of json.occurrences) {
    const text = json.articles.find((article) => article.id === occurrence.articleId)?.text.content ?? '';
    for (const span of occurrence.spans) {
      expect(text.slice(span.start, span.end)).toBe(span.exact);
      expect([...text].slice(span.codePointStart, span.codePointEnd).join('')).toBe(span.exact);
      if (span.start !== span.codePointStart) astral += 1;
    }
  }
  expect(astral).toBeGreaterThan(0);
});

test('the original comes back byte for byte and matches its SHA-256', async () => {
  const original = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const { json } = await jsonOf({
    ...emptyCase,
    sources: { author: { name: 'Author' } },
    articles: { a: { title: 'Bytes', voice: 'author', original, blocks: [{ text: 'Text.' }] } },
  });
  const stored = json.articles[0]?.original;
  const bytes = Buffer.from(stored?.base64 ?? '', 'base64');
  expect(bytes.equals(original)).toBe(true);
  expect(stored?.size).toBe(256);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(stored?.sha256);
});

test('rejected relations are in the data, with their status', async () => {
  const { json } = await jsonOf(hostileCase);
  expect(json.relations.map((relation) => relation.status).toSorted()).toEqual([
    'confirmed',
    'rejected',
    'suggested',
  ]);
});

const marked: FixtureCase = {
  sources: { author: { name: 'Author' } },
  articles: {
    a: { title: 'One', voice: 'author', blocks: [{ text: 'First.' }] },
    b: { title: 'Two', voice: 'author', blocks: [{ text: 'Second.' }] },
  },
  claims: { c: { text: 'It was so.', tags: ['water/level'] }, d: { text: 'It was not.', tags: ['other'] } },
  occurrences: [
    { claim: 'c', article: 'a', quotes: ['First'], stance: 'distances', quotation: 'direct' },
    { claim: 'd', article: 'b', quotes: ['Second'], stance: 'distances' },
  ],
};

test('the case’s own codebook is in the data, with what was chosen from it by each thing', async () => {
  const open = openCase(marked);
  open.db.exec(`
    INSERT INTO codebook_value (list, value, label, hidden) VALUES ('stance', 'unclear', 'Hard to tell', 1);
    INSERT INTO codebook_value (list, value, counts_as, label, definition) VALUES
      ('stance', 'x1', 'distances', 'Sneers', 'Mocks it.'), ('quotation', 'x2', 'direct', 'Screenshot', NULL),
      ('claimType', 'x3', 'quantity', 'Toll', NULL), ('sourceKind', 'x4', 'person', 'Blogger', NULL),
      ('genre', 'x5', 'news', 'Ticker', NULL);
    INSERT INTO added_value SELECT occurrence_id, 'stance', 'x1' FROM occurrence_span WHERE exact = 'First';
    INSERT INTO added_value SELECT occurrence_id, 'quotation', 'x2' FROM occurrence_span WHERE exact = 'First';
    INSERT INTO added_value SELECT id, 'claimType', 'x3' FROM claim WHERE text = 'It was so.';
    INSERT INTO added_value SELECT id, 'sourceKind', 'x4' FROM source;
    INSERT INTO added_value SELECT id, 'genre', 'x5' FROM article WHERE title = 'One'`);
  const json = JSON.parse(await renderExport(open, { format: 'json' })) as CaseJson;
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(json.codebook.map(({ list, value }) => `${list} ${value}`)).toEqual([
    'claimType x3',
    'genre x5',
    'quotation x2',
    'sourceKind x4',
    'stance unclear',
    'stance x1',
  ]);
  expect(json.codebook.at(-1)).toEqual({
    list: 'stance',
    value: 'x1',
    countsAs: 'distances',
    label: 'Sneers',
    definition: 'Mocks it.',
    example: null,
    hidden: false,
  });
  expect(json.codebook.at(-2)).toMatchObject({ countsAs: null, label: 'Hard to tell', hidden: true });
  expect(json.occurrences.map(({ stance, added }) => ({ stance, added }))).toEqual([
    { stance: 'distances', added: { quotation: 'x2', stance: 'x1' } },
    { stance: 'distances', added: {} },
  ]);
  expect(json.claims.map(({ added }) => added)).toEqual([{ claimType: 'x3' }, {}]);
  expect(json.sources.map(({ added }) => added)).toEqual([{ sourceKind: 'x4' }]);
  expect(json.articles.map(({ added }) => added)).toEqual([{ genre: 'x5' }, {}]);
});

test('tags are in the data with their colours and descriptions; a part of the case has those of its claims', async () => {
  const open = openCase(marked);
  open.db.exec(`INSERT INTO tag (path, colour, description) VALUES
    ('water', 'blue', 'All about **water**.'), ('kept/for later', NULL, 'Carried by none.')`);
  const tagsOf = async (articleIds: readonly string[]): Promise<CaseJson['tags']> =>
    (JSON.parse(await renderExport(open, { format: 'json', articleIds })) as CaseJson).tags;
  const water = [
    { path: 'water', colour: 'blue', description: 'All about **water**.' },
    { path: 'water/level', colour: null, description: '' },
  ];
  expect(await tagsOf([])).toEqual([
    { path: 'kept', colour: null, description: '' },
    { path: 'kept/for later', colour: null, description: 'Carried by none.' },
    { path: 'other', colour: null, description: '' },
    ...water,
  ]);
  expect(await tagsOf([open.articleId('a')])).toEqual(water);
});
