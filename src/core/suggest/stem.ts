import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import type { Stem } from '#domain/compare/suggest/claim-words.ts';
import { foldWords } from '#domain/fold.ts';

/** The languages whose words are stemmed; docs/comparison.md names them. Those of other languages are only folded. */
const stemmers: Readonly<Record<string, (word: string) => string>> = {
  da: danish,
  de: german,
  en: english,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
};
const cyrillic: ReadonlySet<string> = new Set(['ru', 'uk']);

/** Words come again and again: a case of 100,000 claims has some ten thousand. */
const mostKept = 100_000;
const kept = new Map<string, string>();

/** The stem of a word, folded as search folds, so that it meets itself across scripts and spellings. */
export const stem: Stem = (word, language) => {
  const tongue = language?.slice(0, 2).toLowerCase() ?? '';
  const key = `${tongue} ${word}`;
  let found = kept.get(key);
  if (found === undefined) {
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, (found = stemmed(word, tongue)));
  }
  return found;
};

function stemmed(word: string, tongue: string): string {
  const stemmer = stemmers[tongue];
  const folded = foldWords(word).join('');
  if (!stemmer) return folded;
  // A word in another script than its language's, or with a look-alike letter of another, is stemmed as folded.
  const isOwn = /^\p{Script=Cyrillic}+$/u.test(word) === cyrillic.has(tongue);
  const cut = stemmer(isOwn ? word.toLowerCase().replaceAll(/['’ʼ]/gu, '') : folded);
  return foldWords(cut).join('') || folded;
}
