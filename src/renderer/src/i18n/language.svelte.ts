import { IntlMessageFormat } from 'intl-messageformat';
import { chooseLanguage, type Language, type LanguageChoice } from '#domain/interface-language.ts';

/** The values a message names in braces. */
export type MessageValues = Readonly<Record<string, string | number>>;

type Catalogue<Keys extends string = string> = Readonly<Record<Keys, string>>;

/** Says one message of a feature in the language spoken now. */
export type Say<Keys extends string> = {
  (key: Keys, values?: MessageValues): string;
  /** Every message in every language, for those who check them. */
  readonly catalogues: Readonly<Record<Language, Catalogue<Keys>>>;
};

let current = $state<Language>('en');

/** The language the interface speaks now. What reads it while rendering follows a change. */
export function language(): Language {
  return current;
}

/** Lets the interface speak a language; with `system` the first of the system's languages that there is, or English. */
export function speak(wanted: LanguageChoice, systemLanguages: readonly string[]): void {
  current = chooseLanguage(wanted, systemLanguages);
  document.documentElement.lang = current;
}

/**
 * The messages of one feature in every language, in ICU MessageFormat (plurals, selections, `{values}`). Gives the
 * function that says one of them in the current language; called while rendering, what it says follows a change.
 */
export function messages<const English extends Catalogue>(
  en: English,
  others: Readonly<Record<Exclude<Language, 'en'>, Catalogue<keyof English & string>>>,
): Say<keyof English & string> {
  const catalogues: Readonly<Record<Language, Catalogue<keyof English & string>>> = { en, ...others };
  const formats = new Map<string, IntlMessageFormat>();
  const say = (key: keyof English & string, values?: MessageValues): string => {
    const message = catalogues[current][key];
    if (!values) return message;
    const name = `${current} ${key}`;
    let format = formats.get(name);
    if (!format) {
      format = new IntlMessageFormat(message, current, undefined, { ignoreTag: true });
      formats.set(name, format);
    }
    return String(format.format(values));
  };
  return Object.assign(say, { catalogues });
}
