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

type Part = { readonly start: number; readonly text: string; folded: FoldedText | null };

/** A text in which words are sought again and again, block by block, as if one space stood between two blocks. */
export class SearchedText {
  readonly #parts: readonly Part[];

  constructor(text: string, blocks: readonly Span[]) {
    this.#parts = blocks.map(({ start, end }) => ({ start, text: text.slice(start, end), folded: null }));
  }

  /**
   * Every place where the words sought stand, also as part of longer words, in order and not overlapping; one list for
   * each block, of the places that end in it. Both are folded (see `fold`), so case, diacritics, look-alike letters and
   * the script of a name do not matter, nor does punctuation between words. Offsets are UTF-16 code units of the text.
   */
  *find({ kind, text: wanted }: Sought): Generator<readonly Span[]> {
    const formOf = (part: Part): string =>
      kind === 'signs' ? part.text : (part.folded ??= new FoldedText(part.text)).folded;
    const placeIn = ({ start, folded }: Part, place: Span): Span => {
      const found = kind === 'signs' || !folded ? place : folded.placeOf(place);
      return { start: start + found.start, end: start + found.end };
    };
    // Where each block that is not empty begins in what they are together, and the end of that, in which a place may begin.
    const begun: { readonly part: Part; readonly at: number }[] = [];
    let tail = '';
    let at = 0;
    let free = 0;
    let lastEnd = 0;
    for (const part of this.#parts) {
      const form = formOf(part);
      const hits: Span[] = [];
      if (form !== '') {
        const whole = begun.length === 0 ? form : `${tail} ${form}`;
        const wholeAt = at + form.length - whole.length;
        begun.push({ part, at });
        for (let found = whole.indexOf(wanted, Math.max(0, free - wholeAt)); found !== -1;) {
          const from = wholeAt + found;
          free = from + wanted.length;
          const first = begun[begun.findLastIndex((each) => each.at <= from)] ?? { part, at };
          const { end } = placeIn(part, { start: Math.max(from - at, 0), end: free - at });
          const { start } = placeIn(first.part, { start: from - first.at, end: from - first.at + 1 });
          // One letter may fold into two, as ß into ss: it is found once.
          if (start >= lastEnd) {
            hits.push({ start, end });
            lastEnd = end;
          }
          found = whole.indexOf(wanted, free - wholeAt);
        }
        tail = wanted.length > 1 ? whole.slice(1 - wanted.length) : '';
        at += form.length + 1;
      }
      yield hits;
    }
  }
}
