import { placeWords } from '../../search/words.ts';
import type { Span } from '../../span.ts';
import { dateTerm, datesInText, type TextDate } from './dates-in-text.ts';
import { functionWordsOf } from './function-words.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';

/** The stem of a word, folded: given as written, in small letters, with its language as a BCP 47 tag. */
export type Stem = (word: string, language: string | null) => string;

/** A word of a claim in the forms in which claims are compared. Offsets are UTF-16 code units of the text. */
export type ClaimWord = Span & {
  readonly folded: string;
  readonly stem: string;
  /** Begins with a capital letter: perhaps a name. */
  readonly capital: boolean;
  /** Carries matter: no function word, and no part of a number or a date. */
  readonly content: boolean;
};

/** What is compared of a text, and what kind of likeness it makes. */
export type ClaimTerm = Span & { readonly term: string; readonly kind: 'word' | 'name' | 'number' | 'date' };

/** A claim's sentence, or an article's words, taken apart. */
export type ClaimWords = {
  readonly text: string;
  readonly language: string | null;
  readonly words: readonly ClaimWord[];
  readonly quantities: readonly Quantity[];
  readonly dates: readonly TextDate[];
  readonly terms: readonly ClaimTerm[];
};

/** Takes a text apart. A long text is cut: claims are sentences, and what comes after says no more of the matter. */
export function claimWords(given: string, language: string | null, stem: Stem): ClaimWords {
  const text = given.length > longest ? given.slice(0, longest) : given;
  const dates = datesInText(text);
  const quantities = quantitiesIn(text, dates);
  const words = wordsOf(text, language, stem, [...dates, ...quantities]);
  return { text, language, words, quantities, dates, terms: termsOf({ words, dates, quantities }) };
}

const longest = 1500;
const capital = /^\p{Lu}/u;

function wordsOf(
  text: string,
  language: string | null,
  stem: Stem,
  taken: readonly Span[],
): readonly ClaimWord[] {
  const functional = functionWordsOf(language);
  const { words: folded, starts, ends } = placeWords(text);
  const words: ClaimWord[] = [];
  for (let index = 0; index < folded.length; index += 1) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    let forms = 1;
    while (starts[index + forms] === start) forms += 1;
    // "Minsk’s" counts as Minsk.
    const isPossessive = forms > 1 && folded[index + forms - 1] === 's';
    const form = folded[isPossessive ? index + 1 : index] ?? '';
    index += forms - 1;
    const written = text.slice(start, end);
    const content =
      !functional.has(form) &&
      !/^\d/u.test(form) &&
      !taken.some((other) => other.start < end && start < other.end);
    words.push({
      start,
      end,
      folded: form,
      stem: content ? stem(isPossessive ? form : written.toLowerCase(), language) : form,
      capital: capital.test(written),
      content,
    });
  }
  return words;
}

function termsOf({
  words,
  dates,
  quantities,
}: Pick<ClaimWords, 'words' | 'dates' | 'quantities'>): readonly ClaimTerm[] {
  const terms: ClaimTerm[] = [];
  for (const { start, end, folded, stem, capital: isCapital, content } of words) {
    if (!content) continue;
    terms.push({ start, end, term: stem, kind: 'word' });
    if (isCapital) terms.push({ start, end, term: nameTerm(folded), kind: 'name' });
  }
  for (const { start, end, value } of quantities)
    terms.push({ start, end, term: `#${value}`, kind: 'number' });
  for (const date of dates)
    terms.push({ start: date.start, end: date.end, term: dateTerm(date), kind: 'date' });
  return terms;
}

/** The form in which names meet across cases and languages: without the vowels at its end (Минска, Мінськ, Minsk). */
export function nameTerm(folded: string): string {
  return `^${folded.replace(/(?<=..[^aeiouy])[aeiouy]+$/u, '')}`;
}
