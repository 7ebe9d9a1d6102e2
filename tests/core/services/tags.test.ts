import { describe, expect, test } from 'vitest';
import type { TagView } from '#contract/views.ts';
import { openTestCase, type TestCase } from './test-case.ts';

/** A case with a claim for each list of tags, in text order. */
const tagged = async (
  ...tags: readonly (readonly string[])[]
): Promise<{ kase: TestCase; tagsOf: (index: number) => Promise<readonly string[]> }> => {
  const kase = await openTestCase();
  const text = tags.map((_, index) => `Sentence number ${index} stands here.`).join(' ');
  const article = await kase.importText(text);
  const ids: string[] = [];
  for (const [index, own] of tags.entries()) {
    const words = `Sentence number ${index}`;
    const start = text.indexOf(words);
    const { claimId } = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [{ start, end: start + words.length }],
      claimId: null,
      claimText: null,
      stance: null,
    });
    await kase.call('claim.update', { claimId, patch: { tags: [...own] } });
    ids.push(claimId);
  }
  return {
    kase,
    tagsOf: async (index) =>
      (await kase.call('claim.get', { claimId: ids[index] ?? '' })).claim.tags.toSorted(),
  };
};

const counts = (tags: readonly TagView[]): unknown =>
  tags.map(({ path, claimCount, totalCount }) => [path, claimCount, totalCount]);

test('the list has every tag and those above it, each claim counted once', async () => {
  const { kase } = await tagged(['water/level', 'water/flow'], ['water'], ['Grain']);
  expect(counts(await kase.call('tag.list', {}))).toEqual([
    ['Grain', 1, 1],
    ['water', 1, 2],
    ['water/flow', 1, 1],
    ['water/level', 1, 1],
  ]);
});

test('a tag typed in another case is the tag that is there', async () => {
  const { tagsOf } = await tagged(['Water/level'], [' water / LEVEL '], ['WATER/new', 'Water/NEW']);
  expect(await tagsOf(1)).toEqual(['Water/level']);
  expect(await tagsOf(2)).toEqual(['Water/new']);
});

test('a tag that cannot be is refused and nothing changes', async () => {
  const { kase } = await tagged(['a']);
  const claimId = (await kase.call('claim.list', {}))[0]?.id ?? '';
  const before = await kase.dump();
  expect(await kase.failure('claim.update', { claimId, patch: { tags: ['a//b'] } })).toMatchObject({
    code: 'tag.bad-path',
    params: { rule: 'empty-name' },
  });
  expect(await kase.dump()).toEqual(before);
});

describe('rename', () => {
  test('moves the tag and all below it on every claim, with colour and description, and is one undo', async () => {
    const { kase, tagsOf } = await tagged(['water/level/daily', 'else'], ['water'], ['waterfall']);
    await kase.call('tag.update', { path: 'water/level', patch: { colour: 'blue', description: 'Gauges' } });
    const before = await kase.dump();
    const tags = await kase.call('tag.rename', { path: 'water', to: 'river/water' });
    expect(await tagsOf(0)).toEqual(['else', 'river/water/level/daily']);
    expect(await tagsOf(1)).toEqual(['river/water']);
    expect(await tagsOf(2)).toEqual(['waterfall']);
    expect(tags.find(({ path }) => path === 'river/water/level')).toMatchObject({
      colour: 'blue',
      description: 'Gauges',
    });
    const after = await kase.dump();
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
    await kase.call('journal.redo', {});
    expect(await kase.dump()).toEqual(after);
  });

  test('only the spelling can change', async () => {
    const { kase, tagsOf } = await tagged(['water/level']);
    await kase.call('tag.rename', { path: 'water', to: 'Water' });
    expect(await tagsOf(0)).toEqual(['Water/level']);
  });

  test.each([
    ['below itself', 'water', 'water/old', 'tag.bad-path'],
    ['below itself in another case', 'water', 'Water/old', 'tag.bad-path'],
    ['an empty name', 'water', 'water//x', 'tag.bad-path'],
    ['a tag that is there', 'water', 'GRAIN', 'tag.exists'],
    ['a tag above one that is there', 'water', 'grain', 'tag.exists'],
    ['what is below becomes too long', 'water', 'w'.repeat(95), 'tag.bad-path'],
    ['a tag that is not there', 'fire', 'ice', 'tag.not-found'],
  ])('%s is refused and nothing changes', async (_what, path, to, code) => {
    const { kase } = await tagged(['water/level'], ['grain/wheat'], ['grain']);
    const before = await kase.dump();
    expect((await kase.failure('tag.rename', { path, to })).code).toBe(code);
    expect(await kase.dump()).toEqual(before);
  });
});

describe('merge', () => {
  test('makes one of two, with all below, where a claim may have had both', async () => {
    const { kase, tagsOf } = await tagged(['flood', 'water'], ['flood/spring'], ['water/spring']);
    await kase.call('tag.update', { path: 'flood', patch: { colour: 'red', description: 'High water' } });
    await kase.call('tag.update', { path: 'water', patch: { colour: 'blue' } });
    const before = await kase.dump();
    const tags = await kase.call('tag.merge', { path: 'flood', into: 'water' });
    expect(await Promise.all([0, 1, 2].map(tagsOf))).toEqual([['water'], ['water/spring'], ['water/spring']]);
    expect(counts(tags)).toEqual([
      ['water', 1, 3],
      ['water/spring', 2, 2],
    ]);
    expect(tags[0]).toMatchObject({ colour: 'blue', description: 'High water' });
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('a tag can go into the one above it, not into itself or one below it', async () => {
    const { kase, tagsOf } = await tagged(['water/level/daily']);
    expect(await kase.failure('tag.merge', { path: 'water', into: 'water' })).toMatchObject({
      code: 'tag.bad-path',
      params: { rule: 'into-itself' },
    });
    expect(await kase.failure('tag.merge', { path: 'water', into: 'water/level' })).toMatchObject({
      code: 'tag.bad-path',
      params: { rule: 'into-child' },
    });
    await kase.call('tag.merge', { path: 'water/level', into: 'water' });
    expect(await tagsOf(0)).toEqual(['water/daily']);
  });
});

test('removing a tag takes it and all below from every claim, and is one undo', async () => {
  const { kase, tagsOf } = await tagged(['water/level', 'else'], ['water']);
  await kase.call('tag.update', { path: 'water/level', patch: { description: 'Gauges' } });
  const before = await kase.dump();
  expect(counts(await kase.call('tag.remove', { path: 'water' }))).toEqual([['else', 1, 1]]);
  expect(await Promise.all([0, 1].map(tagsOf))).toEqual([['else'], []]);
  await kase.call('journal.undo', {});
  expect(await kase.dump()).toEqual(before);
});

test('a tag can be there before any claim carries it', async () => {
  const { kase } = await tagged([]);
  const tags = await kase.call('tag.update', { path: 'water/level', patch: { colour: 'teal' } });
  expect(counts(tags)).toEqual([
    ['water', 0, 0],
    ['water/level', 0, 0],
  ]);
});
