import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimMatrix, type ClaimMatrix } from '#domain/compare/matrix.ts';
import { cellLines, coverageOf } from '#domain/compare/matrix-cells.ts';
import {
  matrixColumnOrders,
  matrixGroupings,
  matrixRowOrders,
  startLayout,
  type MatrixGrouping,
  type MatrixLayout,
} from '#domain/compare/matrix-layout.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { stances, stanceScore } from '#domain/stance.ts';
import { comparisonOf, type Around, type Place } from './comparison-fixture.ts';

const place: fc.Arbitrary<Place> = fc.record({
  claim: fc.constantFrom('p', 'q', 'r', 's', 't'),
  articleId: fc.constantFrom('a', 'b', 'c'),
  start: fc.nat({ max: 50 }),
  stance: fc.constantFrom(...stances, null),
  polarity: fc.constantFrom('affirms' as const, 'negates' as const),
  through: fc.array(fc.constantFrom('ministry', 'agency', '?officials'), { maxLength: 3 }),
});
const places = fc.array(place, { maxLength: 25 });
const around: fc.Arbitrary<Around> = fc.record({
  articles: fc.record({
    a: fc.constantFrom<readonly [string | null, string | null]>(['Post', '2024-05-01'], [null, null]),
    b: fc.constantFrom<readonly [string | null, string | null]>(['Post', null], ['Courier', '2024-04-01']),
    c: fc.constantFrom<readonly [string | null, string | null]>(['Courier', '2024-05-02'], [null, null]),
  }),
  eventDates: fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('2024', '2023-12', '2024-02-03')),
  relations: fc.array(
    fc.record({
      kind: fc.constantFrom(...relationKinds),
      status: fc.constantFrom(...relationStatuses),
      claims: fc.constant(['p', 'q'] as const),
    }),
    { maxLength: 3 },
  ),
  nowhere: fc.constantFrom([], ['nowhere']),
});
const layout: fc.Arbitrary<MatrixLayout> = fc.record({
  by: fc.constantFrom(...matrixGroupings),
  rows: fc.record({ order: fc.constantFrom(...matrixRowOrders), reversed: fc.boolean() }),
  columns: fc.record({ order: fc.constantFrom(...matrixColumnOrders), reversed: fc.boolean() }),
});

const by = (grouping: MatrixGrouping): MatrixLayout => ({ ...startLayout, by: grouping });
const rowsBy = (order: MatrixLayout['rows']['order'], reversed = false): MatrixLayout => ({
  ...startLayout,
  rows: { order, reversed },
});
const claims = ({ rows }: ClaimMatrix): readonly string[] => rows.map(({ claimId }) => claimId);
const standingOf = (matrix: ClaimMatrix, claim: string): unknown =>
  matrix.rows.find(({ claimId }) => claimId === claim)?.standing;

/** Every cell as lines of words, by claim and column, without regard to the layout. */
const contentOf = (matrix: ClaimMatrix): readonly string[] =>
  matrix.rows
    .flatMap(({ claimId }, row) =>
      matrix.columns.flatMap(({ id }, column) =>
        cellLines(matrix, row, column).map((line) => `${claimId} ${id} ${JSON.stringify(line)}`),
      ),
    )
    .toSorted();

test('however it is laid out, every place is in one cell, and an order changes no cell, number or badge', () => {
  fc.assert(
    fc.property(places, around, layout, (given, rest, wanted) => {
      const comparison = comparisonOf(given, rest);
      const matrix = claimMatrix(comparison, wanted);
      const plain = claimMatrix(comparison, by(wanted.by));
      const counted = [...matrix.cells.counts].reduce((sum, each) => sum + each, 0);
      expect(counted).toBe(given.length);
      expect(matrix.columns.reduce((sum, column) => sum + column.places, 0)).toBe(given.length);
      expect(contentOf(matrix)).toEqual(contentOf(plain));
      const rows = (each: ClaimMatrix) => each.rows.toSorted((a, b) => a.number - b.number);
      expect(rows(matrix)).toEqual(rows(plain));
      expect(rows(matrix).map(({ number }) => number)).toEqual(matrix.rows.map((_, index) => index + 1));
      const columns = (each: ClaimMatrix) => each.columns.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(columns(matrix)).toEqual(columns(plain));
    }),
  );
});

