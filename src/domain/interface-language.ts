/** The languages of the interface, each called what its speakers call it; the keys are BCP 47 codes. */
export const languages = { en: 'English', uk: 'Українська' } as const;

/** One of {@link languages}. */
export type Language = keyof typeof languages;

/** What can be chosen as the interface's language: one there is, or the system's. */
export const languageChoices = ['system', 'en', 'uk'] as const;

/** One of {@link languageChoices}. */
export type LanguageChoice = (typeof languageChoices)[number];

/** The language to speak: the one chosen or, with `system`, the first of the system's languages that there is, or English. */
export function chooseLanguage(choice: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of systemLanguages) {
    const code = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    if (isLanguage(code)) return code;
  }
  return 'en';
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}
