import { expect, test } from 'vitest';
import { buildReport, chainText, groupCell, isMade, letters } from '#domain/report/report.ts';
import type { Relation } from '#domain/relation.ts';
import { article, caseRecord, claim, occurrence, source } from './record-fixture.ts';

const author = source('author');

test('the only occurrence of a claim bears the claim’s number; several get letters', () => {
  const report = buildReport(
    caseRecord({
      articles: [article('a')],
      sources: [author],
      claims: [claim('x'), claim('y')],
      occurrences: [
        occurrence('o1', { claim: 'x', article: 'a', start: 0 }),
        occurrence('o2', { claim: 'y', article: 'a', start: 5 }),
        occurrence('o3', { claim: 'x', article: 'a', start: 9 }),
      ],
    }),
  );
  expect(report.claims.map(({ occurrences }) => occurrences.map(({ label }) => label))).toEqual([
    ['C1a', 'C1b'],
    ['C2'],
  ]);
  expect(report.claims[1]?.occurrences[0]?.key).toBe('2a');
  expect(report.articles[0]?.occurrences.map(({ label }) => label)).toEqual(['C1a', 'C2', 'C1b']);
});

test('letters go on after z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'zz', 'aaa']);
});

test('a chain is drawn with the text’s own words and read as one line', () => {
  const report = buildReport(
    caseRecord({
      articles: [article('a', { text: 'It was opened, the ministry said.' })],
      sources: [author, source('ministry', { name: 'Ministry of Waters' })],
      claims: [claim('x')],
      occurrences: [
        occurrence(
          'o1',
          { claim: 'x', article: 'a' },
          {
            chain: [
              { sourceId: 'author', status: 'own-voice', sourceSpan: null, cueSpan: null },
              {
                sourceId: 'ministry',
                status: 'explicit',
                sourceSpan: { start: 15, end: 27 },
                cueSpan: { start: 28, end: 32 },
              },
            ],
          },
        ),
      ],
    }),
  );
  const drawn = report.claims[0]?.occurrences[0];
  expect(drawn && chainText(drawn.chain)).toBe('author → Ministry of Waters');
  expect(drawn?.last).toMatchObject({ sourceWords: 'the ministry', cueWords: 'said', sourceNumber: 2 });
});

test('a cell keeps stances apart from each other, from not judged, and affirming from negating words', () => {
  const report = buildReport(
    caseRecord({
      articles: [article('a')],
      sources: [author],
      claims: [claim('x')],
      occurrences: [
        occurrence('o1', { claim: 'x', article: 'a' }, { stance: 'unclear' }),
        occurrence('o2', { claim: 'x', article: 'a' }, { stance: null }),
        occurrence('o3', { claim: 'x', article: 'a' }, { stance: 'reports-neutrally' }),
        occurrence('o4', { claim: 'x', article: 'a' }, { stance: 'rejects', polarity: 'negates' }),
        occurrence('o5', { claim: 'x', article: 'a' }, { stance: 'rejects' }),
        occurrence('o6', { claim: 'x', article: 'a' }, { stance: 'rejects' }),
      ],
    }),
  );
  const groups = groupCell(report.claims[0]?.occurrences ?? []);
  expect(groups.map(({ stance, polarity, occurrences }) => [stance, polarity, occurrences.length])).toEqual([
    ['reports-neutrally', 'affirms', 1],
    ['rejects', 'affirms', 2],
    ['rejects', 'negates', 1],
    ['unclear', 'affirms', 1],
    [null, 'affirms', 1],
  ]);
  expect(groupCell([])).toEqual([]);
});

test('a source counts once an occurrence wherever it stands in the chain, and as last only where it is nearest', () => {
  const report = buildReport(
    caseRecord({
      articles: [article('a'), article('b')],
      sources: [author, source('idle'), source('ministry'), source('officials')],
      claims: [claim('x')],
      occurrences: [
        occurrence('o1', { claim: 'x', article: 'a' }, { quotation: 'none' }),
        occurrence('o2', { claim: 'x', article: 'a' }, { quotation: 'direct' }, ['author', 'ministry']),
        occurrence('o3', { claim: 'x', article: 'b' }, { quotation: 'indirect' }, [
          'author',
          'ministry',
          'officials',
          'ministry',
        ]),
        occurrence('o4', { claim: 'x', article: 'b' }, { quotation: 'mixed' }, [
          'author',
          'ministry',
          'officials',
        ]),
      ],
    }),
  );
  expect(
    report.sources.map(({ record, inChain, asLast, direct, indirect, mixed, articleNumbers }) => [
      record.id,
      { inChain, asLast, direct, indirect, mixed, articleNumbers },
    ]),
  ).toEqual([
    ['author', { inChain: 4, asLast: 1, direct: 0, indirect: 0, mixed: 0, articleNumbers: [1, 2] }],
    ['ministry', { inChain: 3, asLast: 2, direct: 1, indirect: 1, mixed: 0, articleNumbers: [1, 2] }],
    ['officials', { inChain: 2, asLast: 1, direct: 0, indirect: 0, mixed: 1, articleNumbers: [2] }],
  ]);
  expect(report.idleSourceCount).toBe(1);
});

test('a relation shows on both claims in its own direction; a rejected one shows nowhere', () => {
  const relation = (more: Partial<Relation>): Relation => ({
    id: 'r',
    fromClaimId: 'x',
    toClaimId: 'y',
    kind: 'supports',
    status: 'confirmed',
    reason: '',
    ...more,
  });
  const report = buildReport(
    caseRecord({
      claims: [claim('x'), claim('y')],
      relations: [
        relation({}),
        relation({ kind: 'in-tension', status: 'suggested' }),
        relation({ kind: 'contradicts', status: 'rejected' }),
      ],
    }),
  );
  expect(
    report.claims.map(({ relations }) => relations.map((r) => `${r.phrase} C${r.otherNumber} ${r.status}`)),
  ).toEqual([
    ['Supports C2 confirmed', 'In tension with C2 suggested'],
    ['Supported by C1 confirmed', 'In tension with C1 suggested'],
  ]);
});

test('an assessment at its defaults is none', () => {
  const untouched = {
    verdict: null,
    credibility: 6,
    likelihood: null,
    confidence: null,
    rationale: ' ',
    evidence: [],
  } as const;
  expect(isMade(untouched)).toBe(false);
  expect(isMade({ ...untouched, credibility: 3 })).toBe(true);
  expect(isMade({ ...untouched, rationale: 'because' })).toBe(true);
});

test('the period runs from the first to the last date of publication and counts what has none', () => {
  const report = buildReport(
    caseRecord({
      articles: [
        article('a', { publishedOn: '2024-04-19' }),
        article('b', { publishedOn: '2024-04-22' }),
        article('c', { publishedOn: null }),
      ],
    }),
  );
  expect(report.period).toEqual({ from: '2024-04-19', to: '2024-04-22' });
  expect(report.undatedCount).toBe(1);
  expect(buildReport(caseRecord({})).period).toBeNull();
});
