import { expect, test } from 'vitest';
import type { CoreInput } from '#contract/api.ts';
import { wholeHistory } from '../whole-history.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

type Query = CoreInput<'table.rows'>['query'];

const plain: Query = { filter: '', rows: 'claims', sort: [], group: null, collapsed: [] };
const text = 'The gates were shut at four.\n\nNine people died, the keeper said.\n\nNobody was warned.';

/** A case in which two articles make one claim and the first makes two more. */
async function threeClaims(): Promise<{
  readonly open: TestCase;
  readonly claims: readonly string[];
  readonly places: readonly string[];
}> {
  const open = await openTestCase();
  const first = await open.importText(text);
  const second = await open.importText(`${text}\n\nSo says the other.`, { title: 'Other', publisher: null });
  const mark = async (
    articleId: string,
    words: string,
    claimId: string | null = null,
  ): Promise<{ readonly id: string; readonly claimId: string }> =>
    open.call('occurrence.mark', {
      articleId,
      spans: [spanOf(text, words)],
      claimId,
      claimText: null,
      stance: null,
    });
  const gates = await mark(first.id, 'gates were shut');
  const deaths = await mark(first.id, 'Nine people died');
  const warned = await mark(first.id, 'Nobody was warned');
  const again = await mark(second.id, 'gates were shut', gates.claimId);
  return {
    open,
    claims: [gates.claimId, deaths.claimId, warned.claimId],
    places: [gates.id, again.id, deaths.id, warned.id],
  };
}

async function keys(open: TestCase, query: Partial<Query> = {}): Promise<readonly string[]> {
  const page = await open.call('table.rows', {
    query: { ...plain, ...query },
    start: 0,
    count: 500,
    find: null,
  });
  return page.rows.map((row) => row.key);
}

test('a range of the table has what the case holds, and says how much there is', async () => {
  const { open, claims, places } = await threeClaims();
  const page = await open.call('table.rows', {
    query: plain,
    start: 1,
    count: 2,
    find: `claim ${claims[2]}`,
  });
  expect(page).toMatchObject({ total: 7, claims: 3, occurrences: 4, found: 5 });
  expect(page.rows).toMatchObject([
    {
      key: places[0],
      claim: { text: 'gates were shut', places: 2 },
      occurrence: {
        article: 'Two clocks',
        publisher: 'River Brief',
        publishedOn: '2024-04-20',
        words: 'gates were shut',
        chain: [{ name: 'Aster Quill', status: 'own-voice' }],
      },
    },
    { key: places[1], occurrence: { article: 'Other', publisher: null } },
  ]);
});

test('every kind of change is seen at the next reading', async () => {
  const { open, claims, places } = await threeClaims();
  const [gates = ''] = claims;
  const [first = ''] = places;
  const rowOf = async (): Promise<unknown> => {
    const page = await open.call('table.rows', { query: plain, start: 1, count: 1, find: null });
    return page.rows[0];
  };
  await open.call('occurrence.update', { occurrenceId: first, patch: { stance: 'rejects' } });
  expect(await rowOf()).toMatchObject({ occurrence: { stance: 'rejects' } });
  await open.call('claim.update', { claimId: gates, patch: { text: 'The gates were shut.', tags: ['dam'] } });
  await open.call('assessment.set', { claimId: gates, patch: { verdict: 'mixed' } });
  expect(await rowOf()).toMatchObject({
    claim: { text: 'The gates were shut.', tags: ['dam'], verdict: 'mixed', credibility: 6 },
  });
  const sources = await open.call('source.list', {});
  const author = sources.find((source) => source.name === 'Aster Quill');
  await open.call('source.update', { sourceId: author?.id ?? '', patch: { name: 'A. Quill' } });
  expect(await rowOf()).toMatchObject({ occurrence: { chain: [{ name: 'A. Quill' }] } });
  await open.call('occurrence.remove', { occurrenceId: first });
  expect(await keys(open)).toHaveLength(6);
  await open.call('journal.undo', {});
  expect(await keys(open)).toHaveLength(7);
  expect(await rowOf()).toMatchObject({ key: first, occurrence: { stance: 'rejects' } });
});

