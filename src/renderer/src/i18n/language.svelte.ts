import { IntlMessageFormat } from 'intl-messageformat';

/** The languages of the interface, each called what its speakers call it. */
export const languages = { en: 'English', uk: 'Українська' } as const;

/** One of {@link languages}, as a BCP 47 code. */
export type Language = keyof typeof languages;

/** The values a message names in braces. */
export type MessageValues = Readonly<Record<string, string | number>>;

type Messages = Readonly<Record<string, string>>;

let current = $state<Language>('en');

/** The language the interface speaks now. What reads it while rendering follows a change. */
export function language(): Language {
  return current;
}

/** Lets the interface speak a language; with `system` the first of the system's languages that there is, or English. */
export function speak(wanted: Language | 'system', systemLanguages: readonly string[]): void {
  current = wanted === 'system' ? closest(systemLanguages) : wanted;
}

function closest(systemLanguages: readonly string[]): Language {
  for (const tag of systemLanguages) {
    const code = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(code)) return code;
  }
  return 'en';
}

function isLanguage(code: string): code is Language {
  return code in languages;
}

/**
 * The messages of one feature in every language, in ICU MessageFormat (plurals, selections, `{values}`). Gives the
 * function that says one of them in the current language; called while rendering, what it says follows a change.
 */
export function messages<const English extends Messages>(
  en: English,
  others: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<keyof English, string>>>>,
): (key: keyof English & string, values?: MessageValues) => string {
  const all: Readonly<Record<Language, Readonly<Record<keyof English, string>>>> = { en, ...others };
  const formats = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const message = all[current][key];
    if (!values) return message;
    const name = `${current} ${key}`;
    let format = formats.get(name);
    if (!format) {
      format = new IntlMessageFormat(message, current, undefined, { ignoreTag: true });
      formats.set(name, format);
    }
    return String(format.format(values));
  };
}
