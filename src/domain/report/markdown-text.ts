/**
 * Words as Markdown that reads as these words, whatever they hold; on one line. No more is escaped than has to be, since people
 * edit what comes of it.
 */
export function markdownText(words: string): string {
  return markdownLine(markdownWords(words.trim()));
}

/**
 * Words within a line as Markdown: nothing in them begins a construct of CommonMark, or of GitHub's tables, footnotes, mathematics,
 * mentions and bare addresses. White space of any kind becomes single spaces.
 */
export function markdownWords(words: string): string {
  return (
    words
      .replace(/[\0-\x08\x0e-\x1f\x7f]/g, '\uFFFD')
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>&~|$@#]/g, '\\$&')
      .replace(/(?<=https?|ftp):(?=\/\/)|(?<=www)\./gi, '\\$&')
      // An exclamation mark before a link would make a picture of it.
      .replace(/!$/, '\\!')
  );
}

/** A line whose beginning could be taken for a heading, an item, a rule or part of a table, as plain words. */
export function markdownLine(line: string): string {
  return line
    .replace(/^\s+/, '')
    .replace(/^[#+=:-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