test('rows are sorted and grouped, and selecting a row means what stands beneath it', async () => {
  const { open, claims, places } = await threeClaims();
  const [, again = '', , warned = ''] = places;
  await open.call('occurrence.update', { occurrenceId: warned, patch: { stance: 'endorses' } });
  await open.call('occurrence.update', { occurrenceId: again, patch: { stance: 'rejects' } });
  const query: Query = { ...plain, rows: 'occurrences', sort: [{ column: 'stance', descending: true }] };
  expect((await keys(open, query)).slice(0, 2)).toEqual([again, warned]);
  const grouped: Query = { ...plain, group: 'stance' };
  const page = await open.call('table.rows', { query: grouped, start: 0, count: 500, find: null });
  expect(page.rows.flatMap((row) => (row.kind === 'group' ? [[row.value, row.count]] : []))).toEqual([
    ['endorses', 1],
    ['rejects', 1],
    [null, 2],
  ]);
  expect(page.occurrences).toBe(4);
  expect(await open.call('table.ids', { query: grouped, start: 0, end: 1 })).toEqual([warned]);
  expect(await open.call('table.ids', { query: plain, start: 0, end: 1 })).toEqual(places.slice(0, 2));
  expect(await open.call('table.ids', { query: plain, start: 0, end: 99 })).toEqual(places);
  expect(claims).toHaveLength(3);
});

test('a filter is a search: it finds rows by their words, sources and judgements', async () => {
  const { open, claims, places } = await threeClaims();
  const [first = '', again = '', deaths = '', warned = ''] = places;
  await open.call('occurrence.update', {
    occurrenceId: first,
    patch: { stance: 'rejects', note: 'Ask Сhina' },
  });
  await open.call('claim.update', {
    claimId: claims[1] ?? '',
    patch: { text: 'Nine people died.', tags: ['dam/victims'], eventDate: '2024-05' },
  });
  const { id } = await open.call('source.create', {
    name: 'Тевдор Халаш',
    kind: 'person',
    aliases: ['the keeper'],
  });
  const [occurrence] = await open.call('occurrence.get', { occurrenceIds: [deaths] });
  const [voice] = occurrence?.chain ?? [];
  const step = { sourceSpan: null, cueSpan: null };
  await open.call('occurrence.set-chain', {
    occurrenceId: deaths,
    chain: [
      { ...step, sourceId: voice?.sourceId ?? '', status: 'own-voice' },
      { ...step, sourceId: id, status: 'explicit' },
    ],
  });
  const found = (filter: string): Promise<readonly string[]> => keys(open, { filter, rows: 'occurrences' });
  expect(await found('gates')).toEqual([first, again]);
  expect(await found('gat')).toEqual([first, again]);
  expect(await found('"gat"')).toEqual([]);
  expect(await found('china')).toEqual([first]);
  expect(await found('in:claims china')).toEqual([]);
  expect(await found('stance:rejects')).toEqual([first]);
  expect(await found('stance:not-judged -source:tevdor')).toEqual([again, warned]);
  expect(await found('source:tevdor')).toEqual([deaths]);
  expect(await found('source:"the keeper" OR stance:-2')).toEqual([first, deaths]);
  expect(await found('tag:dam event:2024-05-10')).toEqual([deaths]);
  expect(await found('event:>2024-06')).toEqual([]);
  expect(await found('date:2024-04-20 NOT gates')).toEqual([deaths, warned]);
  expect(await found('kind:person reliability:F article:clocks "nine people"')).toEqual([deaths]);
  expect(await found('verdict:nonsense')).toEqual([]);
  expect(await found('AND OR')).toHaveLength(4);
  expect(await keys(open, { filter: 'stance:rejects' })).toEqual([`claim ${claims[0]}`, first]);
});

