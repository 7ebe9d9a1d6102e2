// How codes are named in files: on one line, no longer than programs keep, and each name once.

// NVivo and MAXQDA cut longer names.
const longestName = 200;

/** Words as one line for a name, cut where programs would cut it. */
export function nameLine(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const characters = line.length <= longestName ? null : [...line];
  return characters && characters.length > longestName
    ? `${characters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** The name of the nth code that would be called so, from 1: the second says what it is in brackets. */
export function nthName(line: string, within: string, number: number): string {
  if (number === 1) return line;
  return number === 2 ? `${line} (${within})` : `${line} (${within} ${number - 1})`;
}

/** Takes off again what {@link nthName} put behind a name, and says which of its name it was. */
export function withoutNth(name: string, within: RegExp): { readonly line: string; readonly number: number } {
  const found = new RegExp(String.raw`^(.*) \((?:${within.source})(?: (\d+))?\)$`, 'su').exec(name);
  return found
    ? { line: found[1] ?? name, number: found[2] === undefined ? 2 : Number(found[2]) + 1 }
    : { line: name, number: 1 };
}
