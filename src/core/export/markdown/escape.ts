/**
 * Words of a case as Markdown shows them, whatever they are: nothing in them begins a construct of CommonMark, of GitHub's
 * tables, footnotes, mathematics, mentions or bare addresses. White space of any kind becomes single spaces.
 */
export function escaped(text: string): string {
  return (
    text
      .replace(/[\0-\x08\x0e-\x1f\x7f]/g, '\uFFFD')
      .replace(/[ \t\r\n\v\f]+/g, ' ')
      .replace(/[\\`*_[\]<>&~|$@]/g, '\\$&')
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
      // An exclamation mark before a link would make a picture of it.
      .replace(/!$/, '\\!')
  );
}

/** A line whose beginning could be taken for a heading, an item, a rule or part of a table, made plain words. */
export function plainStart(line: string): string {
  return line
    .replace(/^\s+/, '')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^[#+=:-]/, '\\$&');
}