test('an edit of many rows says first what it does, is one change and one undo', async () => {
  const { open, places } = await threeClaims();
  const [first = '', , deaths = ''] = places;
  await open.call('occurrence.update', { occurrenceId: first, patch: { stance: 'rejects' } });
  await open.call('occurrence.update', { occurrenceId: deaths, patch: { stance: 'endorses' } });
  const before = await open.dump();
  const edit = { field: 'stance', value: 'endorses' } as const;
  const ids = [...places, '01900000-0000-7000-8000-ffffffffffff'];
  const preview = {
    of: 'occurrences',
    changes: 3,
    same: 1,
    refused: 0,
    from: [
      { value: null, count: 2 },
      { value: 'rejects', count: 1 },
    ],
  };
  expect(await open.call('table.preview-edit', { ids, edit })).toEqual(preview);
  expect(await open.dump()).toEqual(before);
  expect(await open.call('table.edit', { ids, edit })).toEqual(preview);
  const occurrences = await open.call('occurrence.get', { occurrenceIds: [...places] });
  expect(occurrences.map(({ stance }) => stance)).toEqual(Array(4).fill('endorses'));
  const { lines } = await open.call('history.list', wholeHistory);
  expect(lines[0]?.label).toEqual({ action: 'table.edit', subject: 'stance, 3' });
  await open.call('journal.undo', {});
  expect(await open.dump()).toEqual(before);
});

test.each([
  [{ field: 'commitment', value: 'denies' }, 4],
  [{ field: 'quotation', value: 'direct' }, 4],
  [{ field: 'fidelity', value: 'distorted' }, 4],
  [{ field: 'polarity', value: 'negates' }, 4],
  [{ field: 'polarity', value: 'affirms' }, 0],
  [{ field: 'type', value: 'quantity' }, 3],
  [{ field: 'verdict', value: 'mixed' }, 3],
  [{ field: 'verdict', value: null }, 0],
  [{ field: 'tags', add: ['dam / left'], remove: [] }, 3],
  [{ field: 'tags', add: [], remove: ['dam'] }, 0],
] as const)(
  '%j changes %d of four places of three claims, and undo brings all back',
  async (edit, changes) => {
    const { open, places } = await threeClaims();
    const before = await open.dump();
    const ids = [...places];
    const given = edit.field === 'tags' ? { ...edit, add: [...edit.add], remove: [...edit.remove] } : edit;
    expect((await open.call('table.edit', { ids, edit: given })).changes).toBe(changes);
    expect((await open.call('table.edit', { ids, edit: given })).changes).toBe(0);
    if (changes === 0) return expect(await open.dump()).toEqual(before);
    await open.call('journal.undo', {});
    expect(await open.dump()).toEqual(before);
    expect((await open.call('table.preview-edit', { ids, edit: given })).changes).toBe(changes);
  },
);

test('tags are added in the spelling of the case and removed with all below them', async () => {
  const { open, claims, places } = await threeClaims();
  const [gates = '', deaths = ''] = claims;
  await open.call('claim.update', { claimId: gates, patch: { tags: ['Dam/left', 'flood'] } });
  await open.call('table.edit', {
    ids: [...places],
    edit: { field: 'tags', add: ['dam/LEFT'], remove: ['Flood'] },
  });
  const tagsOf = async (claimId: string): Promise<readonly string[]> =>
    (await open.call('claim.get', { claimId })).claim.tags;
  expect(await tagsOf(gates)).toEqual(['Dam/left']);
  expect(await tagsOf(deaths)).toEqual(['Dam/left']);
  await open.call('table.edit', { ids: [...places], edit: { field: 'tags', add: [], remove: ['dam'] } });
  expect(await tagsOf(gates)).toEqual([]);
  const failure = await open.failure('table.preview-edit', {
    ids: [...places],
    edit: { field: 'tags', add: ['a//b'], remove: [] },
  });
  expect(failure.code).toBe('tag.bad-path');
});

