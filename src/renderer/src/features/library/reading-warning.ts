import { encodings, type ReadingWarning } from '#domain/article-reading.ts';
import { assertNever } from '#domain/assert-never.ts';

/** What a reading had to do to the bytes, or could not settle, in a sentence for the analyst. */
export function warningSentence({ code, detail }: ReadingWarning): string {
  switch (code) {
    case 'encoding-guessed':
      return `The encoding, ${encodingName(detail)}, is a guess from the letters: look whether the text reads well.`;
    case 'encoding-mismatch':
      return `The page names another encoding than the one its bytes are in (${detail}).`;
    case 'undecodable-bytes':
      return `${count(detail, 'byte means', 'bytes mean')} nothing in this encoding and ${detail === '1' ? 'stands' : 'stand'} as �. Another encoding may fit.`;
    case 'control-characters':
      return `${count(detail, 'NUL or other control character was', 'NUL or other control characters were')} replaced by spaces.`;
    case 'whole-page':
      return 'No article was recognised in the page, so all of its visible text was taken.';
    case 'nesting-flattened':
      return `${count(detail, 'element is', 'elements are')} nested deeper than any page needs and ${detail === '1' ? 'was' : 'were'} flattened.`;
    case 'date-ambiguous':
      return `“${detail}” can be read as two dates, so none is proposed.`;
    case 'markdown-as-text':
      return 'The Markdown is nested too deeply to be parsed, so it was read as plain text.';
    default:
      return assertNever(code);
  }
}

function count(detail: string, one: string, many: string): string {
  return `${Number(detail).toLocaleString('en')} ${detail === '1' ? one : many}`;
}

function encodingName(label: string): string {
  return encodings.find((encoding) => encoding.label === label)?.name ?? label;
}
