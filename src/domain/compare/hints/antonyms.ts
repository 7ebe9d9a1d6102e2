import type { ClaimWord, ClaimWords, Stem } from '../suggest/claim-words.ts';
import { foldWords } from '../../fold.ts';
import { antonyms as lists } from './antonym-list.ts';
import type { HintPair, HintWords } from './hint.ts';
import { isNegated } from './negations.ts';

/** The sides of the list's pairs that a word stands on: 3 is opposed to -3. */
type Sides = readonly number[];
type Opposites = {
  readonly stems: ReadonlyMap<string, Sides>;
  /** For languages whose endings no stemmer takes off: how words begin. */
  readonly beginnings: readonly { readonly beginning: string; readonly side: number }[];
};

const known = new WeakMap<Stem, Map<string, Opposites>>();

/** A word on one side has its opposite on the other, and neither or both are negated. */
export function antonyms({ here, there, stem }: HintPair): HintWords | null {
  const mine = placed(here.words, stem);
  const others = placed(there.words, stem);
  for (const { word, sides } of mine) {
    for (const { word: other, sides: otherSides } of others) {
      const opposed = sides.find((side) => otherSides.includes(-side));
      if (opposed === undefined) continue;
      // "Opened and closed again" holds both.
      const isBoth =
        mine.some(({ sides: all }) => all.includes(-opposed)) ||
        others.some(({ sides: all }) => all.includes(opposed));
      if (isBoth || isNegated(here.words, word) !== isNegated(there.words, other)) continue;
      return {
        here: [{ start: word.start, end: word.end }],
        there: [{ start: other.start, end: other.end }],
      };
    }
  }
  return null;
}

/** True when the list holds the two words as opposites. */
export function areOpposed(
  text: ClaimWords,
  word: ClaimWord,
  otherText: ClaimWords,
  other: ClaimWord,
  stem: Stem,
): boolean {
  const sides = sidesOf(text, word, stem);
  return sides.length > 0 && sidesOf(otherText, other, stem).some((side) => sides.includes(-side));
}

function placed(
  text: ClaimWords,
  stem: Stem,
): readonly { readonly word: ClaimWord; readonly sides: Sides }[] {
  return text.words.flatMap((word) => {
    const sides = sidesOf(text, word, stem);
    return sides.length > 0 ? [{ word, sides }] : [];
  });
}

function sidesOf(text: ClaimWords, word: ClaimWord, stem: Stem): Sides {
  const { stems, beginnings } = oppositesOf(text.language, stem);
  const key = word.content
    ? word.stem
    : stem(text.text.slice(word.start, word.end).toLowerCase(), text.language);
  const begun = beginnings.filter(({ beginning }) => word.folded.startsWith(beginning));
  return [...(stems.get(key) ?? []), ...begun.map(({ side }) => side)];
}

function oppositesOf(language: string | null, stem: Stem): Opposites {
  const tongue = language?.slice(0, 2).toLowerCase() ?? 'en';
  const byLanguage = known.get(stem) ?? new Map<string, Opposites>();
  known.set(stem, byLanguage);
  let opposites = byLanguage.get(tongue);
  if (!opposites) byLanguage.set(tongue, (opposites = readList(lists[tongue] ?? [], tongue, stem)));
  return opposites;
}

function readList(pairs: readonly string[], language: string, stem: Stem): Opposites {
  const stems = new Map<string, number[]>();
  const beginnings: { beginning: string; side: number }[] = [];
  pairs.forEach((pair, index) => {
    pair.split(' / ').forEach((words, of) => {
      const side = (index + 1) * (of === 0 ? 1 : -1);
      for (const word of words.split(' ')) {
        if (word.endsWith('*')) {
          beginnings.push({ beginning: foldWords(word.slice(0, -1)).join(''), side });
          continue;
        }
        const key = stem(word, language);
        const sides = stems.get(key) ?? [];
        if (!sides.includes(side)) stems.set(key, [...sides, side]);
      }
    });
  });
  return { stems, beginnings };
}
