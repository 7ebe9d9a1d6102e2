import { expect, test } from 'vitest';
import type { SearchItem } from '#contract/views.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const dam = 'The Сhina dam failed at noon.\n\nTevdor Khalash denied it.\n\nShare this dam';
const gate = 'The gate held.\n\nНикто не предупредил Тевдора Халаша.';

type Filled = {
  readonly open: TestCase;
  readonly dam: string;
  readonly gate: string;
  readonly failed: { readonly id: string; readonly claimId: string };
  readonly held: { readonly id: string; readonly claimId: string };
};

/** Two articles, a claim in each: the first rejected and told by a source of its own, the second endorsed. */
async function filled(): Promise<Filled> {
  const open = await openTestCase();
  const first = await open.importText(dam, { title: 'Report on the dam', publishedOn: '2024-04-20' });
  await open.call('article.set-furniture', { articleId: first.id, block: 2, furniture: true });
  const second = await open.importText(gate, {
    title: 'The gate',
    publishedOn: '2023-01-02',
    publisher: 'Міст',
  });
  const mark = (articleId: string, text: string, words: string, stance: 'rejects' | 'endorses') =>
    open.call('occurrence.mark', {
      articleId,
      spans: [spanOf(text, words)],
      claimId: null,
      claimText: null,
      stance,
    });
  const failed = await mark(first.id, dam, 'Сhina dam failed', 'rejects');
  const held = await mark(second.id, gate, 'gate held', 'endorses');
  const source = await open.call('source.create', {
    name: 'Тевдор Халаш',
    kind: 'person',
    aliases: ['The keeper'],
  });
  await open.call('occurrence.set-chain', {
    occurrenceId: failed.id,
    chain: [
      ...failed.chain.map(({ sourceId, status, sourceSpan, cueSpan }) => ({
        sourceId,
        status,
        sourceSpan,
        cueSpan,
      })),
      { sourceId: source.id, status: 'explicit', sourceSpan: null, cueSpan: null },
    ],
  });
  await open.call('claim.update', {
    claimId: failed.claimId,
    patch: { tags: ['river/dam'], eventDate: '2022' },
  });
  await open.call('occurrence.update', { occurrenceId: held.id, patch: { note: 'Compare the sluice.' } });
  await open.call('assessment.set', {
    claimId: held.claimId,
    patch: { verdict: 'mostly-true', rationale: 'The sluice was seen.' },
  });
  return { open, dam: first.id, gate: second.id, failed, held };
}

const words = ({ text, hits }: { text: string; hits: readonly { start: number; end: number }[] }): string[] =>
  hits.map(({ start, end }) => text.slice(start, end));

/** What a query finds, as `kind title` in the order given. */
async function found({ open }: Filled, query: string): Promise<readonly string[]> {
  const results = await open.call('search.find', { query, limit: 10 });
  return Object.values(results).flatMap(({ items }: { items: readonly SearchItem[] }) =>
    items.map(({ kind, title }) => `${kind} ${title.text}`),
  );
}

test('a search finds articles, claims, sources and notes at once, with the very words', async () => {
  const filledCase = await filled();
  const { articles, claims, sources, notes } = await filledCase.open.call('search.find', {
    query: 'china',
    limit: 10,
  });
  expect(articles.items).toMatchObject([
    { kind: 'article', id: filledCase.dam, hitCount: 1, where: 'River Brief', date: '2024-04-20' },
  ]);
  expect(articles.items.map(({ excerpt }) => excerpt && words(excerpt))).toEqual([['Сhina']]);
  expect(claims.items.map(({ title }) => words(title))).toEqual([['Сhina']]);
  expect(claims.items[0]?.place).toEqual({ articleId: filledCase.dam, occurrenceId: filledCase.failed.id });
  expect([sources.items, notes.items]).toEqual([[], []]);
});

test('either script finds the other, and furniture is not searched', async () => {
  const filledCase = await filled();
  expect(await found(filledCase, 'khalash')).toEqual([
    'article The gate',
    'article Report on the dam',
    'source Тевдор Халаш',
  ]);
  expect(await found(filledCase, 'халаш')).toHaveLength(3);
  const hits = await filledCase.open.call('search.hits', { query: 'dam', articleId: filledCase.dam });
  expect(hits.map(({ start, end }) => dam.slice(start, end))).toEqual(['dam']);
  expect(await found(filledCase, 'share')).toEqual([]);
});

