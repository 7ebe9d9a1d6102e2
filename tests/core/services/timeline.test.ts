import { expect, test } from 'vitest';
import type { Stance } from '#domain/stance.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text = 'one two three four five';
const everything = { articleIds: [], start: 0, count: 100, claimId: null };

async function mark(
  kase: TestCase,
  articleId: string,
  words: string,
  stance: Stance | null,
  claimId: string | null = null,
): Promise<{ readonly id: string; readonly claimId: string }> {
  return kase.call('occurrence.mark', {
    articleId,
    spans: [spanOf(text, words)],
    claimId,
    claimText: claimId ? null : words,
    stance,
  });
}

async function caseInTime() {
  const kase = await openTestCase();
  const article = (title: string, publisher: string | null, publishedOn: string | null) =>
    kase.importText(`${text}${title}`, { title, publisher, publishedOn, authors: [title] });
  const early = await article('Early', 'Post', '2024-03-01');
  const late = await article('Late', 'Post', '2024-03-09');
  const undated = await article('Undated', null, null);
  const one = await mark(kase, late.id, 'one', 'rejects');
  await mark(kase, early.id, 'one', 'endorses', one.claimId);
  await mark(kase, undated.id, 'one', null, one.claimId);
  const two = await mark(kase, early.id, 'two', null);
  await kase.call('claim.update', { claimId: one.claimId, patch: { eventDate: '2023-12' } });
  return { kase, one: one.claimId, two: two.claimId, early, late };
}

test('the lanes come a stretch at a time, in the order of events, with their days and stances', async () => {
  const { kase, one, two } = await caseInTime();
  const whole = await kase.call('compare.timeline', { filter: '', ...everything, claimId: two });
  expect(whole).toMatchObject({ total: 2, withoutEvent: 1, foundAt: 1 });
  expect(whole.lanes[0]).toMatchObject({
    claimId: one,
    event: { from: '2023-12-01', to: '2023-12-31' },
    undated: 1,
    points: [
      { on: '2024-03-01', stance: 'endorses', count: 1 },
      { on: '2024-03-09', stance: 'rejects', count: 1 },
    ],
  });
  const second = await kase.call('compare.timeline', { filter: '', ...everything, start: 1, count: 1 });
  expect(second.lanes.map(({ claimId }) => claimId)).toEqual([two]);
  await kase.call('claim.update', { claimId: two, patch: { eventDate: '1999' } });
  const changed = await kase.call('compare.timeline', { filter: '', ...everything, claimId: one });
  expect(changed).toMatchObject({ withoutEvent: 0, foundAt: 1 });
});

test('a range of dates narrows the lanes but not the spread around it', async () => {
  const { kase, one } = await caseInTime();
  const narrow = await kase.call('compare.timeline', {
    filter: 'published:2024-03-05.. event:2023 "one" ',
    ...everything,
  });
  expect(narrow.lanes.map(({ claimId, points }) => [claimId, points.map(({ on }) => on)])).toEqual([
    [one, ['2024-03-09']],
  ]);
  expect(narrow.lanes[0]?.first).toBe('2024-03-01');
  expect(narrow.spread).toEqual({
    events: [{ from: '2023-12-01', to: '2023-12-31', count: 1 }],
    published: [
      { on: '2024-03-01', count: 1 },
      { on: '2024-03-09', count: 1 },
    ],
  });
});

test('a case without claims has no lanes, and an unknown article is named', async () => {
  const kase = await openTestCase();
  const page = await kase.call('compare.timeline', { filter: '', ...everything });
  expect(page).toMatchObject({ total: 0, lanes: [], foundAt: null, spread: { events: [], published: [] } });
  const missing = { filter: '', ...everything, articleIds: ['01900000-0000-7000-8000-0000000000ff'] };
  expect((await kase.failure('compare.timeline', missing)).code).toBe('article.not-found');
});

test('of one claim: who said it first, who later, who has no date, and how a publisher turned', async () => {
  const { kase, one, two, late } = await caseInTime();
  const times = await kase.call('compare.claim-times', { filter: '', articleIds: [], claimId: one });
  const titles = (list: typeof times.first) => list.map(({ article, sourceName }) => [article, sourceName]);
  expect(titles(times.first)).toEqual([['Early', 'Early']]);
  expect(titles(times.later)).toEqual([['Late', 'Late']]);
  expect(titles(times.undated)).toEqual([['Undated', 'Undated']]);
  expect(times.publishers.map(({ name, changes }) => [name, changes])).toEqual([
    ['Post', 1],
    [null, 0],
  ]);
  expect(times).toMatchObject({ eventDate: '2023-12', leftOut: 0, morePublishers: 0 });
  const later = { filter: 'published:2024-03-05.. ', articleIds: [], claimId: one };
  expect(titles((await kase.call('compare.claim-times', later)).first)).toEqual([['Early', 'Early']]);
  const hidden = { filter: '', articleIds: [late.id], claimId: two };
  expect((await kase.failure('compare.claim-times', hidden)).code).toBe('claim.not-found');
});