test('a reversed order runs the other way, but for what has no place in it', () => {
  fc.assert(
    fc.property(places, around, fc.constantFrom(...matrixRowOrders), (given, rest, order) => {
      const comparison = comparisonOf(given, rest);
      const [there, back] = [false, true].map((reversed) => claimMatrix(comparison, rowsBy(order, reversed)));
      if (!there || !back) return;
      const last = (matrix: ClaimMatrix) => matrix.rows.at(-1)?.standing;
      if (rest.nowhere?.length && (order === 'text' || order === 'similarity'))
        expect([last(there), last(back)]).toEqual(['not-addressed', 'not-addressed']);
      expect(claims(back).toSorted()).toEqual(claims(there).toSorted());
      const filled = (matrix: ClaimMatrix) =>
        claims(matrix).filter((_, row) => coverageOf(matrix, row) > 0 || order === 'coverage');
      if (order === 'text') expect(filled(back)).toEqual(filled(there).toReversed());
    }),
  );
});

test('the feet add up to their places', () => {
  fc.assert(
    fc.property(places, around, fc.constantFrom(...matrixGroupings), (given, rest, grouping) => {
      const matrix = claimMatrix(comparisonOf(given, rest), by(grouping));
      const perColumn = matrix.columns.map((_, column) =>
        matrix.rows.flatMap((_row, row) => cellLines(matrix, row, column)),
      );
      for (const [at, column] of matrix.columns.entries()) {
        const lines = perColumn[at] ?? [];
        const count = (fits: (line: (typeof lines)[number]) => boolean): number =>
          lines.filter(fits).reduce((sum, line) => sum + line.count, 0);
        expect(column.scored + column.unclear + column.notJudged).toBe(column.places);
        expect(column.unclear).toBe(count(({ stance }) => stance === 'unclear'));
        expect(column.notJudged).toBe(count(({ stance }) => stance === null));
        expect(column.attributed).toBe(count(({ depth }) => depth > 1));
        expect(column.anonymous).toBe(count(({ nearest }) => nearest.startsWith('?')));
        const sum = lines.reduce((all, line) => all + (stanceScore(line.stance) ?? 0) * line.count, 0);
        if (column.meanStance === null) expect(column.scored).toBe(0);
        else expect(column.meanStance).toBeCloseTo(sum / column.scored, 10);
        expect(column.claims).toBe(
          matrix.rows.filter((_, row) => cellLines(matrix, row, at).length > 0).length,
        );
        const led = column.leading.map((each) => each.places);
        expect(led).toEqual(led.toSorted((a, b) => b - a));
      }
    }),
  );
});

test('places alike are counted, and neutral, unclear, not judged and not addressed stay apart', () => {
  const matrix = claimMatrix(
    comparisonOf(
      [
        { claim: 'p', articleId: 'a', start: 1, stance: 'reports-neutrally' },
        { claim: 'p', articleId: 'a', start: 2, stance: 'unclear' },
        { claim: 'p', articleId: 'a', start: 3, stance: null },
        { claim: 'p', articleId: 'a', start: 4, stance: 'reports-neutrally' },
        { claim: 'p', articleId: 'a', start: 5, stance: 'reports-neutrally', added: { stance: 'own' } },
        { claim: 'p', articleId: 'a', start: 6, stance: 'unclear', added: { quotation: 'screenshot' } },
      ],
      { articles: { b: [null, null] } },
    ),
    startLayout,
  );
  expect(cellLines(matrix, 0, 0).map(({ stance, added, count }) => [stance, added?.stance, count])).toEqual([
    ['reports-neutrally', undefined, 2],
    ['unclear', undefined, 2],
    [null, undefined, 1],
    ['reports-neutrally', 'own', 1],
  ]);
  expect(cellLines(matrix, 0, 1)).toEqual([]);
});

test('1,000 places of one claim are one cell with few lines', () => {
  const given = Array.from({ length: 1000 }, (_, start) => ({
    claim: 'p',
    articleId: 'a',
    start,
    stance: start % 2 === 0 ? ('endorses' as const) : ('rejects' as const),
  }));
  const matrix = claimMatrix(comparisonOf(given), startLayout);
  expect(cellLines(matrix, 0, 0).map(({ count }) => count)).toEqual([500, 500]);
});

