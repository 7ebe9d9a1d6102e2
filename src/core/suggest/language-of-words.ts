/** What is detected of a sentence is remembered, since claims are read again as they change. */
const mostKept = 20_000;
const kept = new Map<string, string | null>();
/** Less says too little to tell a language by. */
const fewestLetters = 20;

/** Null until the first suggestions are asked for: the detector's tables are large. */
let detect: ((text: string) => string) | null = null;

/** Makes {@link languageOfWords} able to tell languages; without, it knows only those of articles. */
export async function loadDetector(): Promise<void> {
  detect ??= (await import('tinyld')).detect;
}

/**
 * The language of a claim's sentence or of an article's words: the article's, unless there is none or the words are
 * written in another script than it is; then the one they look like, or null.
 */
export function languageOfWords(words: string, article: string | null): string | null {
  if (article !== null && isLatin(words) !== isCyrillicLanguage(article)) return article;
  let found = kept.get(words);
  if (found === undefined) {
    if (!detect) return null;
    if (kept.size >= mostKept) kept.clear();
    const letters = words.match(/\p{L}/gu)?.length ?? 0;
    found = letters < fewestLetters ? null : detect(words) || null;
    kept.set(words, found);
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
