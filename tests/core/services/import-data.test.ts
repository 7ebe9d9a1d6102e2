import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import type { DataCounts } from '#contract/views.ts';
import { checkCaseJson } from '#core/ingest/data/read-json.ts';
import { importData } from '#core/services/import-data.ts';
import type { FailureData } from '#domain/failure.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { startView } from '#domain/table/table-view.ts';
import { type FixtureCase, openCase, type OpenFixture } from '../export/case-fixture.ts';
import { renderExport } from '../export/render-export.ts';
import { openTestCase, type TestCase } from './test-case.ts';

const told: FixtureCase = {
  title: 'The night of the release',
  sources: {
    author: { name: 'Aster Quill', aliases: ['A. Quill'], role: 'reporter' },
    paper: { name: 'River Brief', kind: 'media-outlet' },
    ministry: {
      name: 'Міністерство вод',
      kind: 'government-body',
      ratings: [
        { letter: 'B', on: '2024-04-24', reason: 'later that day' },
        { letter: 'C', on: '2024-04-24', reason: 'same day' },
        { letter: 'D', on: '2024-04-20', reason: 'earlier' },
      ],
    },
    idle: { name: 'Never quoted' },
  },
  articles: {
    one: {
      title: 'Two clocks 🚪',
      authors: ['Aster Quill'],
      publisher: 'River Brief',
      url: 'https://river.example/1',
      publishedOn: '2024-04-20',
      voice: 'author',
      status: 'reading',
      fileName: 'one.html',
      original: Uint8Array.from({ length: 256 }, (_, byte) => byte),
      blocks: [
        { text: 'Share', furniture: true },
        { text: 'Two clocks', kind: 'heading' },
        { text: 'The gates 🚪🌊 were opened at night, the ministry said on Monday.' },
        { text: '“We would do it again,” the minister said, “and tomorrow.”', kind: 'quotation' },
      ],
    },
    arabic: {
      title: 'فتحت البوابات ليلا',
      language: 'ar',
      genre: 'opinion',
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
        evidence: [
          { text: 'Printout', url: null },
          { text: 'Log', url: 'https://log.example/' },
        ],
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
      fidelity: 'selective',
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
    { from: 'opened', to: 'unmarked', kind: 'contradicts', status: 'rejected' },
  ],
};

const ownCodebook = `
  INSERT INTO tag (path, colour, description) VALUES ('water', 'blue', 'All about it.'), ('kept/empty', NULL, '');
  INSERT INTO codebook_value (list, value, label, hidden) VALUES ('stance', 'unclear', 'Hard to tell', 1);
  INSERT INTO codebook_value (list, value, counts_as, label) VALUES
    ('stance', 'x1', 'distances', 'Sneers'), ('claimType', 'x3', 'fact-or-event', 'Deed'),
    ('sourceKind', 'x4', 'person', 'Blogger'), ('genre', 'x5', 'opinion', 'Rant'), ('verdict', 'x6', 'mostly-true', 'Nearly');
  INSERT INTO added_value SELECT id, 'stance', 'x1' FROM occurrence WHERE stance = 'distances';
  INSERT INTO added_value SELECT id, 'claimType', 'x3' FROM claim WHERE type = 'fact-or-event';
  INSERT INTO added_value SELECT claim_id, 'verdict', 'x6' FROM assessment;
  INSERT INTO added_value SELECT id, 'sourceKind', 'x4' FROM source WHERE name = 'Never quoted';
  INSERT INTO added_value SELECT id, 'genre', 'x5' FROM article WHERE genre = 'opinion'`;

type Mutable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> } : Value;
type Data = Mutable<CaseJson>;

