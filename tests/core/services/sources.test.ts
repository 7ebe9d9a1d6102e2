import { describe, expect, test } from 'vitest';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const text = 'The president spoke in China and left.';

const suggest = async (
  kase: TestCase,
  typed: string,
  articleId: string | null = null,
): Promise<[string, string][]> =>
  (await kase.call('source.suggest', { typed, articleId })).map(({ source, matched }) => [
    source.name,
    matched,
  ]);

describe('sources', () => {
  test('keep what is given, aliases once and never the name itself, and begin without a rating', async () => {
    const kase = await openTestCase();
    const source = await kase.call('source.create', {
      name: 'Tevdor Halash',
      kind: 'person',
      aliases: ['T. Halash', 'Tevdor Halash', 'T. Halash'],
      role: 'President',
    });
    expect(source).toMatchObject({
      name: 'Tevdor Halash',
      kind: 'person',
      aliases: ['T. Halash'],
      role: 'President',
      country: '',
      ratings: [],
      occurrenceCount: 0,
    });
    const updated = await kase.call('source.update', {
      sourceId: source.id,
      patch: { aliases: ['Khalash'], country: 'Tarvenia' },
    });
    expect(updated).toEqual({ ...source, aliases: ['Khalash'], country: 'Tarvenia' });
  });

  test('every rating is kept, the newest date first', async () => {
    const kase = await openTestCase();
    const { id } = await kase.call('source.create', { name: 'A', kind: 'group' });
    const rate = (letter: 'B' | 'C' | 'D', on: string) =>
      kase.call('source.rate', { sourceId: id, letter, on, reason: letter });
    await rate('C', '2024-05-01');
    await rate('B', '2024-04-01');
    const rated = await rate('D', '2024-05-01');
    expect(rated.ratings.map(({ letter, on }) => [letter, on])).toEqual([
      ['D', '2024-05-01'],
      ['C', '2024-05-01'],
      ['B', '2024-04-01'],
    ]);
  });

  test('one that a chain names or that is an article’s author cannot be removed; others can', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text);
    const idle = await kase.call('source.create', { name: 'Idle', kind: 'person', aliases: ['I.'] });
    expect(await kase.failure('source.remove', { sourceId: article.authorSourceId })).toMatchObject({
      code: 'source.in-use',
    });
    await kase.call('source.remove', { sourceId: idle.id });
    expect(
      await kase.failure('source.rate', { sourceId: idle.id, letter: 'A', on: '2024-01-01', reason: '' }),
    ).toMatchObject({ code: 'source.not-found' });
    const mark = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'China')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    const used = await kase.call('source.create', { name: 'Used', kind: 'person' });
    await kase.call('occurrence.set-chain', {
      occurrenceId: mark.id,
      chain: [
        { sourceId: article.authorSourceId, status: 'own-voice', sourceSpan: null, cueSpan: null },
        { sourceId: used.id, status: 'implicit', sourceSpan: null, cueSpan: null },
      ],
    });
    expect(await kase.failure('source.remove', { sourceId: used.id })).toMatchObject({
      code: 'source.in-use',
      params: { occurrenceCount: 1 },
    });
    expect((await kase.call('source.list', {})).find(({ id }) => id === used.id)?.occurrenceCount).toBe(1);
  });

  test('a rating given by mistake is removed, and the one before it is in force', async () => {
    const kase = await openTestCase();
    const { id } = await kase.call('source.create', { name: 'A', kind: 'group' });
    await kase.call('source.rate', { sourceId: id, letter: 'C', on: '2024-04-01', reason: 'late' });
    const rated = await kase.call('source.rate', {
      sourceId: id,
      letter: 'A',
      on: '2024-05-01',
      reason: 'slip',
    });
    const ratingId = rated.ratings[0]?.id ?? '';
    const left = await kase.call('source.remove-rating', { sourceId: id, ratingId });
    expect(left.ratings).toMatchObject([{ letter: 'C' }]);
    expect(await kase.failure('source.remove-rating', { sourceId: id, ratingId })).toMatchObject({
      code: 'source.rating-not-found',
    });
    await kase.call('journal.undo', {});
    expect((await kase.call('source.page', { sourceId: id })).source).toEqual(rated);
  });

  test('two may share a name only when that is confirmed, however it is written', async () => {
    const kase = await openTestCase();
    const first = await kase.call('source.create', {
      name: 'Tevdor Halash',
      kind: 'person',
      aliases: ['🦊'],
      role: 'President',
    });
    for (const name of ['Tevdor Halash', 'TÉVDOR HALÁSH', '🦊']) {
      expect(await kase.failure('source.create', { name, kind: 'person' })).toMatchObject({
        code: 'source.name-taken',
        message: expect.stringContaining('(President)') as string,
        params: { id: first.id, name: 'Tevdor Halash' },
      });
    }
    const other = await kase.call('source.create', { name: 'Other', kind: 'person' });
    const patch = { aliases: ['tevdor  halash'] };
    expect(await kase.failure('source.update', { sourceId: other.id, patch })).toMatchObject({
      code: 'source.name-taken',
    });
    await kase.call('source.update', { sourceId: other.id, patch, allowSameName: true });
    // What it shares already is not asked again.
    await kase.call('source.update', { sourceId: other.id, patch: { ...patch, role: 'Clerk' } });
    await kase.call('source.create', { name: 'Tevdor Halash', kind: 'person', allowSameName: true });
    expect(await suggest(kase, 'tevdor hal')).toHaveLength(3);
  });

  test('a name that is empty or too long is refused with words that say so', async () => {
    const kase = await openTestCase();
    const create = (name: string, aliases: string[] = []) =>
      kase.failure('source.create', { name, aliases, kind: 'person' });
    expect((await create('x'.repeat(2000))).message).toContain('at most 1000 characters');
    expect((await create('  ')).message).toContain('needs a name');
    expect((await create('Ann', [' '])).message).toContain('aliases.0');
    expect(await kase.call('source.list', {})).toEqual([]);
  });
});

