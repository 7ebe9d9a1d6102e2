import { expect, test } from 'vitest';
import {
  emptyForm,
  formOfReading,
  metadataOf,
  problemsOf,
} from '../../../src/renderer/src/features/library/article-form.ts';
import { warningSentence } from '../../../src/renderer/src/features/library/reading-warning.ts';

const titled = { ...emptyForm(), title: 'A title' };

test('empty fields become null and white space of any kind becomes one space', () => {
  expect(metadataOf({ ...titled, title: ' Two\n lines\u00a0here ', publisher: '  ' })).toMatchObject({
    title: 'Two lines here',
    publisher: null,
    url: null,
    publishedOn: null,
  });
});

test('authors are parted by semicolons, so that names keep their commas', () => {
  const form = { ...titled, authors: 'King, Jr.; Ольга Ї; ; 李' };
  expect(metadataOf(form).authors).toEqual(['King, Jr.', 'Ольга Ї', '李']);
});

test('a text without a title is proposed under the name of its file, without the ending', () => {
  const reading = {
    format: 'text',
    encoding: 'utf-8',
    encodingCertain: true,
    text: 'x',
    blocks: [],
    title: null,
    authors: [],
    publisher: null,
    url: null,
    publishedOn: null,
    language: null,
    warnings: [],
  } as const;
  expect(formOfReading(reading, 'вода.2024.txt').title).toBe('вода.2024');
  expect(formOfReading(reading, null).title).toBe('');
});

test.each([
  ['https://example.org/a?b=c', false],
  ['HTTP://EXAMPLE.ORG', false],
  ['example.org', true],
  ['javascript:alert(1)', true],
  ['ftp://example.org', true],
  ['https://', true],
  ['', false],
])('the web address %j is a problem: %s', (url, isProblem) => {
  expect(problemsOf({ ...titled, url }).url !== undefined).toBe(isProblem);
});

test.each([
  ['en', false],
  ['pt-BR', false],
  ['zh-Hans-CN', false],
  ['english', true],
  ['EN', true],
  ['', false],
])('the language code %j is a problem: %s', (language, isProblem) => {
  expect(problemsOf({ ...titled, language }).language !== undefined).toBe(isProblem);
});

test('a title is needed and has a limit', () => {
  expect(problemsOf(emptyForm()).title).toBeDefined();
  expect(problemsOf({ ...titled, title: 'x'.repeat(1001) }).title).toBeDefined();
  expect(problemsOf(titled)).toEqual({});
});

test('a warning of a reading is a whole sentence', () => {
  expect(warningSentence({ code: 'control-characters', detail: '1200' })).toBe(
    '1,200 NUL or other control characters were replaced by spaces.',
  );
  expect(warningSentence({ code: 'undecodable-bytes', detail: '1' })).toMatch(/^1 byte means nothing/);
  expect(warningSentence({ code: 'encoding-guessed', detail: 'windows-1251' })).toContain(
    'Cyrillic (windows-1251)',
  );
});
