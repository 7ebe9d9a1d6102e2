import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import { dataLookup } from '#core/ingest/data/data-lookup.ts';
import type { ReadData } from '#core/ingest/data/data-reader.ts';
import { readData } from '#core/ingest/data/read-data.ts';
import { checkCaseJson } from '#core/ingest/data/read-json.ts';
import { attributionStatuses } from '#domain/attribution.ts';
import { claimTypes } from '#domain/claim.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { sourceKinds } from '#domain/source.ts';
import { stances } from '#domain/stance.ts';
import {
  type FixtureCase,
  type FixtureOccurrence,
  openCase,
  type OpenFixture,
} from '../../export/case-fixture.ts';
import { renderExport } from '../../export/render-export.ts';

const now = '2024-06-01T00:00:00.000Z';

/** Reads a file for a case; what comes out always fits the schema of a case's JSON. */
async function read({ db, newId }: OpenFixture, file: unknown): Promise<ReadData> {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  const lookup = dataLookup({ db, newId, now: () => now });
  const read = await readData({ fileName: 'a.jsonld', bytes: Buffer.from(text, 'utf8') }, lookup);
  expect(read.format).toBe('W3C Web Annotation');
  expect(checkCaseJson(read.data)).toEqual(read.data);
  return read;
}

const onlyArticles = (fixture: FixtureCase): FixtureCase => ({
  ...fixture,
  claims: {},
  occurrences: [],
  relations: [],
});

// Words begin with their number, so that each stretch of text is in the text once.
const unit = fc.constantFrom('a', 'z', 'ж', '漢', '🌊', '👩‍👩‍👧', 'é', 'e\u0301', 'א', '"', '<', '&', '\u0007');
const letters = fc.array(unit, { maxLength: 6 }).map((units) => units.join(''));
const gap = fc.constantFrom(' ', '\n', ' ', '\u2028', ', ');
const word = fc.tuple(letters, gap);
const textOfWords = fc
  .array(word, { minLength: 12, maxLength: 40 })
  .map((words) => words.map(([each, space], at) => [`${at}§${each}.`, space] as const));
const plain = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.trim());
const line = plain.map((text) => `x${text}`);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value);

const anyCase: fc.Arbitrary<FixtureCase> = fc
  .record({
    title: line,
    texts: fc.array(textOfWords, { minLength: 1, maxLength: 3 }),
    sources: fc.array(
      fc.record({
        name: line,
        kind: fc.constantFrom(...sourceKinds),
        aliases: fc.uniqueArray(line, { maxLength: 2 }),
        role: plain,
        ratings: fc.array(
          fc.record({
            letter: fc.constantFrom('A', 'C', 'F'),
            on: fc.constantFrom('2024-01-01', '2023-05-06'),
            reason: plain,
          }),
          { maxLength: 1 },
        ),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    claims: fc.array(
      fc.record(
        {
          text: line,
          type: maybe(fc.constantFrom(...claimTypes)),
          eventDate: maybe(fc.constantFrom('2024', '2024-02', '2024-02-03')),
          tags: fc.uniqueArray(fc.constantFrom('a', 'a/b', 'ж', 'tag x'), { maxLength: 3 }),
          note: plain,
          assessment: fc.record({
            verdict: fc.constantFrom('true', 'misleading', null),
            credibility: fc.constantFrom(1, 3, 6),
            likelihood: fc.constantFrom('likely', null),
            confidence: fc.constantFrom('low', null),
            rationale: plain,
            evidence: fc.array(
              fc.record({ text: plain, url: fc.constantFrom('https://e.example/é', null) }),
              {
                maxLength: 2,
              },
            ),
          }),
        },
        { requiredKeys: ['text'] },
      ),
      { minLength: 2, maxLength: 4 },
    ),
    marks: fc.array(
      fc.record({
        article: fc.nat(),
        claim: fc.nat(),
        at: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 2, maxLength: 6 }),
        polarity: fc.constantFrom(...polarities),
        quotation: maybe(fc.constantFrom(...quotationTypes)),
        commitment: maybe(fc.constantFrom(...commitments)),
        stance: maybe(fc.constantFrom(...stances)),
        fidelity: maybe(fc.constantFrom(...fidelities)),
        note: plain,
        hasStanceWords: fc.boolean(),
        chain: fc.array(fc.constantFrom(...attributionStatuses.slice(1)), { maxLength: 2 }),
      }),
      { maxLength: 8 },
    ),
    relations: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...relationKinds),
        status: fc.constantFrom(...relationStatuses),
        reason: plain,
      }),
      { maxLength: 3, selector: ({ kind }) => kind },
    ),
  })
  .map(({ title, texts, sources, claims, marks, relations }) => {
    const articles = texts.map((words, index) => ({
      title: `Article ${index}`,
      url: index === 0 ? null : 'https://same.example/a?b=c',
      language: ['uk', null, 'ar'][index] ?? null,
      voice: `s${index === 2 ? 1 : 0}`,
      blocks: [{ text: `${index} ${words.map((each) => each.join('')).join('')}`.trim() }],
    }));
    const keyed = <Item>(letter: string, items: readonly Item[]): Record<string, Item> =>
      Object.fromEntries(items.map((item, index) => [`${letter}${index}`, item]));
    const occurrences = marks.map(
      ({ article, claim, at, hasStanceWords, chain, ...rest }): FixtureOccurrence => {
        const inArticle = article % texts.length;
        const words = texts[inArticle] ?? [];
        const [one = '', two = '', ...more] = at
          .toSorted((a, b) => a - b)
          .map((each) => words[each]?.[0] ?? '');
        const others = ['s2', inArticle === 2 ? 's0' : 's1'];
        return {
          ...rest,
          article: `a${inArticle}`,
          claim: `c${claim % claims.length}`,
          quotes: [one, two],
          ...(hasStanceWords ? { stanceWords: one } : {}),
          chain: chain.map((status, step) => ({
            source: others[step] ?? '',
            status,
            ...(more[step] === undefined ? {} : { sourceWords: more[step], cueWords: two }),
          })),
        };
      },
    );
    return {
      title,
      sources: keyed('s', sources),
      articles: keyed('a', articles),
      claims: keyed('c', claims),
      occurrences,
      relations: relations.map((relation) => ({ ...relation, from: 'c0', to: 'c1' })),
    };
  });