function keepMore({ db, articleId, claimId }: OpenFixture): void {
  const at = '2024-05-01T09:00:00.000Z';
  const composition = {
    ...composeFrom('two-sides'),
    scope: { filter: 'dam', articleIds: [articleId('one')] },
  };
  const report = '018f6000-0000-7000-8000-000000000001';
  db.prepare('INSERT INTO report VALUES (?, ?, ?, ?)').run(
    report,
    'For the editor',
    JSON.stringify(composition),
    at,
  );
  db.prepare('INSERT INTO report_version VALUES (?, ?, ?, ?, ?)').run(
    report,
    3,
    JSON.stringify(composeFrom('brief')),
    at,
    'as sent',
  );
  db.prepare('INSERT INTO saved_view VALUES (?, ?, ?, ?)').run(
    '018f7000-0000-7000-8000-000000000001',
    'Doubtful',
    JSON.stringify({ ...startView, filter: 'stance:rejects' }),
    at,
  );
  const decide = db.prepare('INSERT INTO suggestion_decision VALUES (?, ?, ?, ?, ?)');
  decide.run(claimId('again'), 0, 0, claimId('unmarked'), 'rejected');
  decide.run(articleId('one'), 5, 9, claimId('opened'), 'suggested');
}

async function toldJson(): Promise<Data> {
  const open = openCase(told);
  open.db.exec(ownCodebook);
  keepMore(open);
  return JSON.parse(await renderExport(open, { format: 'json' })) as Data;
}

const exported = async ({ inside }: TestCase): Promise<CaseJson> =>
  JSON.parse(await inside(async ({ db }) => renderExport({ db }, { format: 'json' }))) as CaseJson;

