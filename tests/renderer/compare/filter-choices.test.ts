import { expect, test } from 'vitest';
import {
  chosenDates,
  chosenNames,
  chosenValues,
  withDates,
  withNames,
  withValues,
} from '../../../src/renderer/src/features/compare/filter-choices.ts';

test('what a menu writes it reads again, and the rest of the filter stays', () => {
  const named = withNames('dam tag:flood', 'source', ['Press office', 'The “Post”']);
  expect(named).toBe('dam tag:flood source:"Press office","The Post"');
  expect(chosenNames(named, 'source')).toEqual(['Press office', 'The Post']);
  expect(chosenNames(named, 'tag')).toEqual(['flood']);
  const typed = withValues(named, 'type', ['quantity', 'causal']);
  expect(chosenValues(typed, 'type')).toEqual(['quantity', 'causal']);
  expect(withNames(withValues(typed, 'type', []), 'source', [])).toBe('dam tag:flood');
});

test('days are a range, open where none is given, and turned round where they run backwards', () => {
  const from = withDates('', 'event', '2024-04-17', '');
  expect([from, chosenDates(from, 'event')]).toEqual(['event:2024-04-17..', ['2024-04-17', '']]);
  const both = withDates(from, 'event', '2024-04-17', '2024-03-01');
  expect(chosenDates(both, 'event')).toEqual(['2024-03-01', '2024-04-17']);
  expect(chosenDates(both, 'published')).toEqual(['', '']);
  expect(withDates(both, 'event', '', '')).toBe('');
});

test('alternatives get their parentheses before something is asked of all', () => {
  expect(withValues('dam OR gate', 'status', ['done'])).toBe('(dam OR gate) status:done');
});
