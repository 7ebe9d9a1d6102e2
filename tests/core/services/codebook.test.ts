import { describe, expect, test } from 'vitest';
import type { CoreInput } from '#contract/api.ts';
import type { AppEvents } from '#contract/events.ts';
import type { OccurrenceDetail } from '#contract/views.ts';
import { openTestCase, type TestCase } from './test-case.ts';

const marked = async (): Promise<{ kase: TestCase; occurrence: OccurrenceDetail; articleId: string }> => {
  const kase = await openTestCase();
  const article = await kase.importText('The gates were opened at night.');
  const occurrence = await kase.call('occurrence.mark', {
    articleId: article.id,
    spans: [{ start: 0, end: 9 }],
    claimId: null,
    claimText: null,
    stance: 'distances',
  });
  return { kase, occurrence, articleId: article.id };
};

const add = async (
  kase: TestCase,
  list: CoreInput<'codebook.add-value'>['list'],
  countsAs: string,
  label: string,
): Promise<string> => {
  const values = await kase.call('codebook.add-value', {
    list,
    countsAs,
    label,
    definition: '',
    example: '',
  });
  return values.find((each) => each.list === list && each.label === label)?.value ?? '';
};

const get = async (kase: TestCase, id: string): Promise<OccurrenceDetail | undefined> =>
  (await kase.call('occurrence.get', { occurrenceIds: [id] }))[0];

describe('a value of the program', () => {
  test('can be described in other words and given back; its own words are not kept', async () => {
    const { kase } = await marked();
    const before = await kase.dump();
    const set = (patch: CoreInput<'codebook.set-value'>['patch']) =>
      kase.call('codebook.set-value', { list: 'stance', value: 'distances', patch });
    expect(await set({ label: 'Keeps away', example: '' })).toEqual([
      {
        list: 'stance',
        value: 'distances',
        countsAs: null,
        label: 'Keeps away',
        definition: null,
        example: '',
        hidden: false,
      },
    ]);
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
    await kase.call('journal.redo', {});
    expect(await set({ label: 'Distances', example: null })).toEqual([]);
  });

  test('can be hidden and stays where it is chosen', async () => {
    const { kase, occurrence } = await marked();
    await kase.call('codebook.set-value', { list: 'stance', value: 'distances', patch: { hidden: true } });
    expect(await get(kase, occurrence.id)).toMatchObject({ stance: 'distances' });
  });

  test.each<[string, CoreInput<'codebook.set-value'>, string]>([
    ['of no list', { list: 'stance', value: 'shouts', patch: {} }, 'codebook.value-not-found'],
    [
      'named as another',
      { list: 'stance', value: 'distances', patch: { label: 'REJECTS' } },
      'codebook.bad-value',
    ],
    [
      'hidden though the program gives it',
      { list: 'polarity', value: 'affirms', patch: { hidden: true } },
      'codebook.bad-value',
    ],
  ])('%s is refused and nothing changes', async (_what, input, code) => {
    const { kase } = await marked();
    const before = await kase.dump();
    expect((await kase.failure('codebook.set-value', input)).code).toBe(code);
    expect(await kase.dump()).toEqual(before);
  });
});

