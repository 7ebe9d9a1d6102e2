import { language } from '../../i18n/language.svelte.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The countries and regions there are, by their names in the language of now; proposals only, since states come and go. */
export function countryNames(): readonly string[] {
  const names = new Intl.DisplayNames(language(), { type: 'region', fallback: 'none' });
  const found = letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? []));
  return [...new Set(found)].sort(new Intl.Collator(language()).compare);
}