async function put({ session }: TestCase, data: unknown): Promise<DataCounts> {
  const result = await session.change('data.import', (context) => importData(context, checkCaseJson(data)));
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

async function refused({ session }: TestCase, data: unknown): Promise<FailureData> {
  const result = await session.change('data.import', (context) => importData(context, checkCaseJson(data)));
  if (result.ok) throw new Error('The data were taken.');
  return result.failure;
}

const withoutHead = ({ case: _, ...rest }: CaseJson): unknown => rest;

test('a case that is exported and imported into a new one is the same case', async () => {
  const data = await toldJson();
  const open = await openTestCase();
  const counts = await put(open, data);
  expect(counts).toEqual({
    articles: { added: 2, there: 0 },
    claims: { added: 3, there: 0 },
    occurrences: { added: 3, there: 0 },
    sources: { added: 4, there: 0 },
    relations: { added: 3, there: 0 },
    tags: { added: 3, there: 0 },
    codebook: { added: 6, there: 0 },
    views: { added: 1, there: 0 },
    reports: { added: 1, there: 0 },
    decisions: { added: 2, there: 0 },
  });
  expect(withoutHead(await exported(open))).toEqual(withoutHead(data));
});

test('it is one change of the journal, and undone and done again as one', async () => {
  const open = await openTestCase();
  const empty = await open.dump();
  const data = await toldJson();
  await put(open, data);
  const full = await open.dump();
  await open.call('journal.undo', {});
  expect(await open.dump()).toEqual(empty);
  await open.call('journal.redo', {});
  expect(await open.dump()).toEqual(full);
  const actions = await open.inside(({ db }) =>
    db.prepare('SELECT action, kind, subject FROM journal ORDER BY seq').all(),
  );
  const entry = { action: 'data.import', subject: 'The night of the release' };
  expect(actions).toEqual([
    { ...entry, kind: 'do' },
    { ...entry, kind: 'undo' },
    { ...entry, kind: 'redo' },
  ]);
});

test('importing it again adds nothing and leaves no entry', async () => {
  const open = await openTestCase();
  const data = await toldJson();
  await put(open, data);
  const before = await open.dump();
  const counts = await put(open, data);
  expect(Object.values(counts).every(({ added }) => added === 0)).toBe(true);
  expect(counts.occurrences.there).toBe(3);
  expect(await open.dump()).toEqual(before);
});

test('what the case has under the same id stays as it is; what is new comes in beside it', async () => {
  const open = await openTestCase();
  const data = await toldJson();
  await put(open, { ...data, occurrences: data.occurrences.slice(0, 1), relations: [] });
  const [claim] = data.claims;
  await open.call('claim.update', { claimId: claim?.id ?? '', patch: { text: 'Changed here.' } });
  const counts = await put(open, data);
  expect(counts.occurrences).toEqual({ added: 2, there: 1 });
  expect(counts.relations).toEqual({ added: 3, there: 0 });
  expect((await exported(open)).claims.map(({ text }) => text)).toContain('Changed here.');
});

test('an article whose text the case has is that article, and its author is that author', async () => {
  const open = await openTestCase();
  const data = await toldJson();
  const [article] = data.articles.filter(({ title }) => title.startsWith('Two clocks'));
  const own = await open.importText(article?.text.content ?? '', { title: 'My own name for it' });
  expect(own.textSha256).toBe(article?.text.sha256);
  const counts = await put(open, data);
  expect(counts.articles).toEqual({ added: 1, there: 1 });
  expect(counts.sources.there).toBe(1);
  const after = await exported(open);
  const marks = after.occurrences.filter(({ articleId }) => articleId === own.id);
  expect(marks).toHaveLength(2);
  expect(after.reports?.[0]?.composition).toMatchObject({ scope: { articleIds: [own.id] } });
  expect(after.decisions?.map(({ subjectId }) => subjectId)).toContain(own.id);
  expect(marks.map(({ chain }) => chain[0]?.sourceId)).toEqual([own.authorSourceId, own.authorSourceId]);
});

test('an added value of the same name is that value, and tags take the spelling of the case', async () => {
  const open = await openTestCase();
  const values = await open.call('codebook.add-value', {
    list: 'stance',
    countsAs: 'rejects',
    label: 'sneers',
    definition: '',
    example: '',
  });
  await open.call('tag.update', { path: 'Water', patch: { colour: 'red' } });
  const counts = await put(open, await toldJson());
  expect(counts.codebook).toEqual({ added: 5, there: 1 });
  const after = await exported(open);
  const sneering = after.occurrences.filter(({ added }) => added.stance !== undefined);
  expect(sneering.map(({ stance, added }) => [stance, added.stance])).toEqual([
    ['rejects', values.at(-1)?.value],
  ]);
  expect(after.tags.map(({ path, colour }) => [path, colour])).toContainEqual(['Water', 'red']);
  expect(after.claims.flatMap(({ tags }) => tags)).toContain('Water/level');
  expect(after.tags.map(({ path }) => path)).not.toContain('water');
});

test('a case that was only just made takes the title; one that was named or worked on keeps its own', async () => {
  const data = await toldJson();
  const named = await openTestCase();
  await put(named, data);
  expect((await named.call('case.info', {})).title).toBe('Test');
  const fresh = await openTestCase();
  await fresh.call('case.rename', { title: 'test' });
  await put(fresh, data);
  expect((await fresh.call('case.info', {})).title).toBe('The night of the release');
  await fresh.call('journal.undo', {});
  expect((await fresh.call('case.info', {})).title).toBe('test');
});

const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('There is none.');
  return item;
};

