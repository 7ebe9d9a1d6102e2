import type { ClaimWord, ClaimWords } from '../suggest/claim-words.ts';

const negations: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    `not no never none nobody nothing nowhere neither nor without cannot cant didnt doesnt dont wasnt werent isnt arent hasnt
     havent hadnt wont wouldnt couldnt shouldnt`.split(/\s+/u),
  ),
  uk: new Set('ne ni nikoly nikhto nishcho bez nemaye nema zhoden zhodna zhodnogo zhodnoyi'.split(' ')),
  ru: new Set('ne ni nikogda nikto nichto nichego bez net nikakikh nikakogo'.split(' ')),
  de: new Set(
    'nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder'.split(' '),
  ),
};
const english = negations['en'] ?? new Set<string>();

/** What makes a negation no denial: "not only", "no doubt", "no later than". */
const harmless: ReadonlySet<string> = new Set(
  'only just merely least doubt later fewer less more sooner tilky lishe lish tolko nur zuletzt bilshe menshe bolee menee'.split(
    ' ',
  ),
);

/** How far a negation reaches over words that carry matter. */
const reach = 3;

/** A negation and the words it may negate: the next that carry matter, in German also those before. */
export type Negation = { readonly word: ClaimWord; readonly over: readonly ClaimWord[] };

/** The negations of a text that deny something. */
export function negationsIn({ words, language, text }: ClaimWords): readonly Negation[] {
  const tongue = language?.slice(0, 2).toLowerCase() ?? 'en';
  const known = negations[tongue] ?? english;
  return words.flatMap((word, index) => {
    if (!known.has(word.folded) || harmless.has(words[index + 1]?.folded ?? '')) return [];
    const sameClause = (other: ClaimWord): boolean =>
      !/[,;:.!?—–]/u.test(text.slice(Math.min(word.end, other.end), Math.max(word.start, other.start)));
    const after = words
      .slice(index + 1)
      .filter((other) => other.content && sameClause(other))
      .slice(0, reach);
    const before =
      tongue === 'de'
        ? words
            .slice(0, index)
            .filter((other) => other.content && sameClause(other))
            .slice(-reach)
        : [];
    return [{ word, over: [...after, ...before] }];
  });
}

/** True when some negation of the text reaches the word. */
export function isNegated(text: ClaimWords, word: ClaimWord): boolean {
  return negationsIn(text).some(({ over }) => over.includes(word));
}

/** True for stems of one word: the same, or one a little longer, where a stemmer leaves an ending ("pogib", "pogibl"). */
export function isSameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.length - short.length <= 2 && long.startsWith(short);
}
