import { describe, expect, test } from 'vitest';
import type { CoreInput } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text = 'The dam failed, Halash told the Courier. Khalash said nobody was warned. Water rose.';
type Step = CoreInput<'occurrence.set-chain'>['chain'][number];

/** An article by “Aster Quill” with marks; each chain is what follows the author. */
async function withChains(
  kase: TestCase,
  chains: Readonly<Record<string, readonly (string | Partial<Step>)[]>>,
): Promise<{ readonly articleId: string; readonly author: string; readonly ids: readonly string[] }> {
  const article = await kase.importText(text);
  const ids: string[] = [];
  for (const [words, later] of Object.entries(chains)) {
    const { id } = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, words)],
      claimId: null,
      claimText: null,
      stance: null,
    });
    const empty = { sourceSpan: null, cueSpan: null } as const;
    const steps = later.map((step): Step => ({
      status: 'explicit',
      sourceId: '',
      ...empty,
      ...(typeof step === 'string' ? { sourceId: step } : step),
    }));
    await kase.call('occurrence.set-chain', {
      occurrenceId: id,
      chain: [{ sourceId: article.authorSourceId, status: 'own-voice', ...empty }, ...steps],
    });
    ids.push(id);
  }
  return { articleId: article.id, author: article.authorSourceId, ids };
}

const make = (
  kase: TestCase,
  name: string,
  more: Partial<CoreInput<'source.create'>> = {},
): Promise<SourceView> => kase.call('source.create', { name, kind: 'person', ...more });

const chainOf = async (kase: TestCase, occurrenceId = ''): Promise<readonly string[]> =>
  (await kase.call('occurrence.get', { occurrenceIds: [occurrenceId] }))[0]?.chain.map(
    (step) => step.sourceName,
  ) ?? [];