test('columns are articles, publishers or the nearest sources; those of one name are numbered', () => {
  const comparison = comparisonOf(
    [
      { claim: 'p', articleId: 'a', through: ['agency', 'ministry'] },
      { claim: 'p', articleId: 'b', through: ['ministry'] },
      { claim: 'q', articleId: 'c' },
    ],
    {
      articles: {
        a: ['Post', '2024-05-02'],
        b: ['Post', '2024-05-01'],
        c: [null, null],
        d: ['Courier', null],
      },
    },
  );
  const heads = (grouping: MatrixGrouping) =>
    claimMatrix(comparison, by(grouping)).columns.map(({ name, number, title }) => [name, number, title]);
  expect(heads('articles')).toEqual([
    ['Post', 1, 'Title of a'],
    ['Post', 2, 'Title of b'],
    ['Title of c', null, 'Title of c'],
    ['Courier', null, 'Title of d'],
  ]);
  expect(heads('publishers')).toEqual([
    ['Post', null, ''],
    ['', null, ''],
    ['Courier', null, ''],
  ]);
  expect(heads('sources')).toEqual([
    ['ministry', null, ''],
    ['Author of c', null, ''],
  ]);
  expect(claimMatrix(comparison, by('publishers')).columns[0]).toMatchObject({
    date: '2024-05-01',
    claims: 1,
    places: 2,
    articles: 2,
    leading: [{ name: 'ministry', places: 2 }],
  });
});

test('two sources of one name stay two columns', () => {
  const one = { sourceId: 's1', name: 'Press office', status: 'explicit' as const };
  const own = { sourceId: 'ana', name: 'Ana', status: 'own-voice' as const };
  const matrix = claimMatrix(
    comparisonOf([
      { claim: 'p', articleId: 'a', chain: [own, one] },
      { claim: 'p', articleId: 'b', chain: [own, { ...one, sourceId: 's2' }] },
    ]),
    by('sources'),
  );
  expect(matrix.columns.map(({ name, number }) => [name, number])).toEqual([
    ['Press office', 1],
    ['Press office', 2],
  ]);
});

test('an unnamed source counts as anonymous by its step or by its kind', () => {
  const matrix = claimMatrix(
    comparisonOf(
      [
        { claim: 'p', articleId: 'a', through: ['?officials'] },
        { claim: 'q', articleId: 'a', through: ['a witness'] },
        { claim: 'r', articleId: 'a', through: ['?officials', 'ministry'] },
        { claim: 's', articleId: 'a' },
      ],
      { kinds: { 'a witness': 'anonymous' } },
    ),
    startLayout,
  );
  expect(matrix.columns[0]).toMatchObject({ places: 4, attributed: 3, anonymous: 2 });
});

test('stances are compared between articles, or between publishers where those are the columns', () => {
  const comparison = comparisonOf(
    [
      { claim: 'p', articleId: 'a', stance: 'endorses', through: ['ministry'] },
      { claim: 'p', articleId: 'b', stance: 'rejects', through: ['ministry'] },
    ],
    { articles: { a: ['Post', null], b: ['Post', null] } },
  );
  expect(standingOf(claimMatrix(comparison, by('articles')), 'p')).toBe('contradicted');
  expect(standingOf(claimMatrix(comparison, by('sources')), 'p')).toBe('contradicted');
  expect(standingOf(claimMatrix(comparison, by('publishers')), 'p')).toBe('one-sided');
});

test('a confirmed contradiction or tension outweighs stances; one suggested or rejected does not', () => {
  const given: readonly Place[] = ['a', 'b'].flatMap((articleId) =>
    ['p', 'q'].map((claim) => ({ claim, articleId, stance: 'endorses' as const })),
  );
  const standing = (...relations: NonNullable<Around['relations']>): unknown =>
    standingOf(claimMatrix(comparisonOf(given, { relations }), startLayout), 'q');
  const claimsOf = ['p', 'q'] as const;
  expect(standing()).toBe('agreed');
  expect(standing({ kind: 'contradicts', status: 'confirmed', claims: claimsOf })).toBe('contradicted');
  expect(standing({ kind: 'in-tension', status: 'confirmed', claims: claimsOf })).toBe('in-tension');
  expect(standing({ kind: 'contradicts', status: 'suggested', claims: claimsOf })).toBe('agreed');
  expect(standing({ kind: 'contradicts', status: 'rejected', claims: claimsOf })).toBe('agreed');
  expect(standing({ kind: 'supports', status: 'confirmed', claims: claimsOf })).toBe('agreed');
});

