import { language } from './language.svelte.ts';

// Made once for each language and shape: making one takes longer than using it a thousand times.
const made = new Map<string, unknown>();

function remember<Format>(name: string, make: (locale: string) => Format): Format {
  // British English, as the interface is written in it: 3 May 2026.
  const locale = language() === 'en' ? 'en-GB' : language();
  const key = `${locale} ${name}`;
  let format = made.get(key) as Format | undefined;
  if (!format) {
    format = make(locale);
    made.set(key, format);
  }
  return format;
}

/** A number as the interface's language groups its digits. Called while rendering, it follows a change of language. */
export function numberText(value: number): string {
  return remember('number', (locale) => new Intl.NumberFormat(locale)).format(value);
}

/** A calendar date, `YYYY-MM-DD`, in words: 3 May 2026. */
export function dateText(date: string): string {
  const format = remember(
    'date',
    (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
  );
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : format.format(time);
}

/** Several words as a list: one, two and three. */
export function listText(words: readonly string[]): string {
  return remember('list', (locale) => new Intl.ListFormat(locale)).format(words);
}

/** A moment, ISO 8601, as the clock here showed it; `medium` shortens the month. */
export function timeText(moment: string, style: 'long' | 'medium' = 'medium'): string {
  return remember(
    `time ${style}`,
    (locale) => new Intl.DateTimeFormat(locale, { dateStyle: style, timeStyle: 'short' }),
  ).format(new Date(moment));
}

/** What a language is called, from its BCP 47 code; null when the code is no language's. */
export function findLanguageName(code: string): string | null {
  const format = remember(
    'language',
    (locale) => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }),
  );
  try {
    return format.of(code) ?? null;
  } catch {
    return null;
  }
}
