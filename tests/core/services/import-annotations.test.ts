import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import type { DataCounts } from '#contract/views.ts';
import { dataLookup } from '#core/ingest/data/data-lookup.ts';
import { readData } from '#core/ingest/data/read-data.ts';
import { importData } from '#core/services/import-data.ts';
import { type FixtureCase, openCase, type OpenFixture } from '../export/case-fixture.ts';
import { renderExport } from '../export/render-export.ts';
import { openTestCase, type TestCase } from './test-case.ts';

const told: FixtureCase = {
  title: 'The night of the release',
  sources: {
    author: { name: 'Aster Quill' },
    paper: { name: 'River Brief', kind: 'media-outlet' },
    ministry: {
      name: 'Міністерство вод',
      kind: 'government-body',
      aliases: ['the ministry'],
      role: 'speaks for the dam',
      ratings: [
        { letter: 'B', on: '2024-04-24', reason: 'later' },
        { letter: 'D', on: '2024-04-20', reason: 'earlier' },
      ],
    },
    idle: { name: 'Never quoted' },
  },
  articles: {
    one: {
      title: 'Two clocks 🚪',
      url: 'https://river.example/1',
      voice: 'author',
      blocks: [
        { text: 'The gates 🚪🌊 were opened at night, the ministry said on Monday.' },
        { text: '“We would do it again,” the minister said, “and tomorrow.”', kind: 'quotation' },
      ],
    },
    arabic: {
      title: 'فتحت البوابات ليلا',
      language: 'ar',
      voice: 'paper',
      blocks: [{ text: 'فتحت البوابات ليلا كما قالت وزارة المياه في Port Aldry يوم الاثنين.' }],
    },
  },
  claims: {
    opened: {
      text: 'The gates were opened at night.',
      type: 'fact-or-event',
      eventDate: '2024-04-17',
      tags: ['water/level', 'warning'],
      note: 'Two\nlines',
      assessment: {
        verdict: 'mostly-true',
        credibility: 2,
        likelihood: 'likely',
        rationale: 'Both say so.',
        evidence: [{ text: 'Log', url: 'https://log.example/' }],
      },
    },
    again: { text: 'They would do it again.', type: 'intention-or-plan' },
    unmarked: { text: 'Nobody says this.' },
  },
  occurrences: [
    {
      claim: 'opened',
      article: 'one',
      quotes: ['The gates 🚪🌊 were opened at night'],
      stance: 'distances',
      stanceWords: 'the ministry said',
      quotation: 'indirect',
      commitment: 'asserts',
      chain: [{ source: 'ministry', sourceWords: 'the ministry', cueWords: 'said' }],
      note: 'Look again.',
    },
    {
      claim: 'again',
      article: 'one',
      quotes: ['We would do it again,', 'and tomorrow.'],
      polarity: 'negates',
    },
    { claim: 'opened', article: 'arabic', quotes: ['فتحت البوابات ليلا'], stance: 'endorses' },
  ],
  relations: [
    { from: 'opened', to: 'again', kind: 'supports', status: 'confirmed', reason: 'plain' },
    { from: 'again', to: 'unmarked', kind: 'in-tension', status: 'suggested' },
  ],
};

const ownCodebook = `
  INSERT INTO tag (path, colour, description) VALUES ('water', 'blue', 'All about it.');
  INSERT INTO codebook_value (list, value, label, hidden) VALUES ('stance', 'unclear', 'Hard to tell', 1);
  INSERT INTO codebook_value (list, value, counts_as, label) VALUES
    ('stance', 'x1', 'distances', 'Sneers'), ('claimType', 'x3', 'fact-or-event', 'Deed'),
    ('sourceKind', 'x4', 'person', 'Blogger'), ('verdict', 'x6', 'mostly-true', 'Nearly');
  INSERT INTO added_value SELECT id, 'stance', 'x1' FROM occurrence WHERE stance = 'distances';
  INSERT INTO added_value SELECT id, 'claimType', 'x3' FROM claim WHERE type = 'fact-or-event';
  INSERT INTO added_value SELECT claim_id, 'verdict', 'x6' FROM assessment;
  INSERT INTO added_value SELECT id, 'sourceKind', 'x4' FROM source WHERE name = 'Never quoted'`;

