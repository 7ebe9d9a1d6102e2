import { expect, test } from 'vitest';
import { countWords, dateWords, listWords, numberWords, timeWords } from '#domain/report/wording.ts';

test('a date is written as exactly as it is known', () => {
  expect(dateWords('1974')).toBe('1974');
  expect(dateWords('2024-04')).toBe('April 2024');
  expect(dateWords('2024-04-09')).toBe('9 April 2024');
  expect(dateWords('spring 2024')).toBe('spring 2024');
});

test('a time is written to the minute in UTC', () => {
  expect(timeWords('2024-12-31T23:59:58.123Z')).toBe('31 December 2024, 23:59 UTC');
});

test('numbers have commas between thousands', () => {
  expect([0, 999, 1000, 1234567].map(numberWords)).toEqual(['0', '999', '1,000', '1,234,567']);
});

test('one thing is singular, none and many are plural', () => {
  expect([0, 1, 2].map((count) => countWords(count, 'claim'))).toEqual(['0 claims', '1 claim', '2 claims']);
});

test('a list of words ends in “and”', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