/** What of a case's JSON annotations tell: not the reports, views and decisions of whoever works on it. */
const toldIn = ({ reports: _r, views: _v, decisions: _d, ...rest }: CaseJson): CaseJson => rest;

test('what is exported and read into a case with the same articles is the same data, but for rejected relations', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (fixture) => {
      const open = openCase(fixture);
      const whole = JSON.parse(await renderExport(open, { format: 'json' })) as CaseJson;
      const file = await renderExport(open, { format: 'w3c', options: { suggested: true } });
      const { data, remarks } = await read(openCase(onlyArticles(fixture)), file);
      expect(remarks).toEqual([]);
      expect(data).toEqual({
        ...toldIn(whole),
        relations: whole.relations.filter(({ status }) => status !== 'rejected'),
      });
    }),
    { numRuns: 25 },
  );
});

const told: FixtureCase = {
  title: 'Told',
  sources: { author: { name: 'Author' }, ministry: { name: 'Ministry', kind: 'government-body' } },
  articles: {
    one: {
      title: 'One 🌊',
      url: 'https://news.example/one',
      voice: 'author',
      blocks: [
        { text: 'Share', furniture: true },
        { text: 'The gates 🚪🌊 were opened, the ministry said.' },
        { text: 'The water rose. “We would do it again,” he said, “and tomorrow.”\nThe water rose.' },
      ],
    },
  },
  claims: { opened: { text: 'The gates were opened.', tags: ['water'] } },
  occurrences: [
    {
      claim: 'opened',
      article: 'one',
      quotes: ['The gates 🚪🌊 were opened'],
      chain: [{ source: 'ministry', sourceWords: 'the ministry', cueWords: 'said' }],
    },
  ],
};

const annotation = (more: object): object => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://notes.example/1',
  type: 'Annotation',
  target: {
    source: 'https://news.example/one',
    selector: {
      type: 'TextQuoteSelector',
      exact: 'The gates 🚪🌊 were opened',
      prefix: 'Share\n',
      suffix: ',',
    },
  },
  ...more,
});
const quoting = (exact: string, more: object = {}): object => ({
  source: 'https://news.example/one',
  selector: [{ type: 'TextQuoteSelector', exact, ...more }],
});

