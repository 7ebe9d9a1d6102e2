import { indexCodePoints } from '#domain/code-points.ts';
import type { Span } from '#domain/span.ts';
import { normaliseText } from '../../decode.ts';
import type { RefiSelection } from './project.ts';

// The standard counts Unicode code points from 0 and leaves the end out. Programs differ all the same: some count a Windows
// line end as two characters and some as one, some count UTF-16 code units, some the byte order mark, some take the end in.
// Nothing in a file says which. But most name a selection after its words, and these tell.

/** How a file may count. */
export type Counting = {
  readonly unit: 'code points' | 'UTF-16 code units';
  /** How many characters a Windows line end is. */
  readonly lineEnd: 1 | 2;
  readonly markCounts: boolean;
  readonly endIncluded: boolean;
};

/** A text as Parallax keeps it, and where in it a selection lies; null where there is no such place. */
export type CountedText = {
  readonly text: string;
  readonly counting: Counting;
  /** True when the names of selections speak for another counting than that of the standard and the program. */
  readonly unusual: boolean;
  readonly place: (selection: Pick<RefiSelection, 'start' | 'end'>) => Span | null;
};

/** Finds out how the positions in a text count. @param raw the text as it is in the file. */
export function countText(raw: string, selections: readonly RefiSelection[], origin: string): CountedText {
  const { text } = normaliseText(raw);
  const usual = usualCounting(origin);
  const named = selections.filter(({ name }) => /\p{L}/u.test(name)).slice(0, 500);
  let best = { counting: usual, place: placing(raw, text, usual), score: -1 };
  for (const counting of named.length === 0 ? [] : countings(raw, text, usual)) {
    const place = placing(raw, text, counting);
    const score = named.filter((selection) => covers(text, place(selection), selection.name)).length;
    if (score > best.score) best = { counting, place, score };
  }
  return { text, counting: best.counting, unusual: best.counting !== usual, place: best.place };
}

/** ATLAS.ti and QualCoder write their texts with Windows line ends but count one for each; NVivo and MAXQDA count two. */
function usualCounting(origin: string): Counting {
  return {
    unit: 'code points',
    lineEnd: /atlas|qualcoder/iu.test(origin) ? 1 : 2,
    markCounts: false,
    endIncluded: false,
  };
}

/** All that make a difference in this text, the usual one first and the unlikeliest last. */
function* countings(raw: string, text: string, usual: Counting): Generator<Counting> {
  yield usual;
  const lineEnds = raw.includes('\r\n')
    ? ([usual.lineEnd, usual.lineEnd === 1 ? 2 : 1] as const)
    : [usual.lineEnd];
  const units = /[\u{10000}-\u{10ffff}]/u.test(text)
    ? (['code points', 'UTF-16 code units'] as const)
    : (['code points'] as const);
  for (const endIncluded of [false, true]) {
    for (const markCounts of raw.startsWith('\ufeff') ? [false, true] : [false]) {
      for (const unit of units) {
        for (const lineEnd of lineEnds) yield { unit, lineEnd, markCounts, endIncluded };
      }
    }
  }
}

function placing(raw: string, text: string, counting: Counting): CountedText['place'] {
  const { unit, lineEnd, markCounts, endIncluded } = counting;
  const counted = lineEnd === 1 ? text : raw.replace(/^\ufeff/u, '');
  const index = unit === 'code points' ? indexCodePoints(counted) : null;
  const length = index?.length ?? counted.length;
  const lineEnds: number[] = [];
  if (lineEnd === 2) {
    for (let at = counted.indexOf('\r\n'); at !== -1; at = counted.indexOf('\r\n', at + 2)) lineEnds.push(at);
  }
  const offset = (position: number): number => {
    const at = index ? index.toUtf16(position) : position;
    const kept = at - countBelow(lineEnds, at);
    // A position inside a pair of surrogates is taken as the pair's start.
    const inPair = /[\ud800-\udbff]/.test(text.charAt(kept - 1)) && /[\udc00-\udfff]/.test(text.charAt(kept));
    return inPair ? kept - 1 : kept;
  };
  return ({ start, end }) => {
    const shift = markCounts ? 1 : 0;
    const first = Math.max(0, start - shift);
    const last = end - shift + (endIncluded ? 1 : 0);
    // Some programs count the end of the file as a character.
    if (!(first < last) || first >= length || last > length + 1) return null;
    const span = { start: offset(first), end: offset(Math.min(last, length)) };
    return span.start < span.end && text.slice(span.start, span.end).trim() !== '' ? span : null;
  };
}

/** How many of the ascending numbers are smaller. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True when the words at a place are those a selection is named after, as far as the name goes. */
function covers(text: string, span: Span | null, name: string): boolean {
  if (!span) return false;
  const words = collapse(text.slice(span.start, span.end));
  const whole = collapse(name);
  const beginning = whole.replace(/(?:…|\.{3})$/u, '').trimEnd();
  return words === whole || (beginning.length < whole.length && words.startsWith(beginning));
}

const collapse = (words: string): string => words.replace(/\s+/gu, ' ').trim();