test('a tension does not soften stances that contradict, and a rejected relation is not handed on', () => {
  const matrix = claimMatrix(
    comparisonOf(
      [
        { claim: 'p', articleId: 'a', stance: 'endorses' },
        { claim: 'p', articleId: 'b', stance: 'rejects' },
        { claim: 'q', articleId: 'b', stance: 'rejects' },
      ],
      {
        relations: [
          { kind: 'in-tension', status: 'confirmed', claims: ['p', 'q'] },
          { kind: 'supports', status: 'rejected', claims: ['p', 'q'] },
        ],
      },
    ),
    startLayout,
  );
  expect(standingOf(matrix, 'p')).toBe('contradicted');
  expect(standingOf(matrix, 'q')).toBe('in-tension');
  expect(matrix.relations.map(({ kind }) => kind)).toEqual(['in-tension']);
});

test('a row says on which one source all its articles rest', () => {
  const matrix = claimMatrix(
    comparisonOf([
      { claim: 'p', articleId: 'a', through: ['agency', 'ministry'] },
      { claim: 'p', articleId: 'b', through: ['ministry'] },
      { claim: 'q', articleId: 'a', through: ['ministry'] },
    ]),
    startLayout,
  );
  expect(matrix.rows.map(({ claimId, origin }) => [claimId, origin])).toEqual([
    ['p', 'ministry'],
    ['q', null],
  ]);
});

test('rows come by coverage, dispute, date or text', () => {
  const comparison = comparisonOf(
    [
      { claim: 'alone', articleId: 'a', start: 1, stance: 'endorses' },
      { claim: 'agreed', articleId: 'a', start: 9, stance: 'endorses' },
      { claim: 'agreed', articleId: 'b', stance: 'endorses' },
      { claim: 'agreed', articleId: 'c', stance: 'endorses' },
      { claim: 'disputed', articleId: 'b', start: 3, stance: 'endorses' },
      { claim: 'disputed', articleId: 'c', stance: 'rejects' },
    ],
    {
      articles: { a: [null, '2024-05-03'], b: [null, '2024-05-02'], c: [null, null] },
      eventDates: { disputed: '2024-06' },
      nowhere: ['nowhere'],
    },
  );
  const order = (...given: Parameters<typeof rowsBy>) => claims(claimMatrix(comparison, rowsBy(...given)));
  expect(order('coverage')).toEqual(['agreed', 'disputed', 'alone', 'nowhere']);
  expect(order('coverage', true)).toEqual(['nowhere', 'alone', 'disputed', 'agreed']);
  expect(order('dispute')).toEqual(['disputed', 'agreed', 'alone', 'nowhere']);
  expect(order('text')).toEqual(['alone', 'agreed', 'disputed', 'nowhere']);
  expect(order('text', true)).toEqual(['disputed', 'agreed', 'alone', 'nowhere']);
  expect(order('date')).toEqual(['agreed', 'alone', 'disputed', 'nowhere']);
  expect(order('date', true)).toEqual(['disputed', 'alone', 'agreed', 'nowhere']);
});

test('columns come by how many claims they address or when they were published, the undated last', () => {
  const comparison = comparisonOf(
    [
      { claim: 'p', articleId: 'b' },
      { claim: 'q', articleId: 'b' },
      { claim: 'p', articleId: 'c' },
    ],
    { articles: { a: [null, '2024-05-03'], b: [null, null], c: [null, '2024-05-01'] } },
  );
  const order = (order: MatrixLayout['columns']['order'], reversed = false) =>
    claimMatrix(comparison, { ...startLayout, columns: { order, reversed } })
      .columns.map(({ id }) => id)
      .join('');
  expect(order('case')).toBe('abc');
  expect(order('case', true)).toBe('cba');
  expect(order('coverage')).toBe('bca');
  expect(order('date')).toBe('cab');
  expect(order('date', true)).toBe('acb');
  expect(order('similarity').at(-1)).toBe('a');
});

test('no article, and an article without a claim, make an empty matrix', () => {
  expect(claimMatrix(comparisonOf([]), startLayout)).toMatchObject({ columns: [], rows: [] });
  const matrix = claimMatrix(comparisonOf([], { articles: { a: ['Post', null] } }), startLayout);
  expect(matrix.rows).toEqual([]);
  expect(matrix.columns[0]).toMatchObject({ name: 'Post', claims: 0, places: 0, meanStance: null });
});
