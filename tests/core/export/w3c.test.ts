import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsModule from 'ajv-formats';
import { expect, test } from 'vitest';
import { collectionSchema } from './annotation-schema.ts';
import { type FixtureCase, type OpenFixture, openCase } from './case-fixture.ts';
import { attack, hostileCase } from './hostile-case.ts';
import { renderExport } from './render-export.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
(formatsModule as unknown as (ajv: Ajv2020) => void)(ajv);
const validate = ajv.compile(collectionSchema);

type Selector = { type: string; exact: string; prefix: string; suffix: string; start: number; end: number };
type Specific = { source: string; selector: [Selector, Selector] };
type Body = Record<string, unknown> & {
  purpose: string;
  value: string;
  'parallax:field': string;
  'parallax:value'?: string | number;
  'parallax:words': Specific;
  'parallax:steps': ({ 'parallax:sourceWords': Specific; 'parallax:cueWords': Specific } & Record<
    string,
    unknown
  >)[];
};
type Annotation = Record<string, unknown> & {
  id: string;
  'parallax:kind': string;
  created: string;
  body: Body[];
  target: Specific[];
};
type Collection = { total: number; id: string; label: string; first: { items: Annotation[] } } & Record<
  string,
  unknown
>;

async function exported(open: OpenFixture, suggested = false): Promise<Collection> {
  const collection = JSON.parse(
    await renderExport(open, { format: 'w3c', options: { suggested } }),
  ) as Collection;
  expect(validate(collection), JSON.stringify(validate.errors?.slice(0, 3), null, 1)).toBe(true);
  expect(collection.total).toBe(collection.first.items.length);
  expect(new Set(collection.first.items.map(({ id }) => id)).size).toBe(collection.total);
  return collection;
}

const ofKind = ({ first }: Collection, kind: string): Annotation[] =>
  first.items.filter((item) => item['parallax:kind'] === kind);
const bodiesOf = (annotation: Annotation | undefined, field: string): Body[] =>
  (annotation?.body ?? []).filter((body) => body['parallax:field'] === field);

/** The text of the article that an address names, as the fixture writes it. */
function textOf(fixture: FixtureCase, source: string): readonly string[] {
  const article = Object.values(fixture.articles).find(({ url }) => url && new URL(url).href === source);
  const { blocks } = article ?? Object.values(fixture.articles)[0] ?? { blocks: [] };
  return Array.from(blocks.map(({ text }) => text).join('\n\n'));
}

function expectWords({ source, selector: [quote, position] }: Specific): void {
  const text = textOf(hostileCase, source);
  const { start, end } = position;
  expect(text.slice(start, end).join('')).toBe(quote.exact);
  expect(text.slice(Math.max(0, start - 32), start).join('')).toBe(quote.prefix);
  expect(text.slice(end, end + 32).join('')).toBe(quote.suffix);
}

test('a hostile case is a valid collection whose every selector finds its words, counted in code points', async () => {
  const collection = await exported(openCase(hostileCase));
  expect(collection.label).toBe(`Case ${attack}`);
  const occurrences = ofKind(collection, 'occurrence');
  expect(occurrences).toHaveLength(7);
  for (const occurrence of occurrences) {
    occurrence.target.forEach(expectWords);
    for (const words of bodiesOf(occurrence, 'stanceWords')) expectWords(words['parallax:words']);
    const [chain] = bodiesOf(occurrence, 'chain');
    for (const step of chain?.['parallax:steps'] ?? []) {
      const { 'parallax:sourceWords': source, 'parallax:cueWords': cue } = step;
      for (const words of [source, cue]) if ((words as unknown) !== undefined) expectWords(words);
    }
  }
  expect(occurrences.map(({ target }) => target.length).filter((pieces) => pieces > 1)).toEqual([2]);
});

test.each([
  ['no target', ({ id, type }: Annotation) => ({ id, type })],
  ['a time without Z', (whole: Annotation) => ({ ...whole, created: '2024-05-01T08:00:00' })],
  ['an id that is no IRI', (whole: Annotation) => ({ ...whole, id: '7' })],
  ['body and bodyValue', (whole: Annotation) => ({ ...whole, bodyValue: 'text' })],
  ['a target of no kind', (whole: Annotation) => ({ ...whole, target: [{ selector: [] }] })],
])('the schema refuses an annotation with %s', async (_, broken) => {
  const collection = await exported(openCase(hostileCase));
  const items = collection.first.items.map((item, index) => (index === 0 ? broken(item) : item));
  expect(validate({ ...collection, first: { ...collection.first, items } })).toBe(false);
});

