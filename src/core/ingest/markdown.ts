import { readFragment, type FragmentReading } from './html.ts';
import type { PageMetadata } from './page-metadata.ts';
import { cleanAuthors } from './page-metadata.ts';
import { cleanLine, findDate, findHttpUrl, findLanguageTag, findMachineDate } from './proposal.ts';

const delimiter = /^---[ \t]*$/u;
const field = /^([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*)$/u;

const unquote = (value: string): string =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/u, '$2')
    .trim();

/**
 * Parts the block of `key: value` lines that many Markdown files begin with from the text. Lists are `[a, b]` or lines
 * of `- a`; anything deeper is passed over. A text that begins with a dividing line instead has no fields.
 */
export function splitFrontMatter(text: string): {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
} {
  const fields = new Map<string, string[]>();
  const lines = text.split('\n', 200);
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)[ \t]*$/u.test(line));
  if (!delimiter.test(lines[0] ?? '') || end < 0) return { fields, body: text };
  let key: string | null = null;
  for (const line of lines.slice(1, end)) {
    const found = field.exec(line);
    if (found?.[1] !== undefined) {
      key = found[1].toLowerCase();
      const value = (found[2] ?? '').trim();
      const list = /^\[(.*)\]$/u.exec(value)?.[1];
      fields.set(
        key,
        (list === undefined ? [value] : list.split(',')).map(unquote).filter((part) => part !== ''),
      );
    } else if (key !== null && /^\s*-\s+\S/u.test(line)) {
      fields.get(key)?.push(unquote(line.replace(/^\s*-\s+/u, '')));
    } else if (line.trim() !== '' && !/^(?:\s|#)/u.test(line)) {
      return { fields: new Map(), body: text };
    }
  }
  if (fields.size === 0) return { fields, body: text };
  const from = lines.slice(0, end + 1).reduce((length, line) => length + line.length + 1, 0);
  return { fields, body: text.slice(from) };
}

/** What front matter says of the article. */
export async function readFrontMatter(fields: ReadonlyMap<string, readonly string[]>): Promise<PageMetadata> {
  const values = (...names: readonly string[]): readonly string[] =>
    names.map((name) => fields.get(name)).find((found) => found !== undefined && found.length > 0) ?? [];
  const [date] = values('date', 'published', 'published_on', 'publishdate', 'pubdate');
  const language = findLanguageTag(values('lang', 'language', 'locale')[0]);
  const written = findMachineDate(date) ?? (date === undefined ? null : await findDate(date, language));
  return {
    title: cleanLine(values('title', 'headline').join(', ')),
    authors: cleanAuthors(values('authors', 'author', 'by')),
    publisher: cleanLine(values('publisher', 'publication', 'site', 'source')[0]),
    url: findHttpUrl(values('url', 'link', 'canonical', 'canonical_url', 'source_url')[0]),
    publishedOn:
      typeof written === 'object' && written !== null
        ? written.kind === 'day'
          ? written.day
          : null
        : written,
    language,
  };
}

/** Lists nested by the hundred take the parser minutes. */
const deepList = /^ {200,}(?:[-*+]|\d+[.)]) /mu;

/** Renders Markdown (CommonMark with GitHub's additions) and reads its blocks; null when the parser gives up on it. */
export async function readMarkdownBody(body: string): Promise<FragmentReading | null> {
  const { Marked } = await import('marked');
  if (deepList.test(body)) return null;
  let html: string;
  try {
    html = new Marked({ gfm: true, async: false }).parse(body) as string;
  } catch (error) {
    // Quotations or lists nested by the thousand exhaust the parser's stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
  return readFragment(html);
}
