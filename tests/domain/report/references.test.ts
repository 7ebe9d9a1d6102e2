import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorsOf } from '#domain/report/anchors.ts';
import { composeFrom, emptyPart, type ReportPartKind } from '#domain/report/composition.ts';
import { namedParts } from '#domain/report/part-names.ts';
import {
  findReferences,
  referenceKinds,
  referenceReader,
  referenceText,
  writeReference,
  type ReferenceReader,
} from '#domain/report/references.ts';
import { buildReport } from '#domain/report/report.ts';
import { paragraph } from '../any-script.ts';
import { article, caseRecord, claim, occurrence, source } from './record-fixture.ts';

const reference = fc.record({ kind: fc.constantFrom(...referenceKinds), id: fc.uuid() });
/** Text of any script in which no reference begins or ends. */
const text = paragraph.map((words) => words.replace(/[[\]]/g, ''));

test('whatever stands around references, all of them are found where they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, reference)), text, (parts, last) => {
      const whole = parts.map(([before, each]) => before + writeReference(each)).join('') + last;
      const found = findReferences(whole);
      expect(found.map(({ kind, id }) => ({ kind, id }))).toEqual(parts.map(([, each]) => each));
      for (const { start, end, ...each } of found) expect(whole.slice(start, end)).toBe(writeReference(each));
    }),
  );
});

test('what only looks like a reference is none', () => {
  for (const words of [
    '[[claim:]]',
    '[[claim: x]]',
    '[[article:x]]',
    '[claim:x]',
    '[[claim:x]',
    '[[Claim:x]]',
  ])
    expect(findReferences(words)).toEqual([]);
});

function readerOf(kinds: readonly ReportPartKind[]): ReferenceReader {
  const report = buildReport(
    caseRecord({
      articles: [article('a')],
      sources: [source('author'), source('idle'), source('ministry', { name: 'Ministry\nof Waters' })],
      claims: [claim('x'), claim('y')],
      occurrences: [
        occurrence('o1', { claim: 'x', article: 'a' }, {}, ['author', 'ministry']),
        occurrence('o2', { claim: 'x', article: 'a', start: 9 }),
      ],
    }),
  );
  const parts = namedParts(kinds.map((kind) => emptyPart(kind, kind)));
  return referenceReader(report, anchorsOf(parts), ({ id }) => (id === 'gone' ? null : `words of ${id}`));
}

test('a thing in the report is named by its number and leads to the part that shows it', () => {
  const read = readerOf(['claims', 'sources', 'texts']);
  expect(read({ kind: 'claim', id: 'y' })).toMatchObject({
    label: 'C2',
    anchor: 'claim-2',
    words: 'Claim y.',
  });
  expect(read({ kind: 'occurrence', id: 'o2' })).toMatchObject({ label: 'C1b', anchor: 'claim-1b' });
  expect(read({ kind: 'source', id: 'ministry' })).toMatchObject({
    label: 'S2',
    anchor: 'source-2',
    words: 'Ministry of Waters',
  });
  expect(referenceText(read({ kind: 'claim', id: 'y' }))).toBe('C2');
});

test('where no part shows the thing, its words stand beside its number; where another does, that is where it leads', () => {
  const bare = readerOf(['text']);
  expect(referenceText(bare({ kind: 'claim', id: 'y' }))).toBe('C2 (“Claim y.”)');
  expect(referenceText(bare({ kind: 'source', id: 'ministry' }))).toBe('Ministry of Waters (S2)');
  expect(readerOf(['matrix'])({ kind: 'claim', id: 'y' })).toMatchObject({ anchor: 'claim-2' });
  expect(readerOf(['texts'])({ kind: 'occurrence', id: 'o1' })).toMatchObject({ anchor: 'text-1a' });
});

test('what is not in the report is named by its words, what is not in the case is said to be gone', () => {
  const read = readerOf(['claims']);
  expect(referenceText(read({ kind: 'source', id: 'idle' }))).toBe('words of idle (not in this report)');
  expect(referenceText(read({ kind: 'claim', id: 'far' }))).toBe('“words of far” (not in this report)');
  expect(read({ kind: 'claim', id: 'gone' })).toEqual({ kind: 'claim', id: 'gone', state: 'missing' });
  expect(referenceText(read({ kind: 'claim', id: 'gone' }))).toBe('[claim no longer in the case]');
});

test('a source leads to its profile where the report has no table of sources', () => {
  const parts = namedParts([{ id: 'p', kind: 'profiles', sourceIds: ['ministry'] }]);
  const anchors = anchorsOf(parts);
  expect([anchors.source(2, 'ministry'), anchors.source(1, 'author')]).toEqual(['source-2', null]);
});

test('a part that can stand in a report only once is left out where it comes again', () => {
  const { parts } = composeFrom('full');
  const twice = namedParts([...parts, ...parts, { id: 't', kind: 'text', heading: ' Why ', markdown: '' }]);
  const anchors = twice.map(({ anchor }) => anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(anchors.filter((anchor) => anchor === 'claims')).toHaveLength(1);
  expect(twice.at(-1)?.heading).toBe('Why');
});
