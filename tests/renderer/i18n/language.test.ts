import { afterEach, expect, test } from 'vitest';
import { language, messages, speak } from '../../../src/renderer/src/i18n/language.svelte.ts';

const t = messages(
  { hello: 'Hello', marks: '{count, plural, one {# mark} other {# marks}} in <b>{where}</b>' },
  {
    uk: {
      hello: 'Вітаю',
      marks:
        '{count, plural, one {# позначка} few {# позначки} many {# позначок} other {# позначки}}: {where}',
    },
  },
);

afterEach(() => speak('en', []));

test('a message is said in the language chosen, its plurals by that language’s rules', () => {
  expect(t('marks', { count: 1, where: '‘{x}’' })).toBe('1 mark in <b>‘{x}’</b>');
  expect(t('marks', { count: 1200, where: 'a' })).toBe('1,200 marks in <b>a</b>');
  speak('uk', []);
  expect(t('hello')).toBe('Вітаю');
  expect([1, 3, 5].map((count) => t('marks', { count, where: 'тут' }))).toEqual([
    '1 позначка: тут',
    '3 позначки: тут',
    '5 позначок: тут',
  ]);
});

test('the system’s choice is the first of its languages that there is, else English', () => {
  speak('system', ['de-AT', 'uk-UA', 'en-GB']);
  expect(language()).toBe('uk');
  speak('system', ['de', 'ja']);
  expect(language()).toBe('en');
});
