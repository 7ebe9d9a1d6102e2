import { Failure } from './failure.ts';

/** The colours a tag can have; the page gives each a tone for light, dark and high contrast. */
export const tagColours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'grey'] as const;
/** One of {@link tagColours}. */
export type TagColour = (typeof tagColours)[number];

/** The longest path of a tag, UTF-16 code units. */
export const maxTagLength = 100;

/**
 * A tag's path as it is kept: the names of the tag and of all above it, parted by "/", each without white space at its
 * ends and with single spaces inside.
 * @throws Failure `tag.bad-path` for an empty name between the slashes or a path that is too long.
 */
export function tidyTag(typed: string): string {
  const names = typed.split('/').map((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim());
  if (names.includes('')) {
    throw new Failure(
      'tag.bad-path',
      typed.trim() === ''
        ? 'A tag needs a name.'
        : `“${typed.trim()}” has an empty name beside a “/”; write the tag as “water/level”.`,
      { rule: 'empty-name', tag: typed.trim() },
    );
  }
  const path = names.join('/');
  if (path.length > maxTagLength) {
    throw new Failure(
      'tag.bad-path',
      `A tag has at most ${maxTagLength} characters with all above it; “${path.slice(0, 40)}…” has ${path.length}.`,
      { rule: 'too-long', limit: maxTagLength, length: path.length },
    );
  }
  return path;
}

/** What two spellings of one tag have in common: tags that differ in case only are the same tag. */
export function foldTag(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}

/** The tag and all above it, the topmost first: `a`, `a/b`, `a/b/c`. */
export function tagLine(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** True when the first tag is the second or lies below it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

/** The path after the tag `from`, which it is or lies below, has become `to`. */
export function movedTag(path: string, from: string, to: string): string {
  return `${to}${path.slice(from.length)}`;
}

/**
 * A path in the spelling the case has already, name by name: with “Water” known, “water/level” becomes “Water/level”.
 * @param known the paths of all tags; those above them count as known.
 */
export function knownSpelling(path: string, known: Iterable<string>): string {
  const spelling = new Map<string, string>();
  for (const each of known) {
    for (const above of tagLine(each)) {
      const folded = foldTag(above);
      if (!spelling.has(folded)) spelling.set(folded, above);
    }
  }
  let result = '';
  for (const name of path.split('/')) {
    const joined = result === '' ? name : `${result}/${name}`;
    result = spelling.get(foldTag(joined)) ?? joined;
  }
  return result;
}