describe('an added value', () => {
  test('is chosen in place of what it counts as, until a built-in value is chosen', async () => {
    const { kase, occurrence } = await marked();
    const sneers = await add(kase, 'stance', 'rejects', 'Sneers');
    const changes: AppEvents['case.changed'][] = [];
    kase.session.onChange((change) => changes.push(change));
    const update = (patch: CoreInput<'occurrence.update'>['patch']) =>
      kase.call('occurrence.update', { occurrenceId: occurrence.id, patch });
    const chosen = await update({ added: { stance: sneers } });
    expect(chosen).toMatchObject({ stance: 'rejects', added: { stance: sneers } });
    const repeated = await update({ note: 'Why?' });
    expect(repeated.added).toEqual({ stance: sneers });
    // The same built-in value as before: only the added one goes.
    const plain = await update({ stance: 'rejects' });
    expect(plain).toEqual({ ...occurrence, stance: 'rejects', note: 'Why?' });
    expect(changes.map(({ changed }) => changed.occurrences)).toEqual([
      [occurrence.id],
      [occurrence.id],
      [occurrence.id],
    ]);
  });

  test('is chosen for an article as it is imported and for a source as it is made or split off', async () => {
    const { kase, occurrence, articleId } = await marked();
    const column = await add(kase, 'genre', 'opinion', 'Column');
    const ministry = await add(kase, 'sourceKind', 'government-body', 'Ministry');
    const kind = { kind: 'person', added: { sourceKind: ministry } } as const;
    const source = { kind: 'government-body', added: { sourceKind: ministry } };
    const made = await kase.call('source.create', { name: 'Waters', ...kind });
    expect(made).toMatchObject(source);
    const split = await kase.call('source.split', {
      sourceId: occurrence.chain[0]?.sourceId ?? '',
      articleIds: [articleId],
      occurrenceIds: [],
      aliases: [],
      fields: { name: 'Gates', ...kind },
    });
    expect(split).toMatchObject({ name: 'Gates', ...source });
    const article = await kase.call('article.import', {
      bytes: new TextEncoder().encode('I think otherwise.'),
      fileName: null,
      format: 'text',
      encoding: null,
      furniture: null,
      metadata: {
        title: 'Otherwise',
        authors: [],
        publisher: null,
        url: null,
        publishedOn: null,
        retrievedOn: null,
        language: null,
        genre: 'news',
        added: { genre: column },
      },
    });
    expect(article).toMatchObject({ genre: 'opinion', added: { genre: column } });
  });

  test('that is given another base counts as that wherever it was chosen, as one undo', async () => {
    const { kase, occurrence } = await marked();
    const sneers = await add(kase, 'stance', 'rejects', 'Sneers');
    const occurrenceId = occurrence.id;
    await kase.call('occurrence.update', { occurrenceId, patch: { added: { stance: sneers } } });
    const before = await kase.dump();
    const change = { list: 'stance', value: sneers, patch: { countsAs: 'distances' } } as const;
    const values = await kase.call('codebook.set-value', change);
    expect(values).toMatchObject([{ value: sneers, countsAs: 'distances', label: 'Sneers' }]);
    expect(await get(kase, occurrenceId)).toMatchObject({ stance: 'distances', added: { stance: sneers } });
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
    const wrong = { ...change, patch: { countsAs: 'nonsense' } };
    expect(await kase.failure('codebook.set-value', wrong)).toMatchObject({
      code: 'codebook.value-not-found',
    });
    const builtIn = { ...change, value: 'rejects' };
    expect(await kase.failure('codebook.set-value', builtIn)).toMatchObject({ params: { rule: 'built-in' } });
    expect(await kase.dump()).toEqual(before);
  });

  test('that is in use falls back to what it counts as when it goes; undo brings all back', async () => {
    const { kase, occurrence, articleId } = await marked();
    const { claimId } = occurrence;
    const [sneers, rumour, fishy, ministry, column] = [
      await add(kase, 'stance', 'rejects', 'Sneers'),
      await add(kase, 'claimType', 'prediction', 'Rumour'),
      await add(kase, 'verdict', 'unproven', 'Fishy'),
      await add(kase, 'sourceKind', 'government-body', 'Ministry'),
      await add(kase, 'genre', 'opinion', 'Column'),
    ];
    const sourceId = occurrence.chain[0]?.sourceId ?? '';
    await kase.call('occurrence.update', {
      occurrenceId: occurrence.id,
      patch: { added: { stance: sneers } },
    });
    await kase.call('claim.update', { claimId, patch: { added: { claimType: rumour } } });
    await kase.call('assessment.set', { claimId, patch: { added: { verdict: fishy } } });
    await kase.call('source.update', { sourceId, patch: { added: { sourceKind: ministry } } });
    await kase.call('article.update', { articleId, patch: { added: { genre: column } } });
    const claim = { type: 'prediction', verdict: 'unproven', added: { claimType: rumour, verdict: fishy } };
    expect((await kase.call('claim.list', {}))[0]).toMatchObject(claim);
    expect((await kase.call('source.list', {}))[0]).toMatchObject({
      kind: 'government-body',
      added: { sourceKind: ministry },
    });
    expect((await kase.call('article.list', {}))[0]).toMatchObject({
      genre: 'opinion',
      added: { genre: column },
    });
    expect(await kase.call('codebook.count-uses', { list: 'stance' })).toEqual([{ value: sneers, count: 1 }]);
    expect(await kase.call('codebook.count-uses', { list: 'verdict' })).toEqual([{ value: fishy, count: 1 }]);

    const before = await kase.dump();
    for (const [list, value] of [
      ['stance', sneers],
      ['claimType', rumour],
      ['verdict', fishy],
      ['sourceKind', ministry],
      ['genre', column],
    ] as const) {
      await kase.call('codebook.remove-value', { list, value });
    }
    expect(await get(kase, occurrence.id)).toEqual({
      ...occurrence,
      stance: 'rejects',
      chain: [{ ...occurrence.chain[0], sourceKind: 'government-body' }],
    });
    expect((await kase.call('claim.list', {}))[0]).toEqual(
      expect.not.objectContaining({ added: expect.anything() }),
    );
    expect(await kase.call('codebook.get', {})).toEqual([]);
    for (let step = 0; step < 5; step += 1) await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('that is gone, or of another list, cannot be chosen', async () => {
    const { kase, occurrence } = await marked();
    const rumour = await add(kase, 'claimType', 'prediction', 'Rumour');
    const before = await kase.dump();
    const failure = await kase.failure('occurrence.update', {
      occurrenceId: occurrence.id,
      patch: { added: { stance: rumour } },
    });
    expect(failure.code).toBe('codebook.value-not-found');
    expect(await kase.dump()).toEqual(before);
  });

  test('needs a name that no other value of the list has, and a built-in value to count as', async () => {
    const { kase } = await marked();
    const input = { list: 'stance', definition: '', example: '' } as const;
    expect(
      await kase.failure('codebook.add-value', { ...input, label: 'endorses', countsAs: 'rejects' }),
    ).toMatchObject({ code: 'codebook.bad-value', params: { rule: 'label-taken' } });
    expect(
      await kase.failure('codebook.add-value', { ...input, label: 'New', countsAs: 'shouts' }),
    ).toMatchObject({ code: 'codebook.value-not-found' });
  });

  test('goes with the thing it was chosen for and comes back with it', async () => {
    const { kase, occurrence } = await marked();
    const sneers = await add(kase, 'stance', 'rejects', 'Sneers');
    await kase.call('occurrence.update', {
      occurrenceId: occurrence.id,
      patch: { added: { stance: sneers } },
    });
    const before = await kase.dump();
    await kase.call('occurrence.remove', { occurrenceId: occurrence.id });
    expect(await kase.call('codebook.count-uses', { list: 'stance' })).toEqual([]);
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('moves with type and assessment when its claim is joined into one that has none', async () => {
    const { kase, occurrence, articleId } = await marked();
    const rumour = await add(kase, 'claimType', 'prediction', 'Rumour');
    await kase.call('claim.update', { claimId: occurrence.claimId, patch: { added: { claimType: rumour } } });
    const other = await kase.call('occurrence.mark', {
      articleId,
      spans: [{ start: 10, end: 21 }],
      claimId: null,
      claimText: null,
      stance: null,
    });
    const joined = await kase.call('claim.join', {
      intoClaimId: other.claimId,
      fromClaimIds: [occurrence.claimId],
    });
    expect(joined).toMatchObject({ type: 'prediction', added: { claimType: rumour } });
  });
});
