import type { EncodingLabel } from '#domain/article-reading.ts';

// The alphabets beside the Latin one have several 8-bit encodings each, Cyrillic six, and a text of two words must come
// out right. Each candidate is scored on what it makes of the same bytes: the likelihood of its letters in their language,
// less a fine for capitals inside words and for box-drawing and control characters, which a wrong table gives.

type Alphabet = {
  readonly script: RegExp;
  /** In order of preference where two read the bytes alike. */
  readonly encodings: readonly EncodingLabel[];
  /** Occurrences of each letter in about a thousand. */
  readonly frequency: ReadonlyMap<string, number>;
};

/** "о109 е85" as a table. */
const table = (list: string): ReadonlyMap<string, number> =>
  new Map(
    list
      .trim()
      .split(/\s+/u)
      .map((entry) => [entry.slice(0, 1), Number(entry.slice(1))]),
  );

const alphabets: readonly Alphabet[] = [
  {
    script: /\p{Script=Cyrillic}/u,
    encodings: ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
    // Russian, with the letters that only its neighbours have at a modest figure.
    frequency:
      table(`о109 е85 а80 и74 н67 т63 с55 р47 в45 л43 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9
      ш7 ю6 ц5 щ4 э3 ф3 ё3 ъ1 і30 ї6 є5 ґ1 ў8 ј8 ћ2 ђ1 љ2 њ3 џ1 ќ1 ѓ1 ѕ1`),
  },
  {
    script: /\p{Script=Greek}/u,
    encodings: ['windows-1253', 'iso-8859-7'],
    frequency:
      table(`α95 ο80 ι75 ε70 τ80 σ50 ς30 ν65 η45 υ35 ρ42 π40 κ40 μ33 λ27 ω18 δ17 γ16 χ12 θ12 φ8 β7 ξ4 ζ4 ψ2
      ά15 ό18 ί18 έ15 ή12 ύ8 ώ5 ϊ1 ϋ1 ΐ1 ΰ1`),
  },
  {
    script: /\p{Script=Hebrew}/u,
    encodings: ['windows-1255', 'iso-8859-8'],
    frequency:
      table(`י111 ה109 ו104 ל74 א63 ר56 ת50 ב47 מ46 ש44 ע32 ם30 נ29 ד26 ח25 כ24 ק21 פ17 ס15 ן14 ז13 ג12 ט12 צ12 ך8
      ף2 ץ1`),
  },
  {
    script: /\p{Script=Arabic}/u,
    encodings: ['windows-1256', 'iso-8859-6'],
    frequency:
      table(`ا127 ل118 ي74 م63 ن60 و59 ر50 ت45 ه40 ب40 ع35 د30 س30 ف30 ة30 أ25 ك24 ق23 ح20 ج14 ش13 ص12 ط10 ى10 إ10
      خ9 ذ9 ض8 ث7 ز7 غ6 ء5 ئ5 آ3 ؤ2 ظ2`),
  },
];

/** The encodings that {@link findAlphabetEncoding} tells apart. */
export const alphabetEncodings: ReadonlySet<EncodingLabel> = new Set(
  alphabets.flatMap(({ encodings }) => encodings),
);

const minimumPoints = 3.4;
const sampleLength = 16_384;

/** Mean points a character beyond ASCII: 4 and more for words of the alphabet, under 3.4 for what only looks like it. */
function score(text: string, { script, frequency }: Alphabet): number {
  let points = 0;
  let count = 0;
  let previous = '';
  for (const character of text) {
    const before = previous;
    previous = character;
    if (character < '\x80') continue;
    count++;
    if (script.test(character)) {
      const lower = character.toLowerCase();
      const follows = script.test(before);
      points += Math.log2(1 + (frequency.get(lower) ?? 0)) - 1;
      if (character !== lower) points -= follows && before === before.toLowerCase() ? 8 : follows ? 0 : 0.5;
      if (/[a-z]/iu.test(before)) points -= 4;
    } else if (/[«»„“”‘’–—…\u00a0]/u.test(character)) {
      points += 1;
    } else if (/[№°€§،؛؟]/u.test(character)) {
      points += script.test(before) ? -2 : 0;
    } else {
      points -= 6;
    }
  }
  return count === 0 ? 0 : points / count;
}

/** The Cyrillic, Greek, Hebrew or Arabic encoding that makes most sense of the bytes; null when none makes enough. */
export function findAlphabetEncoding(
  sample: Uint8Array,
  decode: (bytes: Uint8Array, encoding: EncodingLabel) => string,
): EncodingLabel | null {
  let best: EncodingLabel | null = null;
  let most = minimumPoints;
  for (const alphabet of alphabets) {
    for (const encoding of alphabet.encodings) {
      const text = decode(sample.subarray(0, sampleLength), encoding);
      // Runs of letters are what tells such a text from the scattered accents of a Latin one.
      const words = text.match(/[^\0-\x7f]+/gu) ?? [];
      const letters = words.join('').length;
      const inRuns = words.filter((word) => word.length >= 3).join('').length;
      if (letters === 0 || inRuns * 3 < letters * 2) continue;
      const points = score(text, alphabet);
      if (points > most + 1e-9) {
        best = encoding;
        most = points;
      }
    }
  }
  return best;
}
