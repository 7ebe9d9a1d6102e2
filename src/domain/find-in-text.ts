import { fold, FoldedText } from './fold.ts';
import type { Span } from './span.ts';

/** What is sought: folded words, or, when there is no word in it, the signs just as they are. */
export type Sought = { readonly kind: 'words' | 'signs'; readonly text: string };

/** What was typed as something to seek; null when it is nothing but white space. */
export function soughtOf(typed: string): Sought | null {
  const words = fold(typed);
  if (words !== '') return { kind: 'words', text: words };
  const signs = typed.trim();
  return signs === '' ? null : { kind: 'signs', text: signs };
}

/** A text in which words are sought again and again. */
export class SearchedText {
  readonly #text: string;
  #folded: FoldedText | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Every place where the words sought stand, also as part of longer words, in order and not overlapping. Both are folded
   * (see `fold`), so case, diacritics, look-alike letters and the script of a name do not matter, nor does punctuation
   * between words. Offsets are UTF-16 code units.
   */
  find({ kind, text: wanted }: Sought): readonly Span[] {
    if (kind === 'signs') return placesOf(this.#text, wanted);
    this.#folded ??= new FoldedText(this.#text);
    const hits: Span[] = [];
    for (const place of placesOf(this.#folded.folded, wanted)) {
      const hit = this.#folded.placeOf(place);
      // One letter may fold into two, as ß into ss: it is found once.
      if (hit.start >= (hits.at(-1)?.end ?? 0)) hits.push(hit);
    }
    return hits;
  }
}

function placesOf(text: string, wanted: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length });
  return places;
}
