import { afterEach, expect, test } from 'vitest';
import { Failure, failureCodes, type FailureCode } from '#domain/failure.ts';
import { actionWords } from '#domain/journal.ts';
import { codebook, codebookTopics, type CodebookList } from '#domain/codebook.ts';
import { changeWordsUk, describeChange } from '../../../src/renderer/src/i18n/change-words.ts';
import type { ValueWordsUk } from '../../../src/renderer/src/i18n/codebook-uk.ts';
import { codebookTopicWords, codebookWords } from '../../../src/renderer/src/i18n/codebook-words.ts';
import { failureWords, failureWordsUk } from '../../../src/renderer/src/i18n/failure-words.ts';
import { dateText, findLanguageName, numberText } from '../../../src/renderer/src/i18n/formats.ts';
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
const cyrillic = /\p{Script=Cyrillic}/u;

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

test('the page says which language it is in, chosen or the system’s', () => {
  speak('system', ['de-AT', 'uk-UA', 'en-GB']);
  expect(language()).toBe('uk');
  expect(document.documentElement.lang).toBe('uk');
  speak('en', ['uk']);
  expect(document.documentElement.lang).toBe('en');
});

test('numbers, dates and the names of languages follow the language', () => {
  expect(numberText(12345)).toBe('12,345');
  expect(dateText('2026-05-03')).toBe('3 May 2026');
  expect(dateText('in May')).toBe('in May');
  expect(findLanguageName('de')).toBe('German');
  expect(findLanguageName('no code')).toBeNull();
  speak('uk', []);
  expect(numberText(12345)).toMatch(/^12\s345$/);
  expect(dateText('2026-05-03')).toBe('3 травня 2026 р.');
  expect(findLanguageName('de')).toBe('німецька');
});

test('every value and list of the codebook has words in Ukrainian; signs and values stay', () => {
  for (const list of Object.keys(codebook) as CodebookList[]) {
    speak('uk', []);
    expect(codebookTopicWords(list).title).toMatch(cyrillic);
    for (const [value, english] of Object.entries(codebook[list])) {
      const words: ValueWordsUk & { value?: unknown; sign?: string } = codebookWords(list, value as never);
      expect(`${words.label} ${words.definition}`, `${list} ${value}`).toMatch(cyrillic);
      for (const said of [words.short, words.example]) if (said !== undefined) expect(said).toMatch(cyrillic);
      expect(words.value).toBe(english.value);
      expect(words.sign).toBe((english as { sign?: string }).sign);
      expect(words.example === undefined, `${list} ${value}`).toBe(english.example === undefined);
    }
    speak('en', []);
    expect(codebookTopicWords(list)).toBe(codebookTopics[list]);
  }
});

test('every change has words in both languages, and one from a newer file its own name', () => {
  expect(Object.keys(changeWordsUk).sort()).toEqual(Object.keys(actionWords).sort());
  expect(describeChange({ action: 'claim.join', subject: 'The dam held.' })).toBe(
    'join claims “The dam held.”',
  );
  speak('uk', []);
  expect(describeChange({ action: 'claim.join', subject: 'Гребля встояла.' })).toBe(
    'об’єднання тверджень «Гребля встояла.»',
  );
  expect(describeChange({ action: 'claim.foresee', subject: '' })).toBe('claim.foresee');
});

test('a failure is told by its code and parameters, and in core’s own words when these do not suffice', () => {
  const duplicate = new Failure('import.duplicate', 'The case already has this text as “Dam”.', {
    title: 'Dam',
  });
  expect(failureWords(duplicate)).toBe('The case already has this text as “Dam”.');
  speak('uk', []);
  expect(failureWords(duplicate)).toBe('Цей текст уже є у справі як «Dam».');
  expect(failureWords(new Failure('import.duplicate', 'As it came.'))).toBe('As it came.');
  expect(failureWords(new Failure('attribution.bad-chain', 'No steps.', { rule: 'empty' }))).toMatch(
    /автора/,
  );
  expect(failureWords(new Failure('attribution.bad-chain', 'Step 2 is wrong.', { rule: 'new' }))).toBe(
    'Такий ланцюг атрибуції неможливий. Step 2 is wrong.',
  );
  const name = '{a} & <b>';
  expect(failureWords(new Failure('source.in-use', '', { name, occurrenceCount: 2 }))).toContain(`«${name}»`);
  for (const code of failureCodes.filter((each: FailureCode) => each !== 'cli.usage'))
    expect(
      failureWords(new Failure(code, 'Так.', { name: 'a', path: 'b', encoding: 'c', title: 'd' })),
      code,
    ).toMatch(cyrillic);
});

test('a failure with many reasons says each in the language spoken, and nothing of core’s English', () => {
  speak('uk', []);
  const params = {
    path: 'a',
    folder: 'b',
    reason: '',
    field: 'c',
    limit: 3,
    blocks: 4,
    label: 'd',
    article: 'e',
  };
  const more = { tag: 'f', length: 5, words: 'g' };
  const cases = Object.keys(failureWordsUk).filter((key) => key.includes(' '));
  expect(cases).toContain('case.cannot-write no-folder');
  for (const key of cases) {
    const [code, rule = ''] = key.split(' ');
    const words = failureWords(new Failure(code as FailureCode, 'English', { ...params, ...more, rule }));
    expect(words, key).toMatch(cyrillic);
    expect(words, key).not.toContain('English');
  }
  const readOnly = new Failure('case.read-only', 'English', { reason: 'open-elsewhere' });
  expect(failureWords(readOnly)).toContain('в іншому вікні');
});
