import type { Span } from './span.ts';

// Search must find «Лукашенко» when "lukash" is typed, and "Сhina" (written with a Cyrillic С) when "china" is. Both the
// words sought and the words searched are folded the same way, so that either script and either spelling finds the other.

/** Letters that look like a Latin one; used only inside words that also hold Latin letters (Unicode's confusables). */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    ё: 'e',
    ѕ: 's',
    і: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    ў: 'y',
    х: 'x',
    һ: 'h',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    ӏ: 'l',
    α: 'a',
    β: 'b',
    ε: 'e',
    ζ: 'z',
    η: 'n',
    ι: 'i',
    κ: 'k',
    μ: 'm',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
  }),
);

/** Cyrillic letter by letter into Latin, as English newspapers spell names; one table for all languages of the script. */
const cyrillic: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    ђ: 'dj',
    ѓ: 'gj',
    е: 'e',
    ё: 'e',
    є: 'ye',
    ж: 'zh',
    з: 'z',
    ѕ: 'dz',
    и: 'i',
    і: 'i',
    ї: 'yi',
    й: 'y',
    ј: 'j',
    к: 'k',
    ќ: 'kj',
    л: 'l',
    љ: 'lj',
    м: 'm',
    н: 'n',
    њ: 'nj',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    ћ: 'c',
    у: 'u',
    ў: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    џ: 'dz',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    ѣ: 'e',
    ѳ: 'f',
    ѵ: 'i',
  }),
);

/** Latin letters that no decomposition takes apart. */
const latin: ReadonlyMap<string, string> = new Map(
  Object.entries({
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    ħ: 'h',
    ı: 'i',
    ł: 'l',
    ŀ: 'l',
    ŋ: 'ng',
    þ: 'th',
    ŧ: 't',
    ς: 'σ',
  }),
);