describe('merge', () => {
  test('names, ratings and places of all go to one; the preview says so before, one undo takes it back', async () => {
    const kase = await openTestCase();
    const into = await make(kase, 'Tevdor Halash', { role: 'President' });
    const from = await make(kase, 'Khalash', {
      aliases: ['T. Khalash'],
      country: 'Tarvenia',
      role: 'Leader',
    });
    const press = await make(kase, 'The Courier', { kind: 'media-outlet' });
    await kase.call('source.rate', { sourceId: into.id, letter: 'C', on: '2024-01-01', reason: 'late' });
    await kase.call('source.rate', { sourceId: from.id, letter: 'D', on: '2024-02-02', reason: 'wrong' });
    const { ids } = await withChains(kase, {
      'The dam failed': [press.id, from.id],
      'nobody was warned': [into.id],
      'Water rose': [from.id],
    });
    const input = { intoSourceId: into.id, fromSourceIds: [from.id], fields: { role: 'Leader' } };
    const preview = await kase.call('source.preview-merge', input);
    expect(preview).toMatchObject({
      fields: { name: 'Tevdor Halash', role: 'Leader', country: 'Tarvenia' },
      occurrenceCount: 2,
      articleCount: 1,
      authoredCount: 0,
      joinedCount: 0,
    });
    expect(preview.ratings.map(({ letter }) => letter)).toEqual(['D', 'C']);
    const before = await kase.dump();
    const merged = await kase.call('source.merge', input);
    expect(merged).toMatchObject({
      ...preview.fields,
      aliases: ['Khalash', 'T. Khalash'],
      occurrenceCount: 3,
    });
    expect(merged.ratings).toEqual(preview.ratings);
    expect(await chainOf(kase, ids[0])).toEqual(['Aster Quill', 'The Courier', 'Tevdor Halash']);
    expect((await kase.call('source.list', {})).some(({ id }) => id === from.id)).toBe(false);
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('steps that become neighbours of themselves are joined, and no words are lost', async () => {
    const kase = await openTestCase();
    const into = await make(kase, 'Tevdor Halash');
    const from = await make(kase, 'Khalash');
    const { ids, articleId } = await withChains(kase, {
      'The dam failed': [
        { sourceId: into.id, status: 'implicit', sourceSpan: spanOf(text, 'Halash') },
        { sourceId: from.id, sourceSpan: spanOf(text, 'Khalash'), cueSpan: spanOf(text, 'told') },
      ],
    });
    const input = { intoSourceId: into.id, fromSourceIds: [from.id], fields: {} };
    expect(await kase.call('source.preview-merge', input)).toMatchObject({
      joinedCount: 1,
      joined: [
        {
          occurrenceId: ids[0],
          articleId,
          articleTitle: 'Two clocks',
          before: ['Aster Quill', 'Tevdor Halash', 'Khalash'],
          after: ['Aster Quill', 'Tevdor Halash'],
          note: 'Tevdor Halash: “Khalash”',
        },
      ],
    });
    await kase.call('source.merge', input);
    const [occurrence] = await kase.call('occurrence.get', { occurrenceIds: [ids[0] ?? ''] });
    expect(occurrence?.note).toBe('Tevdor Halash: “Khalash”');
    expect(occurrence?.chain[1]).toMatchObject({
      status: 'explicit',
      sourceSpan: spanOf(text, 'Halash'),
      cueSpan: spanOf(text, 'told'),
    });
  });

  test('an article’s author becomes another source with its own voice', async () => {
    const kase = await openTestCase();
    const into = await make(kase, 'A. Quill');
    const { author, ids, articleId } = await withChains(kase, { 'Water rose': [into.id] });
    const input = { intoSourceId: into.id, fromSourceIds: [author], fields: {} };
    expect(await kase.call('source.preview-merge', input)).toMatchObject({
      authoredCount: 1,
      joinedCount: 1,
    });
    await kase.call('source.merge', input);
    expect(await chainOf(kase, ids[0])).toEqual(['A. Quill']);
    expect((await kase.call('article.open', { articleId })).article.authorSourceId).toBe(into.id);
    expect((await kase.call('source.page', { sourceId: into.id })).articles).toMatchObject([
      { authored: true },
    ]);
  });

  test('a source and itself, or one that is gone, is refused and changes nothing', async () => {
    const kase = await openTestCase();
    const one = await make(kase, 'One');
    const two = await make(kase, 'Two');
    await kase.call('source.remove', { sourceId: two.id });
    const before = await kase.dump();
    const merge = (fromSourceIds: string[]) =>
      kase.failure('source.merge', { intoSourceId: one.id, fromSourceIds, fields: {} });
    expect(await merge([one.id])).toMatchObject({ code: 'source.merge-itself', params: { name: 'One' } });
    expect(await merge([two.id])).toMatchObject({ code: 'source.not-found' });
    expect(await kase.dump()).toEqual(before);
  });
});

describe('split', () => {
  test('the marks, articles and aliases chosen go to a new source, the rest and the ratings stay; one undo', async () => {
    const kase = await openTestCase();
    const source = await make(kase, 'Halash', { aliases: ['Khalash', 'T. Halash'] });
    await kase.call('source.rate', { sourceId: source.id, letter: 'B', on: '2024-01-01', reason: 'x' });
    const press = await make(kase, 'The Courier');
    const { ids } = await withChains(kase, {
      'The dam failed': [source.id],
      'nobody was warned': [press.id, source.id],
      'Water rose': [source.id],
    });
    const choice = {
      sourceId: source.id,
      articleIds: [],
      occurrenceIds: [ids[1] ?? ''],
      aliases: ['Khalash'],
    };
    expect(await kase.call('source.preview-split', choice)).toEqual({
      goes: { occurrenceCount: 1, articleCount: 1, authoredCount: 0 },
      stays: { occurrenceCount: 2, articleCount: 1, authoredCount: 0 },
      aliasesGo: ['Khalash'],
      aliasesStay: ['T. Halash'],
      ownVoiceStays: 0,
    });
    const before = await kase.dump();
    const made = await kase.call('source.split', {
      ...choice,
      fields: { name: 'Khalash', kind: 'person', role: 'Speaker' },
    });
    expect(made).toMatchObject({
      name: 'Khalash',
      aliases: [],
      role: 'Speaker',
      occurrenceCount: 1,
      ratings: [],
    });
    expect(await chainOf(kase, ids[1])).toEqual(['Aster Quill', 'The Courier', 'Khalash']);
    expect(await chainOf(kase, ids[0])).toEqual(['Aster Quill', 'Halash']);
    const rest = (await kase.call('source.list', {})).find(({ id }) => id === source.id);
    expect(rest).toMatchObject({ aliases: ['T. Halash'], occurrenceCount: 2, ratings: [{ letter: 'B' }] });
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('an article’s own voice goes with its article, never with a mark alone', async () => {
    const kase = await openTestCase();
    const { author, ids, articleId } = await withChains(kase, { 'Water rose': [], 'The dam failed': [] });
    const choice = { sourceId: author, articleIds: [], occurrenceIds: [ids[0] ?? ''], aliases: [] };
    expect(await kase.call('source.preview-split', choice)).toMatchObject({
      goes: { occurrenceCount: 0 },
      ownVoiceStays: 1,
    });
    const fields = { name: 'Another Quill', kind: 'person' as const };
    expect(await kase.failure('source.split', { ...choice, fields })).toMatchObject({
      code: 'source.nothing-to-split',
    });
    await kase.call('source.split', { ...choice, articleIds: [articleId], fields });
    expect(await chainOf(kase, ids[0])).toEqual(['Another Quill']);
    expect(await chainOf(kase, ids[1])).toEqual(['Another Quill']);
    // Nothing names the old one any more.
    await kase.call('source.remove', { sourceId: author });
  });

  test('the new source may have the name of the old only when that is confirmed', async () => {
    const kase = await openTestCase();
    const source = await make(kase, 'Halash');
    const { ids } = await withChains(kase, { 'Water rose': [source.id] });
    const choice = { sourceId: source.id, articleIds: [], occurrenceIds: [...ids], aliases: [] };
    const fields = { name: 'halash', kind: 'person' as const };
    expect(await kase.failure('source.split', { ...choice, fields })).toMatchObject({
      code: 'source.name-taken',
    });
    await kase.call('source.split', { ...choice, fields: { ...fields, allowSameName: true } });
    expect(await chainOf(kase, ids[0])).toEqual(['Aster Quill', 'halash']);
  });
});

test('a source’s page has every place where it stands, with who quotes it and whom it quotes', async () => {
  const kase = await openTestCase();
  const source = await make(kase, 'Halash');
  const press = await make(kase, 'The Courier');
  const someone = await make(kase, 'Someone', { kind: 'anonymous' });
  const { ids, articleId, author } = await withChains(kase, {
    'The dam failed': [press.id, source.id],
    'Water rose': [source.id, { sourceId: someone.id, status: 'anonymous' }],
    'nobody was warned': [press.id],
  });
  await kase.call('occurrence.update', {
    occurrenceId: ids[0] ?? '',
    patch: { quotation: 'direct', stance: 'distances', commitment: 'asserts' },
  });
  const page = await kase.call('source.page', { sourceId: source.id });
  expect(page.source).toMatchObject({ name: 'Halash', occurrenceCount: 2 });
  expect(page.articles).toEqual([
    {
      id: articleId,
      title: 'Two clocks',
      publisher: 'River Brief',
      publishedOn: '2024-04-20',
      authored: false,
    },
  ]);
  expect(page.places).toMatchObject([
    {
      occurrenceId: ids[0],
      articleId,
      quote: 'The dam failed',
      claimText: 'The dam failed',
      quotation: 'direct',
      stance: 'distances',
      commitment: 'asserts',
      step: 2,
      above: { sourceId: press.id, name: 'The Courier', ownVoice: false },
      below: null,
      anonymousAbove: false,
      anonymousBelow: false,
    },
    {
      occurrenceId: ids[1],
      step: 1,
      above: { sourceId: author, name: 'Aster Quill', ownVoice: true },
      below: { sourceId: someone.id, name: 'Someone', ownVoice: false },
      anonymousBelow: true,
    },
  ]);
});
