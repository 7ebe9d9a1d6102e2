import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the words after the program's name ask for: a command without a window, or a window, perhaps on a case. */
export type Launch =
  | { readonly kind: 'command'; readonly words: readonly string[] }
  | { readonly kind: 'window'; readonly casePath: string | null };

/** The first words that make the program a command line; the same that `npx parallax` knows. */
export const commandWords: ReadonlySet<string> = new Set([
  'new',
  'import',
  'list',
  'mark',
  'export',
  'verify',
  'sample',
  'help',
  '--help',
  '-h',
  '--version',
  '-V',
]);

/**
 * Reads the program's arguments. `argv` begins with the executable; where Electron runs the app from its folder
 * (`defaultApp`) that folder follows. Chromium's switches before the first word are passed over.
 */
export function parseCommandLine(
  argv: readonly string[],
  options: { readonly defaultApp: boolean; readonly workingFolder: string },
): Launch {
  const words = withoutSwitches(options.defaultApp ? withoutAppFolder(argv.slice(1)) : argv.slice(1));
  const first = words[0];
  if (first !== undefined && commandWords.has(first)) return { kind: 'command', words };
  return { kind: 'window', casePath: findCasePath(words, options.workingFolder) };
}

/** The first argument that names a case file, as an absolute path; file managers may give a file: URL. */
export function findCasePath(words: readonly string[], workingFolder: string): string | null {
  for (const word of words) {
    if (word.startsWith('-') || extname(word).toLowerCase() !== '.parallax') continue;
    return word.startsWith('file:') ? fromFileUrl(word) : resolve(workingFolder, word);
  }
  return null;
}

function withoutAppFolder(words: readonly string[]): readonly string[] {
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === '-r' || word === '--require') index++;
    else if (!word?.startsWith('-')) return words.slice(index + 1);
  }
  return [];
}

function withoutSwitches(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !word.startsWith('-') || commandWords.has(word));
  return first === -1 ? [] : words.slice(first);
}

function fromFileUrl(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}
