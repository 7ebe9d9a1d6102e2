import { expect, test } from 'vitest';
import {
  canHide,
  type CaseValue,
  caseWords,
  checkCaseValues,
  extendableLists,
  offeredValues,
  programValues,
  programWords,
} from '#domain/case-codebook.ts';
import { codebook, type CodebookList } from '#domain/codebook.ts';
import { Failure } from '#domain/failure.ts';

const lists = Object.keys(codebook) as readonly CodebookList[];
const value = (list: CodebookList, name: string, more: Partial<CaseValue> = {}): CaseValue => ({
  list,
  value: name,
  countsAs: null,
  label: null,
  definition: null,
  example: null,
  hidden: false,
  ...more,
});
const sneers = value('stance', 'x1', { countsAs: 'distances', label: 'Sneers', definition: 'Mocks it.' });

test('without anything said, a case has the program’s words and offers all its values', () => {
  for (const list of lists) {
    expect(offeredValues(list, [])).toEqual(programValues(list));
    for (const each of programValues(list)) expect(caseWords([])(list, each)).toBe(programWords(list, each));
  }
});

test('a renamed value keeps its sign, drops the short word and lets the other direction follow where both are one', () => {
  const words = caseWords([
    value('stance', 'reports-neutrally', { label: 'Passes on' }),
    value('relationKind', 'contradicts', { label: 'Clashes with' }),
    value('relationKind', 'narrower', { label: 'Part of' }),
  ]);
  expect(words('stance', 'reports-neutrally')).toMatchObject({ label: 'Passes on', sign: '0' });
  expect(words('stance', 'reports-neutrally').short).toBeUndefined();
  expect(words('relationKind', 'contradicts').inverse).toBe('Clashes with');
  expect(words('relationKind', 'narrower').inverse).toBe('Wider than');
});

test('an added value has its own words and the sign of what it counts as, and a thing’s own choice comes first', () => {
  const words = caseWords([sneers]);
  expect(words('stance', 'distances', { stance: 'x1' })).toEqual({
    value: 'x1',
    label: 'Sneers',
    definition: 'Mocks it.',
    sign: '−1',
  });
  expect(words('stance', 'distances', { commitment: 'x1' }).label).toBe('Distances');
  expect(words('stance', 'distances', { stance: 'gone' }).label).toBe('Distances');
});

test('hidden values are not offered; added ones are', () => {
  expect(offeredValues('stance', [sneers, value('stance', 'unclear', { hidden: true })])).toEqual([
    'endorses',
    'leans-toward',
    'reports-neutrally',
    'distances',
    'rejects',
    'x1',
  ]);
});

test.each([
  ['two values of one name', [value('stance', 'endorses', { label: 'rejects' })], 'label-taken'],
  [
    'a value named like an added one',
    [sneers, value('stance', 'endorses', { label: 'SNEERS' })],
    'label-taken',
  ],
  ['a value the program gives', [value('stance', 'endorses')], null],
])('%s', (_what, values, rule) => {
  const check = (): void => checkCaseValues('stance', values);
  if (rule === null) expect(check).not.toThrow();
  else
    expect(check).toThrow(
      expect.objectContaining({ code: 'codebook.bad-value', params: expect.objectContaining({ rule }) }),
    );
});

test('what the program itself gives cannot be hidden, and neither can the last value of a list', () => {
  for (const list of lists) {
    for (const each of programValues(list)) {
      const check = (): void => checkCaseValues(list, [value(list, String(each), { hidden: true })]);
      if (canHide(list, each)) expect(check).not.toThrow();
      else expect(check).toThrow(Failure);
    }
  }
  const all = programValues('verdict').map((each) => value('verdict', String(each), { hidden: true }));
  expect(() => checkCaseValues('verdict', all)).toThrow(
    expect.objectContaining({ params: expect.objectContaining({ rule: 'last' }) }),
  );
});

test('every list that can be added to is one of the codebook', () => {
  for (const list of extendableLists) expect(lists).toContain(list);
});