test('what another program says in words becomes the claim, its tags and a note; no judgement is guessed', async () => {
  const open = openCase(told);
  const { data, remarks } = await read(
    open,
    annotation({
      created: '2024-05-01T10:00:00+02:00',
      creator: { type: 'Person', name: 'Olena' },
      body: [
        { type: 'TextualBody', purpose: 'describing', value: 'The gates\n were opened. ' },
        { type: 'TextualBody', purpose: 'tagging', value: ' water / level ' },
        { type: 'TextualBody', value: 'Look at this.' },
        { type: 'TextualBody', purpose: 'questioning', value: 'Who says so?' },
        'https://evidence.example/',
      ],
    }),
  );
  expect(remarks).toEqual([]);
  expect(data.claims).toMatchObject([{ text: 'The gates were opened.', tags: ['water/level'], type: null }]);
  expect(data.occurrences).toMatchObject([
    {
      articleId: open.articleId('one'),
      stance: null,
      commitment: null,
      createdAt: '2024-05-01T08:00:00.000Z',
      note: 'Look at this.\nquestioning: Who says so?\nhttps://evidence.example/\n— Olena',
      spans: [
        { exact: 'The gates 🚪🌊 were opened', start: 7, end: 33, codePointStart: 7, codePointEnd: 31 },
      ],
      chain: [{ status: 'own-voice' }],
    },
  ]);
});

test('the same file read again gives the same ids', async () => {
  const open = openCase(told);
  const file = annotation({ bodyValue: 'A comment.' });
  const ids = async (): Promise<unknown> => (await read(open, file)).data.occurrences.map(({ id }) => id);
  expect(await ids()).toEqual(await ids());
});

test('without a text that describes, the claim is in the words that are marked', async () => {
  const { data } = await read(
    openCase(told),
    annotation({ bodyValue: 'A comment.', motivation: 'highlighting' }),
  );
  expect(data.claims[0]?.text).toBe('The gates 🚪🌊 were opened');
  expect(data.occurrences[0]?.note).toBe('A comment.');
});

test('several targets in an article are the pieces of one occurrence', async () => {
  const target = [quoting('and tomorrow.'), quoting('We would do it again,')];
  const { data } = await read(openCase(told), annotation({ target }));
  expect(data.occurrences.map(({ spans }) => spans.map(({ exact }) => exact))).toEqual([
    ['We would do it again,', 'and tomorrow.'],
  ]);
});

test('a position decides between equal words, in code points or in code units', async () => {
  const open = openCase(told);
  const text = told.articles['one']?.blocks.map((block) => block.text).join('\n\n') ?? '';
  const last = text.lastIndexOf('The water rose.');
  for (const start of [last, Array.from(text.slice(0, last)).length]) {
    const selector = [
      { type: 'TextPositionSelector', start, end: start + 'The water rose.'.length },
      { type: 'TextQuoteSelector', exact: 'The water rose.' },
    ];
    const { data, remarks } = await read(
      open,
      annotation({ target: { source: 'https://news.example/one', selector } }),
    );
    expect(remarks).toEqual([]);
    expect(data.occurrences[0]?.spans[0]?.start).toBe(last);
  }
});

test.each([
  ['near words', quoting('The gate 🚪🌊 were opened'), 'not in the article as they are quoted'],
  ['other letters', quoting('the gates 🚪🌊 were Opened'), 'much like them is “The gates 🚪🌊 were opened”'],
  ['other words between', quoting('We would do it again, he said'), 'not in the article as they are quoted'],
  ['words that stand twice', quoting('The water rose.'), 'stand 2 times'],
  [
    'a position alone',
    { source: 'https://news.example/one', selector: { type: 'TextPositionSelector', start: 7, end: 12 } },
    'no words to check it by',
  ],
  [
    'a selector that needs the page',
    { source: 'https://news.example/one', selector: { type: 'CssSelector', value: 'p' } },
    'no words are quoted',
  ],
  ['a whole article', 'https://news.example/one', 'as a whole'],
  ['another annotation', 'urn:uuid:0190b2a4-0000-7000-8000-000000000001', 'no article'],
  ['an article that is not there', quotingElsewhere(), 'The case has no such article'],
])('%s: nothing is taken, and a remark says why', async (_, target, why) => {
  const { data, remarks } = await read(openCase(told), annotation({ target }));
  expect(data.occurrences).toEqual([]);
  expect(data.claims).toEqual([]);
  expect(remarks.map(({ message }) => message).join()).toContain(why);
});

