/**
 * Words as Markdown (CommonMark, and what GitHub adds to it) that reads as these words, whatever they hold; on one line. No more is
 * escaped than has to be, since people edit what comes of it.
 */
export function markdownText(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|@]/g, '\\$&')
    .replace(/(?<=https?|ftp):(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
