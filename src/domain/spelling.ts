// One name is spelled in many ways on its way between scripts (Lukashenko, Lukashenka; Zelensky, Zelenskyy, Selenskyj).
// Words are compared folded (see fold.ts), and only long ones, since short words a letter apart are other words.

/**
 * A folded word with what languages write differently made alike: `y` and `j` are `i`, `w` is `v`, `kh` is `h`, `ph` is
 * `f`, and a letter written twice stands once. Distances between names are measured on these.
 */
export function spellingKey(word: string): string {
  return word
    .replaceAll(/[yj]/g, 'i')
    .replaceAll('w', 'v')
    .replaceAll('kh', 'h')
    .replaceAll('ph', 'f')
    .replaceAll(/(.)\1+/gu, '$1');
}

/** How many letters two spellings of a word of this many letters may differ in, beyond what {@link spellingKey} allows. */
export function allowedEdits(length: number): 0 | 1 | 2 {
  return length < 5 ? 0 : length < 8 ? 1 : 2;
}

/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make one word the other; any
 * number greater than `most` stands for all beyond it.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  return distances(a, b, most)[b.length] ?? most + 1;
}

/** The least {@link editDistance} between what was typed and any beginning of the word. */
export function prefixDistance(typed: string, word: string, most: number): number {
  if (word.length < typed.length - most) return most + 1;
  return Math.min(...distances(typed, word.slice(0, typed.length + most), most));
}

/** True when two folded words may be spellings of one name; a word is one of itself. */
export function isSpellingOf(a: string, b: string): boolean {
  const [one, other] = [spellingKey(a), spellingKey(b)];
  const most = allowedEdits(Math.min(one.length, other.length));
  return editDistance(one, other, most) <= most;
}

/** For each beginning of `b`, its distance from the whole of `a`; only near the diagonal, where it can be at most `most`. */
function distances(a: string, b: string, most: number): readonly number[] {
  const beyond = most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => Math.min(column, beyond));
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Array<number>(b.length + 1).fill(beyond);
    if (i <= most) next[0] = i;
    let best = next[0] ?? beyond;
    const last = Math.min(b.length, i + most);
    for (let j = Math.max(1, i - most); j <= last; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min(
        (row[j - 1] ?? beyond) + (same ? 0 : 1),
        (row[j] ?? beyond) + 1,
        (next[j - 1] ?? beyond) + 1,
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) value = Math.min(value, (before[j - 2] ?? beyond) + 1);
      next[j] = Math.min(value, beyond);
      best = Math.min(best, value);
    }
    if (best >= beyond) return next.fill(beyond);
    before = row;
    row = next;
  }
  return row;
}
