import { expect, test } from 'vitest';
import { chooseLanguage, languageChoices, languages } from '#domain/interface-language.ts';

test.each([
  ['uk', [], 'uk'],
  ['en', ['uk-UA'], 'en'],
  ['system', ['de-AT', 'uk-UA', 'en-GB'], 'uk'],
  ['system', ['uk_UA.UTF-8'], 'uk'],
  ['system', ['de', 'ja'], 'en'],
  ['system', ['constructor', '__proto__', ''], 'en'],
  ['system', [], 'en'],
] as const)('of %s with %j the interface speaks %s', (choice, system, spoken) => {
  expect(chooseLanguage(choice, system)).toBe(spoken);
});

test('every language there is can be chosen', () => {
  expect(languageChoices).toEqual(['system', ...Object.keys(languages)]);
});