test('a verdict taken back leaves what else was assessed, and no empty assessment', async () => {
  const { open, claims, places } = await threeClaims();
  const [gates = '', deaths = ''] = claims;
  await open.call('assessment.set', { claimId: gates, patch: { verdict: 'true', rationale: 'Seen.' } });
  await open.call('assessment.set', { claimId: deaths, patch: { verdict: 'true' } });
  const { changes } = await open.call('table.edit', {
    ids: [...places],
    edit: { field: 'verdict', value: null },
  });
  expect(changes).toBe(2);
  expect((await open.call('claim.get', { claimId: gates })).assessment).toMatchObject({
    verdict: null,
    rationale: 'Seen.',
  });
  await open.inside(({ db }) =>
    expect(db.prepare('SELECT claim_id FROM assessment').pluck().all()).toEqual([gates]),
  );
});

test('another last source takes the place of the last, comes after the own voice, and never twice in a row', async () => {
  const { open, places } = await threeClaims();
  const [first = '', again = '', deaths = ''] = places;
  const keeper = await open.call('source.create', { name: 'The keeper', kind: 'person' });
  const council = await open.call('source.create', { name: 'The council', kind: 'group' });
  const chainOf = async (occurrenceId: string): Promise<readonly string[]> =>
    (await open.call('occurrence.get', { occurrenceIds: [occurrenceId] })).flatMap(({ chain }) =>
      chain.map(({ sourceName, status }) => `${sourceName} ${status}`),
    );
  const edit = (sourceId: string, ids: readonly string[]) =>
    open.call('table.edit', { ids: [...ids], edit: { field: 'source', sourceId } });
  await edit(keeper.id, [first]);
  await edit(council.id, [first, again]);
  expect(await chainOf(first)).toEqual(['Aster Quill own-voice', 'The council explicit']);
  const [voice] = (await open.call('occurrence.get', { occurrenceIds: [deaths] }))[0]?.chain ?? [];
  const done = await edit(voice?.sourceId ?? '', [first, deaths]);
  expect(done).toMatchObject({ changes: 0, refused: 2 });
  expect(await chainOf(first)).toEqual(['Aster Quill own-voice', 'The council explicit']);
  const failure = await open.failure('table.edit', {
    ids: [first],
    edit: { field: 'source', sourceId: '01900000-0000-7000-8000-ffffffffffff' },
  });
  expect(failure.code).toBe('source.not-found');
});

test('a value of the case’s own is given to many rows, and stands in the table for itself', async () => {
  const { open, places } = await threeClaims();
  const [own] = await open.call('codebook.add-value', {
    list: 'stance',
    countsAs: 'distances',
    label: 'Mocks',
    definition: '',
    example: '',
  });
  const edit = { field: 'stance', value: 'distances', added: own?.value ?? '' } as const;
  expect((await open.call('table.edit', { ids: [...places], edit })).changes).toBe(4);
  const page = await open.call('table.rows', {
    query: { ...plain, group: 'stance' },
    start: 0,
    count: 1,
    find: null,
  });
  expect(page.rows[0]).toMatchObject({ kind: 'group', value: own?.value, count: 4 });
  const back = { field: 'stance', value: 'distances' } as const;
  expect((await open.call('table.edit', { ids: [...places], edit: back })).changes).toBe(4);
});