describe('suggest', () => {
  test('two letters find a name in another script, under a look-alike letter or by an alias', async () => {
    const kase = await openTestCase();
    await kase.call('source.create', { name: 'Лукашенко', kind: 'person' });
    await kase.call('source.create', { name: 'Сhina', kind: 'metonym' });
    await kase.call('source.create', {
      name: 'The ministry',
      kind: 'government-body',
      aliases: ['Waters office'],
    });
    expect(await suggest(kase, 'lukash')).toEqual([['Лукашенко', 'Лукашенко']]);
    expect(await suggest(kase, 'лу')).toEqual([['Лукашенко', 'Лукашенко']]);
    expect(await suggest(kase, 'ch')).toEqual([['Сhina', 'Сhina']]);
    expect(await suggest(kase, 'wa')).toEqual([['The ministry', 'Waters office']]);
    expect(await suggest(kase, 'in')).toEqual([]);
    expect(await suggest(kase, '…')).toEqual([]);
  });

  test('all words typed must begin a word, in name, alias, role or descriptor', async () => {
    const kase = await openTestCase();
    await kase.call('source.create', {
      name: 'Irsen Dolvat',
      kind: 'person',
      role: 'Minister of Waters',
      descriptor: 'the man responsible',
    });
    await kase.call('source.create', { name: 'Brannoc Teel', kind: 'person', role: 'Commissioner' });
    expect(await suggest(kase, 'minister dol')).toEqual([['Irsen Dolvat', 'Irsen Dolvat']]);
    expect(await suggest(kase, 'respon')).toEqual([['Irsen Dolvat', 'Irsen Dolvat']]);
    expect(await suggest(kase, 'minister teel')).toEqual([]);
  });

  test('what the article uses comes first, then the beginning of the name, then later words, aliases, and use', async () => {
    const kase = await openTestCase();
    const article = await kase.importText(text, { authors: ['Zora Mint'], publisher: null });
    await kase.call('source.create', { name: 'A waterworks', kind: 'person', aliases: ['Minimal'] });
    await kase.call('source.create', { name: 'Old Mint', kind: 'organisation' });
    await kase.call('source.create', { name: 'Mint of Zelmar', kind: 'organisation' });
    await kase.call('source.create', { name: 'Coins', kind: 'group', role: 'mint workers' });
    await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'China')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    const order = ['Zora Mint', 'Mint of Zelmar', 'Old Mint', 'A waterworks', 'Coins'];
    expect((await suggest(kase, 'min', article.id)).map(([name]) => name)).toEqual(order);
    expect((await suggest(kase, 'min')).map(([name]) => name)).toEqual([
      'Mint of Zelmar',
      'Zora Mint',
      'Old Mint',
      'A waterworks',
      'Coins',
    ]);
  });

  test('with nothing typed the article’s sources come first, and never more than twelve are proposed', async () => {
    const kase = await openTestCase();
    for (let n = 0; n < 15; n += 1) await kase.call('source.create', { name: `Source ${n}`, kind: 'person' });
    const article = await kase.importText(text, { authors: ['Zora'], publisher: null });
    await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, 'China')],
      claimId: null,
      claimText: null,
      stance: null,
    });
    const proposed = await suggest(kase, '', article.id);
    expect(proposed).toHaveLength(12);
    expect(proposed[0]?.[0]).toBe('Zora');
  });

  test('another spelling of a long word is found after all that begin as typed; of a short one it is not', async () => {
    const kase = await openTestCase();
    await kase.call('source.create', { name: 'Alyaksandr Lukashenka', kind: 'person' });
    await kase.call('source.create', { name: 'Lukashenko Press Office', kind: 'organisation' });
    await kase.call('source.create', { name: 'Зеленський', kind: 'person' });
    await kase.call('source.create', { name: 'Iran', kind: 'metonym' });
    const names = async (typed: string): Promise<string[]> =>
      (await suggest(kase, typed)).map(([name]) => name);
    expect(await names('lukashenko')).toEqual(['Lukashenko Press Office', 'Alyaksandr Lukashenka']);
    expect(await names('Лукашенка')).toEqual(['Alyaksandr Lukashenka', 'Lukashenko Press Office']);
    for (const typed of ['Zelensky', 'Zelenskyy', 'Zelenskiy', 'Selenskyj', 'Зеленский', 'zelensk'])
      expect(await names(typed)).toEqual(['Зеленський']);
    expect(await names('iraq')).toEqual([]);
  });

  test('in an article, those named often and of late come first', async () => {
    const kase = await openTestCase();
    const words = Array.from({ length: 24 }, (_, n) => `Sentence ${n + 10} stands here.`);
    const article = await kase.importText(words.join(' '), { authors: ['Zora'], publisher: null });
    const make = async (name: string): Promise<string> =>
      (await kase.call('source.create', { name, kind: 'person' })).id;
    const [once, often, early] = [await make('Bea Once'), await make('Bea Often'), await make('Bea Early')];
    const quote = async (index: number, sourceId: string): Promise<void> => {
      const { id } = await kase.call('occurrence.mark', {
        articleId: article.id,
        spans: [spanOf(words.join(' '), words[index] ?? '')],
        claimId: null,
        claimText: null,
        stance: null,
      });
      const step = { sourceSpan: null, cueSpan: null };
      await kase.call('occurrence.set-chain', {
        occurrenceId: id,
        chain: [
          { sourceId: article.authorSourceId, status: 'own-voice', ...step },
          { sourceId, status: 'explicit', ...step },
        ],
      });
    };
    await quote(0, early);
    for (let n = 1; n < 22; n += 1) await quote(n, often);
    await quote(22, once);
    const names = async (typed: string): Promise<string[]> =>
      (await suggest(kase, typed, article.id)).map(([name]) => name);
    expect(await names('bea')).toEqual(['Bea Often', 'Bea Once', 'Bea Early']);
    expect(await names('')).toEqual(['Bea Often', 'Bea Once', 'Bea Early', 'Zora']);
  });

  test('a name without letters is found by itself', async () => {
    const kase = await openTestCase();
    await kase.call('source.create', { name: '🦊', kind: 'unknown' });
    await kase.call('source.create', { name: 'Bear', kind: 'unknown', aliases: ['🐻'] });
    expect(await suggest(kase, '🦊')).toEqual([['🦊', '🦊']]);
    expect(await suggest(kase, '🐻')).toEqual([['Bear', '🐻']]);
    expect(await suggest(kase, '?')).toEqual([]);
  });

  test('what was renamed, undone or removed is known at once', async () => {
    const kase = await openTestCase();
    const { id } = await kase.call('source.create', { name: 'Anna', kind: 'person' });
    expect(await suggest(kase, 'ann')).toHaveLength(1);
    await kase.call('source.update', { sourceId: id, patch: { name: 'Berta' } });
    expect(await suggest(kase, 'ann')).toEqual([]);
    await kase.call('journal.undo', {});
    expect(await suggest(kase, 'ann')).toHaveLength(1);
    await kase.call('source.remove', { sourceId: id });
    expect(await suggest(kase, 'ann')).toEqual([]);
  });
});