function openTold(): OpenFixture {
  const open = openCase(told);
  open.db.exec(ownCodebook);
  return open;
}

const json = async (open: Pick<OpenFixture, 'db'>): Promise<CaseJson> =>
  JSON.parse(await renderExport(open, { format: 'json' })) as CaseJson;

async function put({ session }: TestCase, data: CaseJson): Promise<DataCounts> {
  const result = await session.change('data.import', (context) => importData(context, data));
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** What a file says, read for the case as it is. */
const readFor = async ({ inside }: TestCase, file: string): Promise<CaseJson> =>
  await inside(async (context) => {
    const { data, remarks } = await readData(
      { fileName: 'case.jsonld', bytes: Buffer.from(file, 'utf8') },
      dataLookup(context),
    );
    expect(remarks).toEqual([]);
    return data;
  });

const annotationsOf = (open: OpenFixture): Promise<string> =>
  renderExport(open, { format: 'w3c', options: { suggested: true } });

test('a case exported as Web Annotations and imported where only its articles are is the same case', async () => {
  const open = openTold();
  const whole = await json(open);
  const fresh = await openTestCase();
  const voices = new Set(whole.articles.map(({ authorSourceId }) => authorSourceId));
  await put(fresh, {
    ...whole,
    ...{ claims: [], occurrences: [], relations: [], tags: [], codebook: [] },
    sources: whole.sources.filter(({ id }) => voices.has(id)),
  });
  const file = await annotationsOf(open);
  await put(fresh, await readFor(fresh, file));
  const { case: _, ...got } = await fresh.inside(json);
  const { case: _head, ...expected } = whole;
  expect(got).toEqual(expected);

  const again = await put(fresh, await readFor(fresh, file));
  expect(Object.values(again).every(({ added }) => added === 0)).toBe(true);
});

test('articles imported anew have other ids and other authors’ ids, and the annotations find them by their text', async () => {
  const open = openTold();
  const whole = await json(open);
  const fresh = await openTestCase();
  const ids: string[] = [];
  for (const article of whole.articles) {
    const { id } = await fresh.importText(article.text.content, {
      title: article.title,
      authors: ['Aster Quill'],
    });
    ids.push(id);
  }
  const counts = await put(fresh, await readFor(fresh, await annotationsOf(open)));
  expect(counts).toMatchObject({ articles: { added: 0 }, occurrences: { added: 3 }, claims: { added: 3 } });
  const got = await fresh.inside(json);
  expect(new Set(got.occurrences.map(({ articleId }) => articleId))).toEqual(new Set(ids));
  expect(got.occurrences.map(({ spans }) => spans)).toEqual(
    expect.arrayContaining(whole.occurrences.map(({ spans }) => spans)),
  );
  const authors = new Map(got.articles.map((article) => [article.id, article.authorSourceId]));
  for (const { articleId, chain } of got.occurrences) expect(chain[0]?.sourceId).toBe(authors.get(articleId));
});

test('an annotation of another program comes into the case as an occurrence of a claim, and is undone as one', async () => {
  const fresh = await openTestCase();
  await fresh.importText('The gates 🚪 were opened. Nobody knew.', {
    title: 'One',
    url: 'https://river.example/1',
  });
  const before = await fresh.dump();
  const file = JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    bodyValue: 'Ask them.',
    target: {
      source: 'https://river.example/1',
      selector: { type: 'TextQuoteSelector', exact: 'Nobody knew.' },
    },
  });
  await put(fresh, await readFor(fresh, file));
  const { occurrences, claims } = await fresh.inside(json);
  expect(claims.map(({ text }) => text)).toEqual(['Nobody knew.']);
  expect(occurrences).toMatchObject([{ note: 'Ask them.', spans: [{ codePointStart: 25 }] }]);
  await fresh.call('journal.undo', {});
  expect(await fresh.dump()).toEqual(before);
});
