import { foldWords } from '../fold.ts';

// The words of a text as search compares them, each with its place in the original. Scripts that put no space between
// words give a word a character, so that what stands inside such a run is found as a sequence.

const spaceless = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
// A soft hyphen and the invisible joiners belong to the word they stand in.
const letters = String.raw`\p{L}\p{M}\p{N}'’ʼ‘\u0060´\u00ad\u200c-\u200d\u2060\ufeff`;
const pattern = String.raw`[${spaceless}]\p{M}*|[[${letters}]--[${spaceless}]]+`;
const invisible = /[\u00ad\u200c-\u200d\u2060\ufeff]+/gu;
const plain = /^[A-Za-z0-9]+$/;
const apostrophes = /['’ʼ‘`´]+/u;

/** Words in the order of the text, folded, with the half-open span of each in it (UTF-16 code units). */
export type PlacedWords = {
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/**
 * The words of a part of a text. A word with an apostrophe ("O’Brien") counts as the whole (`obrien`) and as its parts
 * (`o`, `brien`), all with the place of the whole.
 */
export function placeWords(text: string, from = 0, to = text.length): PlacedWords {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  eachWord(text, from, to, (written, start, end) => {
    for (const word of indexedForms(written)) {
      words.push(word);
      starts.push(start);
      ends.push(end);
    }
  });
  return { words, starts, ends };
}

/** What search keeps of a text: its words, folded, parted by single spaces. */
export function searchable(text: string): string {
  return placeWords(text).words.join(' ');
}

/**
 * The words that must stand one after the other where a written word or phrase is found. The last word of a prefix
 * counts by its parts alone, because its whole is not known yet.
 */
export function soughtWords(text: string, prefix: boolean): readonly string[] {
  const written: string[] = [];
  eachWord(text, 0, text.length, (word) => void written.push(word));
  if (written.length === 1) return partsOf(written[0] ?? '');
  return written.flatMap((word, index) =>
    prefix && index === written.length - 1 ? partsOf(word) : indexedForms(word),
  );
}

function eachWord(
  text: string,
  from: number,
  to: number,
  visit: (written: string, start: number, end: number) => void,
): void {
  const word = new RegExp(pattern, 'gv');
  word.lastIndex = from;
  for (let match = word.exec(text); match && match.index < to; match = word.exec(text)) {
    visit(match[0], match.index, match.index + match[0].length);
  }
}

function indexedForms(written: string): readonly string[] {
  if (plain.test(written)) return [written.toLowerCase()];
  const parts = partsOf(written);
  return parts.length > 1 ? [...foldWords(written.replaceAll(invisible, '')), ...parts] : parts;
}

function partsOf(written: string): readonly string[] {
  return written.replaceAll(invisible, '').split(apostrophes).flatMap(foldWords);
}