const between = /[^\p{L}\p{M}\p{N}'’ʼ‘`´]+/u;
const apostrophes = /['’ʼ‘`´]+/gu;
const marks = /\p{M}+/gu;
const plainWord = /^[A-Za-z0-9]*$/u;
const hasLatin = /\p{Script=Latin}/u;

/**
 * The words of a text in the form in which search compares them: compatibility forms and diacritics dissolved, case
 * folded, look-alike Cyrillic and Greek letters in Latin words made Latin, Cyrillic words transliterated, apostrophes
 * dropped. Punctuation only separates.
 */
export function foldWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(between)
    .map(foldWord)
    .filter((word) => word !== '');
}

/** The whole text folded (see {@link foldWords}), words parted by one space: two names are the same when these are. */
export function fold(text: string): string {
  return foldWords(text).join(' ');
}

/** What two writings of one name have in common: the folded name, and for one without letters (an emoji) the name itself. */
export function nameKey(name: string): string {
  return fold(name) || name.normalize('NFKC').trim();
}

/**
 * The words a search may begin at: those of {@link foldWords}, and for a word with an apostrophe ("d'Estaing") also
 * what follows it.
 */
export function foldedWordStarts(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .split(between)
    .flatMap((word) => {
      const parts = word.split(apostrophes);
      return parts.map((_, index) => foldWord(parts.slice(index).join('')));
    })
    .filter((word) => word !== '');
}

function foldWord(word: string): string {
  if (plainWord.test(word)) return word.toLowerCase();
  const lower = lowered(word);
  return foldLetters(lower, tableFor(lower));
}

/** By way of upper case, which takes apart what lower case leaves alone (ß becomes SS). */
function lowered(word: string): string {
  return word.replace(apostrophes, '').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

type Table = ReadonlyMap<string, string>;

function tableFor(lower: string): Table {
  return hasLatin.test(lower) ? lookAlikes : cyrillic;
}

function foldLetters(lower: string, table: Table): string {
  let folded = '';
  for (const letter of lower) {
    const whole = table.get(letter);
    if (whole !== undefined) folded += whole;
    else
      for (const base of letter.normalize('NFKD').replace(marks, ''))
        folded += table.get(base) ?? latin.get(base) ?? base;
  }
  return folded;
}

/** What NFKC, and so folding, takes together: a letter with its marks, or the parts of a Korean syllable. */
const jamo = '\\u1100-\\u11ff\\u3131-\\u318e\\ua960-\\ua97f\\ud7b0-\\ud7ff\\uffa0-\\uffdc';
const units = new RegExp(`[\\uac00-\\ud7a3]?[${jamo}]+|.[\\p{M}\\uff9e\\uff9f]*`, 'gsu');
/** ASCII that is no word is left alone by NFKC and separates; what stands between is looked at closely. */
const runs = /[A-Za-z0-9'`\u0080-\u{10ffff}]+/gu;

/** A word folded, and for each of its code units the part of its run that it stands for; null when they are the same. */
type FoldedWord = {
  readonly folded: string;
  readonly places: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null;
};

/** A text folded, with the way back to where each part of it stands. Offsets are UTF-16 code units. */
export class FoldedText {
  /** As {@link fold} gives it. */
  readonly folded: string;
  readonly #words: readonly FoldedWord[];
  /** Where each word begins in what is folded, and where its run begins in the text. */
  readonly #at: readonly number[];
  readonly #runs: readonly number[];

  constructor(text: string) {
    const words: FoldedWord[] = [];
    const at: number[] = [];
    const runStarts: number[] = [];
    let length = 0;
    for (const { 0: run, index } of text.matchAll(runs)) {
      for (const word of foldRun(run)) {
        at.push(length);
        runStarts.push(index);
        words.push(word);
        length += word.folded.length + 1;
      }
    }
    this.folded = words.map((word) => word.folded).join(' ');
    this.#words = words;
    this.#at = at;
    this.#runs = runStarts;
  }

  /** The stretch of the text that a stretch of what is folded stands for; it begins and ends with letters. */
  placeOf(folded: Span): Span {
    return { start: this.#edge(folded.start, 'starts'), end: this.#edge(folded.end - 1, 'ends') };
  }

  #edge(unit: number, side: 'starts' | 'ends'): number {
    let low = 0;
    let high = this.#at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#at[middle] ?? Infinity) <= unit) low = middle + 1;
      else high = middle;
    }
    const inside = unit - (this.#at[low - 1] ?? 0);
    const places = this.#words[low - 1]?.places;
    const offset = places ? (places[side][inside] ?? 0) : inside + (side === 'ends' ? 1 : 0);
    return (this.#runs[low - 1] ?? 0) + offset;
  }
}

/** Words come again and again; a text of five million letters has some ten thousand. */
const mostRuns = 30_000;
const foldedRuns = new Map<string, readonly FoldedWord[]>();

function foldRun(run: string): readonly FoldedWord[] {
  if (plainWord.test(run)) return [{ folded: run.toLowerCase(), places: null }];
  let words = foldedRuns.get(run);
  if (!words) {
    if (foldedRuns.size >= mostRuns) foldedRuns.clear();
    words = partsOf(run)
      .map(foldParts)
      .filter(({ folded }) => folded !== '');
    foldedRuns.set(run, words);
  }
  return words;
}

function foldParts(parts: readonly Part[]): FoldedWord {
  const table = tableFor(lowered(parts.map(({ letters }) => letters).join('')));
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { letters, start, end } of parts) {
    const words = foldLetters(lowered(letters), table);
    folded += words;
    for (let unit = 0; unit < words.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { folded, places: { starts, ends } };
}

type Part = Span & { readonly letters: string };

/** The words of a run without ASCII separators, each as the parts that fold by themselves. */
function partsOf(run: string): readonly (readonly Part[])[] {
  const words: Part[][] = [[]];
  for (const { 0: unit, index: start } of run.matchAll(units)) {
    const end = start + unit.length;
    unit
      .normalize('NFKC')
      .split(between)
      .forEach((letters, part) => {
        if (part > 0) words.push([]);
        if (letters !== '') words.at(-1)?.push({ letters, start, end });
      });
  }
  return words;
}