test.each([
  ['stance', 'stance', 'distances', 'rejects'],
  ['stance', 'stance', 'distances', null],
  ['commitment', 'commitment', 'relays', 'denies'],
  ['quotation', 'quotation', 'indirect', 'direct'],
  ['fidelity', 'fidelity', 'selective', 'distorted'],
  ['claimType', 'type', 'quotation', 'quantity'],
  ['verdict', 'verdict', 'mixed', 'true'],
  ['verdict', 'verdict', 'mixed', null],
] as const)(
  'an added value of %s gives way to whatever %s is given to many rows after it',
  async (list, field, countsAs, next) => {
    const { open, places } = await threeClaims();
    const words = { label: 'Our own', definition: '', example: '' };
    const [own] = await open.call('codebook.add-value', { list, countsAs, ...words });
    const give = (value: string | null, added?: string): Promise<unknown> => {
      const edit = { field, value, added } as CoreInput<'table.edit'>['edit'];
      return open.call('table.edit', { ids: [...places], edit });
    };
    await give(countsAs, own?.value);
    const kept = (): Promise<unknown> =>
      open.inside(({ db }) => db.prepare('SELECT count(*) FROM added_value').pluck().get());
    expect(await kept()).toBeGreaterThan(0);
    const before = await open.dump();
    await give(next);
    expect(await kept()).toBe(0);
    const page = await open.call('table.rows', {
      query: { ...plain, rows: 'occurrences', group: field },
      start: 0,
      count: 1,
      find: null,
    });
    expect(page.rows[0]).toMatchObject({ kind: 'group', value: next, count: 4 });
    await open.call('journal.undo', {});
    expect(await open.dump()).toEqual(before);
  },
);

test('a filter understands the names and the values of the case, and a program’s value finds what counts as it', async () => {
  const { open, places } = await threeClaims();
  const [first = '', second = '', third = ''] = places;
  const add = async (
    list: CoreInput<'codebook.add-value'>['list'],
    countsAs: string,
    label: string,
  ): Promise<string> => {
    const words = { label, definition: '', example: '' };
    const values = await open.call('codebook.add-value', { list, countsAs, ...words });
    return values.find((each) => each.label === label)?.value ?? '';
  };
  const sneers = await add('stance', 'distances', 'Sneers at it');
  const column = await add('genre', 'opinion', 'Column');
  const blogger = await add('sourceKind', 'person', 'Blogger');
  await open.call('codebook.set-value', {
    list: 'stance',
    value: 'distances',
    patch: { label: 'Keeps away' },
  });
  await open.call('occurrence.update', { occurrenceId: first, patch: { added: { stance: sneers } } });
  await open.call('occurrence.update', { occurrenceId: second, patch: { stance: 'distances' } });
  await open.call('occurrence.update', { occurrenceId: third, patch: { stance: 'rejects' } });
  const [occurrence] = await open.call('occurrence.get', { occurrenceIds: [second] });
  const articleId = occurrence?.articleId ?? '';
  await open.call('article.update', { articleId, patch: { added: { genre: column } } });
  const sourceId = occurrence?.chain[0]?.sourceId ?? '';
  await open.call('source.update', { sourceId, patch: { added: { sourceKind: blogger } } });
  const found = async (filter: string): Promise<readonly string[]> =>
    (await keys(open, { filter, rows: 'occurrences' })).map((key) => key.split(' ').at(-1) ?? '');
  expect(await found('stance:"sneers at it"')).toEqual([first]);
  expect(await found(`stance:${sneers}`)).toEqual([first]);
  expect(await found('stance:"keeps away"')).toEqual([first, second]);
  expect(await found('stance:distances -stance:sneers')).toEqual([second]);
  expect(await found('genre:column')).toEqual([second]);
  expect(await found('kind:blogger')).toContain(second);
  await open.call('source.update', { sourceId, patch: { kind: 'person' } });
  expect(await found('kind:blogger')).toEqual([]);
});

test('an empty case has an empty table', async () => {
  const open = await openTestCase();
  expect(await open.call('table.rows', { query: plain, start: 0, count: 100, find: 'nobody' })).toEqual({
    total: 0,
    claims: 0,
    occurrences: 0,
    rows: [],
    found: null,
  });
});
