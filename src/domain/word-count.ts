import type { Block } from './article.ts';

// Scripts that put no space between words are counted by the character, as their publishers do.
const spaceless = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
const letters = String.raw`(?:(?![${spaceless}])[\p{L}\p{N}]\p{M}*)+`;
// A mark inside a word ("don't", "1,140", "e-mail") does not part it.
const word = new RegExp(String.raw`[${spaceless}]\p{M}*|${letters}(?:['’.,-]${letters})*`, 'gu');

/** The words of an article's body; blocks that are page furniture are left out. */
export function countWords(text: string, blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.furniture) continue;
    word.lastIndex = 0;
    const body = text.slice(block.start, block.end);
    while (word.exec(body)) count += 1;
  }
  return count;
}
