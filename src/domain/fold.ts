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
  // By way of upper case, which takes apart what lower case leaves alone (ß becomes SS).
  const lower = word.replace(apostrophes, '').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
  const table = hasLatin.test(lower) ? lookAlikes : cyrillic;
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
