import type { Database } from 'better-sqlite3';
import { getText } from '../db/content-rows.ts';
import { hasArticleWithoutLanguage } from '../db/suggestion-rows.ts';

/** What was detected is remembered by the text's hash, or by the words: claims are read again as they change. */
const mostKept = 20_000;
const kept = new Map<string, string | null>();
/** So much of an article tells its language; less letters than these tell none. */
const sampleLength = 500;
const fewestLetters = 20;
/** Null until an article states no language: the detector's tables take a third of a second to load. */
let detect: ((text: string) => string) | null = null;

/** Makes languages known that articles of the case do not state; without such articles it does nothing. */
export async function loadDetector(db: Database): Promise<void> {
  if (!detect && hasArticleWithoutLanguage(db)) detect = (await import('tinyld')).detect;
}

/** The language of an article as the analyst gave it, else as its text looks; null when neither tells. */
export function languageOfArticle(
  db: Database,
  { language, textSha256 }: { readonly language: string | null; readonly textSha256: string },
): string | null {
  return language ?? detected(textSha256, () => getText(db, textSha256).slice(0, sampleLength));
}

/**
 * The language of a claim's sentence or of an article's words: the article's, unless they are written in another script
 * than it is; then the one they look like, or null.
 */
export function languageOfWords(words: string, article: string | null): string | null {
  if (article === null || isLatin(words) !== isCyrillicLanguage(article)) return article;
  return detected(words, () => words);
}

function detected(key: string, read: () => string): string | null {
  let found = kept.get(key);
  if (found === undefined) {
    if (!detect) return null;
    if (kept.size >= mostKept) kept.clear();
    const text = read();
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    found = letters < fewestLetters ? null : detect(text) || null;
    kept.set(key, found);
  }
  return found;
}

/** Most letters are Latin ones. */
function isLatin(words: string): boolean {
  const latin = words.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const cyrillic = words.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return latin >= cyrillic;
}

function isCyrillicLanguage(tag: string): boolean {
  return /^(?:ru|uk|be|bg|sr|mk|kk|mn)\b/iu.test(tag);
}
