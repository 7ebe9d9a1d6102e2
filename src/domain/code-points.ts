/** Turns offsets into one text between UTF-16 code units, as JavaScript counts, and Unicode code points. */
export type CodePointIndex = {
  /** The number of code points in the whole text. */
  readonly length: number;
  /** Code units to code points. An offset inside a surrogate pair counts as the pair's start. */
  readonly toCodePoint: (utf16: number) => number;
  /** Code points to code units. */
  readonly toUtf16: (codePoint: number) => number;
};

/**
 * Indexes a text once so that each offset is converted in logarithmic time. A lone surrogate counts as one code point,
 * as it does when a string is iterated.
 */
export function indexCodePoints(text: string): CodePointIndex {
  // The code unit offsets at which a pair begins; everything else is one unit, one code point.
  const pairs: number[] = [];
  for (let at = 0; at < text.length - 1; at += 1) {
    if (isLead(text.charCodeAt(at)) && isTrail(text.charCodeAt(at + 1))) {
      pairs.push(at);
      at += 1;
    }
  }
  return {
    length: text.length - pairs.length,
    toCodePoint: (utf16) => {
      const before = countBelow(pairs, utf16, (at) => at);
      const insidePair = before > 0 && pairs[before - 1] === utf16 - 1;
      return insidePair ? utf16 - 1 - (before - 1) : utf16 - before;
    },
    toUtf16: (codePoint) => codePoint + countBelow(pairs, codePoint, (at, index) => at - index),
  };
}

const isLead = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isTrail = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** How many leading items have a key below the limit; the keys ascend. */
function countBelow(
  items: readonly number[],
  limit: number,
  key: (item: number, index: number) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key(items[middle] as number, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
