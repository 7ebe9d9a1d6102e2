import type { EncodingLabel } from '#domain/article-reading.ts';

// Cyrillic has six 8-bit encodings in use, and a text of two words must come out right. Each candidate is scored on what
// it makes of the same bytes: a wrong one gives capitals inside words, rare letters and box-drawing characters.

const candidates = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'] as const;

/** How common the letters are per thousand in Russian, with those that only its neighbours have at a modest figure. */
const frequency: ReadonlyMap<string, number> = new Map(
  Object.entries({
    о: 109,
    е: 85,
    а: 80,
    и: 74,
    н: 67,
    т: 63,
    с: 55,
    р: 47,
    в: 45,
    л: 43,
    к: 35,
    м: 32,
    д: 30,
    п: 28,
    у: 26,
    я: 20,
    ы: 19,
    ь: 17,
    г: 17,
    з: 16,
    б: 16,
    ч: 14,
    й: 12,
    х: 10,
    ж: 9,
    ш: 7,
    ю: 6,
    ц: 5,
    щ: 4,
    э: 3,
    ф: 3,
    ё: 3,
    ъ: 1,
    і: 30,
    ї: 6,
    є: 5,
    ґ: 1,
    ў: 8,
    ј: 8,
    ћ: 2,
    ђ: 1,
    љ: 2,
    њ: 3,
    џ: 1,
    ќ: 1,
    ѓ: 1,
    ѕ: 1,
  }),
);

const cyrillic = /\p{Script=Cyrillic}/u;

/** Mean points a high byte, best near 4 and below 1 for what is no Cyrillic. */
function score(text: string): number {
  let points = 0;
  let count = 0;
  let previous = '';
  for (const character of text) {
    if (character < '\x80') {
      previous = character;
      continue;
    }
    count++;
    if (cyrillic.test(character)) {
      const lower = character.toLowerCase();
      points += Math.log2(1 + (frequency.get(lower) ?? 0)) - 1;
      const isLower = character === lower;
      const follows = cyrillic.test(previous);
      // A capital after a small letter, or a small letter beside Latin letters, is the mark of a wrong table.
      if (follows && !isLower && previous === previous.toLowerCase()) points -= 8;
      if (/[a-z]/iu.test(previous)) points -= 4;
      if (!follows && !isLower) points -= 0.5;
    } else if (/[«»„“”‘’–—…№°\u00a0]/u.test(character)) {
      // Quotation marks and dashes stand at the edges of words.
      points += cyrillic.test(previous) && /[№°]/u.test(character) ? -2 : 1;
    } else {
      points -= 6;
    }
    previous = character;
  }
  return count === 0 ? 0 : points / count;
}

/** The Cyrillic encoding that makes most sense of the bytes; null when none makes it look like Cyrillic text. */
export function findCyrillicEncoding(
  sample: Uint8Array,
  decode: (bytes: Uint8Array, encoding: EncodingLabel, fatal: boolean) => string,
): EncodingLabel | null {
  let best: { readonly encoding: EncodingLabel; readonly points: number } | null = null;
  for (const encoding of candidates) {
    const text = decode(sample.subarray(0, 16_384), encoding, false);
    const points = score(text);
    // Runs of letters are what tells Cyrillic from the scattered accents of a Latin text.
    const runs = text.match(/\p{Script=Cyrillic}{3,}/gu)?.join('').length ?? 0;
    const letters = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
    if (runs * 3 < letters * 2 || letters === 0) continue;
    if (!best || points > best.points + 1e-9) best = { encoding, points };
  }
  return best && best.points >= 2 ? best.encoding : null;
}