test.each([
  ['sluice', ['rationale gate held', 'note gate held']],
  ['keeper', ['source Тевдор Халаш']],
  ['"gate held"', ['article The gate', 'claim gate held']],
  ['"held gate"', []],
  ['dam -noon in:articles', []],
  ['(dam OR gate) in:claims', ['claim gate held', 'claim Сhina dam failed']],
  ['-dam in:claims', ['claim gate held']],
  ['stance:rejects in:claims', ['claim Сhina dam failed']],
  ['stance:rejects in:articles', ['article Report on the dam']],
  ['stance:endorses source:khal in:claims', []],
  ['stance:rejects source:khal in:claims', ['claim Сhina dam failed']],
  ['source:"the keeper" in:articles', ['article Report on the dam']],
  ['kind:person stance:rejects in:claims', ['claim Сhina dam failed']],
  [
    'tag:river',
    ['article Report on the dam', 'claim Сhina dam failed', 'source Тевдор Халаш', 'source Aster Quill'],
  ],
  ['tag:"river/dam" in:claims', ['claim Сhina dam failed']],
  ['tag:"dam" in:claims', []],
  ['date:2022 in:claims', ['claim Сhina dam failed']],
  ['date:2023 in:claims', ['claim gate held']],
  ['date:>2023 in:articles', ['article Report on the dam']],
  ['published:2023-01 in:notes', ['note gate held', 'rationale gate held']],
  ['verdict:mostly-true', ['article The gate', 'claim gate held', 'rationale gate held', 'note gate held']],
  ['verdict:not-judged in:claims', ['claim Сhina dam failed']],
  ['article:gate in:claims', ['claim gate held']],
  ['publisher:міст in:articles', ['article The gate']],
  ['credibility:6 in:claims dam', ['claim Сhina dam failed']],
  ['stance:sideways', []],
  ['AND OR', []],
  [
    'stance:rejects OR gate',
    ['article The gate', 'article Report on the dam', 'claim gate held', 'claim Сhina dam failed'],
  ],
])('%s', async (query, expected) => {
  const results = await found(await filled(), query);
  // An author is a source of all that the article says, and so is found along with it.
  const others = results.filter((each) => expected.includes(each) || !each.startsWith('source '));
  expect(others.toSorted()).toEqual(expected.toSorted());
});

test('what a query finds is counted, and shown page by page', async () => {
  const open = await openTestCase();
  for (let number = 1; number <= 7; number += 1) {
    await open.importText(`Report ${number} on the dam.`, { title: `Report ${number}` });
  }
  const { articles } = await open.call('search.find', { query: 'dam', limit: 3 });
  expect(articles.items.map(({ title }) => title.text)).toEqual(['Report 7', 'Report 6', 'Report 5']);
  const next = await open.call('search.more', {
    query: 'dam',
    scope: 'articles',
    next: articles.next ?? 0,
    limit: 10,
  });
  expect(next.items.map(({ title }) => title.text)).toEqual(['Report 4', 'Report 3', 'Report 2', 'Report 1']);
  expect(next.next).toBeNull();
  expect(await open.call('search.count', { query: 'dam' })).toMatchObject({
    articles: 7,
    claims: 0,
    sources: 0,
  });
});

test('a claim is found by the name of its tag, which the result shows', async () => {
  const kase = await filled();
  const { claims } = await kase.open.call('search.find', { query: 'river', limit: 10 });
  expect(
    claims.items.map(({ title, excerpt }) => [title.text, excerpt?.text, excerpt && words(excerpt)]),
  ).toEqual([['Сhina dam failed', 'river/dam', ['river']]]);
  await kase.open.call('tag.rename', { path: 'river', to: 'water' });
  expect(await found(kase, 'river in:claims')).toEqual([]);
  expect(await found(kase, 'water')).toEqual(['claim Сhina dam failed']);
});

test('a newer search ends the one before it', async () => {
  const { open } = await filled();
  const [first, second] = await Promise.all([
    open.session.call('search.find', { query: 'd', limit: 5 }),
    open.session.call('search.find', { query: 'da', limit: 5 }),
  ]);
  expect(first).toMatchObject({ ok: false, failure: { code: 'request.cancelled' } });
  expect(second.ok).toBe(true);
});

test('a value the case added or renamed is found by the name it has there', async () => {
  const { open, failed } = await filled();
  await open.session.change('test.add', ({ db }) => {
    db.exec(`
      INSERT INTO codebook_value (list, value, counts_as, label) VALUES ('stance', 'mocks', 'rejects', 'Makes fun of');
      INSERT INTO codebook_value (list, value, label) VALUES ('stance', 'rejects', 'Says no');
      INSERT INTO added_value (subject_id, list, value) VALUES ('${failed.id}', 'stance', 'mocks');
    `);
    return { output: null, subject: '', focus: { articleId: null, occurrenceId: null, claimId: null } };
  });
  for (const query of ['stance:mocks', 'stance:"makes fun"', 'stance:"says no"', 'stance:rejects']) {
    const { claims } = await open.call('search.find', { query, limit: 5 });
    expect(claims.items.map(({ id }) => id)).toEqual([failed.claimId]);
  }
});

test('no query, however hostile, does worse than find nothing', async () => {
  const { open } = await filled();
  const hostile = [
    '" OR 1=1 --',
    `title:x" NEAR(a b) ^`,
    '{title} : dam',
    '* ** "*" -- - -*',
    '('.repeat(1900),
    '\u0000 \ud800',
    "'; DROP TABLE claim;",
    'a '.repeat(900),
    'source:"" stance: date: in:nowhere',
    '“””„»«',
    'dam*gate OR NOT',
  ];
  for (const query of hostile) {
    await open.call('search.find', { query, limit: 5 });
    await open.call('search.count', { query });
  }
  expect((await open.call('search.find', { query: 'dam', limit: 5 })).articles.items).toHaveLength(1);
});

test('a letter beside other words waits for the next one; alone, or once its word is ended, it counts', async () => {
  const { open } = await filled();
  const articles = async (query: string): Promise<number> =>
    (await open.call('search.find', { query, limit: 6 })).articles.items.length;
  expect(await articles('dam x')).toBe(1);
  expect(await articles('dam xw')).toBe(0);
  expect(await articles('dam x ')).toBe(0);
  expect(await articles('x')).toBe(0);
  expect(await articles('g')).toBe(1);
  expect(await articles('dam:x')).toBe(1);
  expect(await articles('dam:xw')).toBe(0);
  expect(await articles('publisher:Міст g')).toBe(1);
});