function quotingElsewhere(): object {
  return { ...quoting('The water rose.'), source: 'https://elsewhere.example/' };
}

test('exact words whose surroundings differ are taken with a remark', async () => {
  const target = quoting('We would do it again,', { prefix: 'never said: ' });
  const { data, remarks } = await read(openCase(told), annotation({ target }));
  expect(data.occurrences).toHaveLength(1);
  expect(remarks.map(({ message }) => message).join()).toContain('other words stand around these');
});

test.each([
  ['a list', (items: object[]) => items],
  ['a page', (items: object[]) => ({ type: 'AnnotationPage', items })],
  [
    'a collection',
    (items: object[]) => ({ type: 'AnnotationCollection', first: { type: 'AnnotationPage', items } }),
  ],
  ['a graph', (items: object[]) => ({ '@context': 'http://www.w3.org/ns/anno.jsonld', '@graph': items })],
  ['an answer of Hypothesis', (items: object[]) => ({ total: 2, rows: items })],
])('annotations come in %s', async (_, wrap) => {
  const items = [
    annotation({}),
    annotation({ id: 'https://notes.example/2', target: quoting('and tomorrow.') }),
  ];
  expect((await read(openCase(told), wrap(items))).data.occurrences).toHaveLength(2);
});

test('an annotation as Hypothesis answers it is read with its text, tags and author', async () => {
  const { data, remarks } = await read(openCase(told), {
    rows: [
      {
        id: 'J2hW',
        created: '2024-05-01T08:00:00.123456+00:00',
        user: 'acct:olena@hypothes.is',
        uri: 'https://news.example/one/',
        text: 'Compare this.',
        tags: ['gates'],
        group: '__world__',
        target: [
          {
            source: 'https://news.example/one/',
            selector: [
              {
                type: 'RangeSelector',
                startContainer: '/p[1]',
                endContainer: '/p[1]',
                startOffset: 0,
                endOffset: 9,
              },
              { type: 'TextPositionSelector', start: 900, end: 921 },
              {
                type: 'TextQuoteSelector',
                exact: 'We would do it again,',
                prefix: 'rose. “',
                suffix: '” he said',
              },
            ],
          },
        ],
      },
    ],
  });
  expect(data.claims).toMatchObject([{ text: 'We would do it again,', tags: ['gates'] }]);
  expect(data.occurrences).toMatchObject([{ note: 'Compare this.\n— acct:olena@hypothes.is' }]);
  expect(remarks.map(({ message }) => message)).toEqual([
    'What annotations say under these names was not taken: group.',
  ]);
});

test('pages in other files are remarks', async () => {
  const { remarks } = await read(openCase(told), {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationCollection',
    first: { type: 'AnnotationPage', items: [], next: 'https://notes.example/page2' },
  });
  expect(remarks).toMatchObject([{ where: 'first.next' }]);
});

test('an article that the case has in another text is anchored anew, and what is not found is told', async () => {
  const file = await renderExport(openCase(told), { format: 'w3c' });
  const change = (text: string): FixtureCase => ({
    ...onlyArticles(told),
    articles: {
      one: { ...(told.articles['one'] as FixtureCase['articles'][string]), blocks: [{ text }] },
    },
  });
  const moved = openCase(change('Night. The gates 🚪🌊 were opened, the authority said.'));
  const { data, remarks } = await read(moved, file);
  expect(data.occurrences).toMatchObject([
    { spans: [{ start: 7 }], chain: [{}, { sourceSpan: null, cueSpan: { start: 49 } }] },
  ]);
  expect(remarks.map(({ message }) => message).join()).toContain('the words of source 2: the words are not');
  const gone = await read(openCase(change('Something else.')), file);
  expect(gone.data.occurrences).toEqual([]);
  expect(gone.data.claims).toHaveLength(1);
});

test('a changed file is checked record by record: what is wrong is left out and told', async () => {
  const open = openCase(told);
  const file = (await renderExport(open, { format: 'w3c' }))
    .replace('"parallax:value":"government-body"', '"parallax:value":"shadow"')
    .replace('"parallax:status":"explicit"', '"parallax:status":"own-voice"');
  const { data, remarks } = await read(open, file);
  expect(data.sources.map(({ name }) => name)).toEqual(['Author', 'Ministry']);
  expect(data.sources[1]?.kind).toBe('unknown');
  expect(data.occurrences).toEqual([]);
  expect(remarks).toHaveLength(2);
});
