import type { Span } from '../../span.ts';
import { placeWords } from '../../search/words.ts';
import { nameTerm, type ClaimWords, type Stem } from './claim-words.ts';

/** A source that a text names: where, and by what terms each of its names is found in other texts. */
export type NamedSource = {
  readonly sourceId: string;
  readonly at: readonly Span[];
  readonly names: readonly (readonly string[])[];
};

/** Every name that a source of the case goes by. */
export type SourceName = { readonly sourceId: string; readonly name: string };

/** Finds the known sources that a text names, by name or alias, with diacritics, script and case forgiven. */
export type SourceNames = { readonly namedIn: (text: ClaimWords) => readonly NamedSource[] };

type Known = { readonly sourceId: string; readonly words: readonly string[] };

/** Makes the names of a case's sources ready to be found. */
export function sourceNames(names: readonly SourceName[], stem: Stem): SourceNames {
  const byFirst = new Map<string, Known[]>();
  const bySource = new Map<string, string[]>();
  for (const { sourceId, name } of names) {
    // A name begins where its matter begins: "the Belarusian leader" is found behind any article.
    const words = placeWords(name).words.filter(
      (word) => !/^(?:the|a|an|der|die|das|le|la|les)$/u.test(word),
    );
    const [first] = words;
    if (first === undefined) continue;
    const key = nameTerm(first);
    byFirst.set(key, [...(byFirst.get(key) ?? []), { sourceId, words }]);
    bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), name]);
  }
  // Of two names that begin at one word the longer is meant.
  for (const known of byFirst.values()) known.sort((a, b) => b.words.length - a.words.length);
  return {
    namedIn: ({ words, language }) => {
      const found = new Map<string, Span[]>();
      words.forEach((word, index) => {
        for (const known of byFirst.get(nameTerm(word.folded)) ?? []) {
          const fits = known.words.every(
            (each, step) => nameTerm(words[index + step]?.folded ?? '') === nameTerm(each),
          );
          const end = words[index + known.words.length - 1]?.end;
          if (!fits || end === undefined) continue;
          const places = found.get(known.sourceId) ?? [];
          if (places.some((place) => place.start < end && word.start < place.end)) continue;
          places.push({ start: word.start, end });
          found.set(known.sourceId, places);
        }
      });
      return [...found].map(([sourceId, at]) => ({
        sourceId,
        at,
        names: (bySource.get(sourceId) ?? []).map((name) => termsOfName(name, language, stem)),
      }));
    },
  };
}

function termsOfName(name: string, language: string | null, stem: Stem): readonly string[] {
  const { words, starts, ends } = placeWords(name);
  return words.flatMap((word, index) => {
    const written = name.slice(starts[index], ends[index]);
    if (/^(?:the|a|an|of|der|die|das|le|la|les)$/u.test(word)) return [];
    return [/^\p{Lu}/u.test(written) ? nameTerm(word) : stem(written.toLowerCase(), language)];
  });
}