test('an article is named by its web address, and by the hash of its text when that is no web address', async () => {
  const open = openCase(hostileCase);
  const collection = await exported(open);
  const articles = ofKind(collection, 'article').map(
    ({ target }) => target as unknown as Record<string, string>,
  );
  expect(articles[0]).toMatchObject({
    id: 'https://masaa.example/a?b=1&c=%222%22',
    language: 'ar',
    textDirection: 'rtl',
  });
  expect(articles[1]?.['id']).toMatch(/^urn:sha256:[0-9a-f]{64}$/);
});

test('claim, stance, source, chain, commitment, tags and note are bodies, each with its purpose', async () => {
  const [first] = ofKind(await exported(openCase(hostileCase)), 'occurrence');
  const said = first?.body.map((body) => [
    body['parallax:field'],
    body.purpose,
    body['parallax:value'] ?? body.value,
  ]);
  expect(said).toEqual([
    ['claim', 'describing', `=1+1 The gates were opened ${attack}`],
    ['stance', 'assessing', 'distances'],
    ['stanceWords', 'highlighting', 'كما قالت'],
    ['source', 'identifying', '\u202eMinistry\u202c'],
    ['chain', 'describing', 'صحيفة المساء → \u202eMinistry\u202c'],
    ['commitment', 'classifying', 'relays'],
    ['polarity', 'classifying', 'affirms'],
    ['fidelity', 'assessing', 'selective'],
    ['tags', 'tagging', attack],
    ['tags', 'tagging', 'b'],
  ]);
  expect(first?.created).toBe('2024-05-01T08:00:00.000Z');
});

test('who first made a thing is its creator', async () => {
  const open = openCase(hostileCase);
  const first = ofKind(await exported(open), 'occurrence')[0];
  expect(first).not.toHaveProperty('creator');
  const id = first?.id.slice('urn:uuid:'.length);
  open.db
    .prepare(
      `INSERT INTO journal (seq, at, by, kind, action, subject) VALUES
        (2, '2024-05-03T00:00:00Z', 'Olena', 'do', 'Mark', 'x'), (3, '2024-05-04T00:00:00Z', 'Ivan', 'do', 'Mark', 'x')`,
    )
    .run();
  const change = open.db.prepare('INSERT INTO journal_change VALUES (?, 1, ?, ?, NULL, ?)');
  change.run(3, 'occurrence', id, '{}');
  change.run(2, 'occurrence', id, '{}');
  expect(ofKind(await exported(open), 'occurrence')[0]).toHaveProperty('creator', {
    type: 'Person',
    name: 'Olena',
  });
});

test('a claim that occurs nowhere is told too, with what the analyst concludes', async () => {
  const claims = ofKind(await exported(openCase(hostileCase)), 'claim');
  expect(claims.flatMap((claim) => bodiesOf(claim, 'text').map(({ value }) => value))).toContain(
    'Nobody says this.',
  );
  expect(claims[0]?.['motivation']).toEqual(['describing', 'assessing']);
  expect(bodiesOf(claims[0], 'credibility').map((body) => body['parallax:value'])).toEqual([2]);
  expect(bodiesOf(claims[0], 'evidence').map((body) => body['parallax:url'])).toEqual([
    'https://evidence.example/?q=<b>',
    'file:///etc/passwd',
  ]);
});

test('rejected relations never enter, suggested ones only when asked for', async () => {
  const open = openCase(hostileCase);
  const kinds = (collection: Collection): unknown[] =>
    ofKind(collection, 'relation').flatMap((each) =>
      bodiesOf(each, 'kind').map((body) => body['parallax:value']),
    );
  expect(kinds(await exported(open))).toEqual(['supports']);
  expect(kinds(await exported(open, true)).toSorted()).toEqual(['in-tension', 'supports']);
});

test('an empty case is a collection of nothing', async () => {
  const collection = await exported(openCase({ sources: {}, articles: {}, claims: {} }));
  expect(collection.total).toBe(0);
});