test.each<[string, (data: Data) => void, string]>([
  [
    'a text that was changed',
    (data) => (first(data.articles).text.content += '!'),
    'articles[0].text.sha256',
  ],
  [
    'an original that was changed',
    (data) => (first(data.articles).original.base64 = 'AAAA'),
    'articles[0].original.size',
  ],
  [
    'a length that is wrong',
    (data) => (first(data.articles).text.utf16Length = 3),
    'articles[0].text.utf16Length',
  ],
  [
    'a block that overlaps',
    (data) => first(data.articles).blocks.push(structuredClone(first(first(data.articles).blocks) as never)),
    'articles[0].blocks[4].start',
  ],
  ['an address that runs', (data) => (first(data.articles).url = 'javascript:alert(1)'), 'articles[0].url'],
  [
    'an author nobody knows',
    (data) => (first(data.articles).authorSourceId = first(data.claims).id),
    'articles[0].authorSourceId',
  ],
  [
    'other words',
    (data) => (first(first(data.occurrences).spans).exact = 'The gates'),
    'occurrences[0].spans[0].exact',
  ],
  [
    'a span outside the text',
    (data) => Object.assign(first(first(data.occurrences).spans), { end: 9_999 }),
    'occurrences[0].spans[0]',
  ],
  [
    'code points that lead elsewhere',
    (data) => (first(first(data.occurrences).spans).codePointEnd += 1),
    'occurrences[0].spans[0].codePointEnd',
  ],
  [
    'pieces out of order',
    (data) => data.occurrences.find(({ spans }) => spans.length > 1)?.spans.reverse(),
    'occurrences[1].spans[1].start',
  ],
  ['a chain without its own voice', (data) => data.occurrences[0]?.chain.shift(), 'occurrences[0].chain'],
  [
    'a source that quotes itself',
    (data) => data.occurrences[0]?.chain.push(structuredClone(data.occurrences[0].chain[1] as never)),
    'occurrences[0].chain',
  ],
  [
    'a claim nobody knows',
    (data) => (first(data.occurrences).claimId = first(data.sources).id),
    'occurrences[0].claimId',
  ],
  ['an id that is used twice', (data) => (first(data.claims).id = first(data.sources).id), 'sources[0].id'],
  [
    'a claim related to itself',
    (data) => (first(data.relations).toClaimId = first(data.relations).fromClaimId),
    'relations[0].toClaimId',
  ],
  [
    'an added value nobody knows',
    (data) => (first(data.occurrences).added.stance = 'x9'),
    'occurrences[0].added.stance',
  ],
  [
    'an added value that counts as another',
    (data) => (first(data.occurrences).stance = 'rejects'),
    'occurrences[0].added.stance',
  ],
  [
    'a value of the codebook that is none',
    (data) => (first(data.codebook.filter(({ value }) => value === 'unclear')).value = 'odd'),
    'codebook[3].value',
  ],
  ['a tag with an empty name', (data) => first(data.claims).tags.push('a//b'), 'claims[0].tags[2]'],
  ['a broken character', (data) => (first(data.claims).note = '\ud800'), 'claims[0].note'],
  ['a claim without words', (data) => (first(data.claims).text = ' '), 'claims[0].text'],
  ['a word the format does not know', (data) => Object.assign(first(data.claims), { odd: 1 }), 'claims[0]'],
  [
    'a report that says what no report can',
    (data) => Object.assign(first(data.reports ?? []).composition, { handling: 'TLP:PINK' }),
    'reports[0].composition.handling',
  ],
  [
    'a decision about words outside the text',
    (data) => Object.assign(first((data.decisions ?? []).filter(({ end }) => end > 0)), { end: 9_999 }),
    'decisions[0].end',
  ],
  ['a newer version', (data) => Object.assign(data, { version: 99 }), 'version'],
])('%s is refused with its place, and nothing is kept', async (_, spoil, path) => {
  const open = await openTestCase();
  const before = await open.dump();
  const data = await toldJson();
  spoil(data);
  const failure = await refused(open, data);
  expect(failure).toMatchObject({ code: 'data.invalid', params: { path } });
  expect(failure.message).toContain(path);
  expect(await open.dump()).toEqual(before);
});

test('version 2, which knew less, is read as it was', async () => {
  const open = await openTestCase();
  const { decisions: _, views: __, reports: ___, ...data } = await toldJson();
  await put(open, { ...data, version: 2 });
  const after = await exported(open);
  expect(after.version).toBe(3);
  expect(after.occurrences).toEqual(data.occurrences);
});

test('relations that would lead back to where they began are refused', async () => {
  const open = await openTestCase();
  const data = await toldJson();
  const [a, b] = data.claims.map(({ id }) => id);
  const ends = { kind: 'narrower', status: 'confirmed', reason: '' } as const;
  const ring = [
    { id: '018f5000-0000-7000-8000-0000000000a1', fromClaimId: a, toClaimId: b, ...ends },
    { id: '018f5000-0000-7000-8000-0000000000a2', fromClaimId: b, toClaimId: a, ...ends },
  ];
  expect(await refused(open, { ...data, relations: ring })).toMatchObject({
    params: { path: 'relations[1]' },
  });
});
