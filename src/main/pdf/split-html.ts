/**
 * A part of a report as a document of its own. All texts here hold one character for each byte, so that no letter of the report is
 * ever cut or decoded; markup is ASCII.
 */
export type HtmlPart = {
  readonly html: string;
  /** What can be linked to in it. */
  readonly ids: ReadonlySet<string>;
  /** To what it links within the report. */
  readonly targets: ReadonlySet<string>;
};

/** The address by which a part links to a place in another; what comes from articles can only link to the web. */
export const partLink = 'parallax-part:';

/** Markup that is not written as the report writes it, so that nobody can say where it may be cut. */
export class NotOurHtml extends Error {}

type Open = { readonly name: string; readonly tag: string; readonly mayBeCut: boolean; head: string };

const token =
  /<!--[^]*?-->|<!(?!--)[^>]*>|<(style|script)\b[^>]*>[^]*?<\/\1>|<(?!style\b|script\b)(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/y;
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
// Repeated in each part of a table.
const tableHeads = new Set(['caption', 'colgroup', 'thead']);
const blocks = new Set('article blockquote div dl figure li ol p section table tr ul'.split(' '));
// What a heading is, belongs to what follows.
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'header']);

/**
 * Cuts a report between things that stand one after another, as soon as a part has its size: first between sections, sheets and
 * articles, and within them where that comes too late. What is open at a cut is closed there and opened again without its id, a table
 * with its head. The parts in their order hold all that the report does, each once.
 * @param pieces the HTML, one character for each byte
 * @param size about how many bytes a part has
 * @throws NotOurHtml
 */
export async function* splitHtml(
  pieces: AsyncIterable<string>,
  size: number,
): AsyncGenerator<HtmlPart, void, undefined> {
  const stack: Open[] = [];
  let html = '';
  let preamble = '';
  let before = 0;
  let lastClosed = '';
  let headFrom = 0;
  let ids = new Set<string>();
  let targets = new Set<string>();

  const mayCutBefore = (name: string): boolean => {
    const written = html.length - before;
    if (written < size || !blocks.has(name) || headings.has(lastClosed)) return false;
    const within = stack.slice(2);
    if (within.length === 0 || within.some((open) => !open.mayBeCut)) return false;
    const isTable = ['table', 'tbody'].includes(within.at(-1)?.name ?? '');
    if (isTable !== (name === 'tr')) return false;
    return written >= 1.5 * size || within.every((open) => open.name === 'main' || open.name === 'section');
  };
  const cut = (): HtmlPart => {
    const closing = stack
      .toReversed()
      .map(({ name }) => `</${name}>`)
      .join('\n');
    const part = { html: `${html}${closing}\n`, ids, targets };
    html =
      preamble +
      stack
        .slice(2)
        .map(({ tag, head }) => tag.replace(/\s(?:id|aria-labelledby)="[^"]*"/g, '') + head)
        .join('');
    before = html.length;
    lastClosed = '';
    ids = new Set();
    targets = new Set();
    return part;
  };
  const opened = (name: string, tag: string): void => {
    const parent = stack.at(-1)?.name;
    const id = /\sid="([\w-]+)"/.exec(tag)?.[1];
    if (id !== undefined) ids.add(id);
    const target = name === 'a' ? /\shref="#([\w-]+)"/.exec(tag)?.[1] : undefined;
    if (target !== undefined) targets.add(target);
    if (parent === 'table' && tableHeads.has(name)) headFrom = html.length;
    html += tag;
    if (!empty.has(name) && !tag.endsWith('/>'))
      stack.push({ name, tag, mayBeCut: canBeCut(name, tag), head: '' });
    if (name === 'body') {
      preamble = html.replace(/<script\b[^>]*>[^]*?<\/script>/g, '');
      before = html.length;
    }
  };
  const closed = (name: string, tag: string): void => {
    if (stack.pop()?.name !== name) throw new NotOurHtml(`</${name}>`);
    html += tag;
    lastClosed = name;
    const parent = stack.at(-1);
    if (parent?.name === 'table' && tableHeads.has(name))
      parent.head += html.slice(headFrom).replace(/\sid="[^"]*"/g, '');
  };

  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    let at = 0;
    for (;;) {
      const tagAt = rest.indexOf('<', at);
      token.lastIndex = tagAt;
      const found = tagAt === -1 ? null : token.exec(rest);
      html += rest.slice(at, tagAt === -1 ? undefined : tagAt);
      at = tagAt === -1 ? rest.length : tagAt;
      if (!found) break;
      const [tag, , slash, name] = found;
      if (name === undefined) html += tag;
      else if (slash === '/') closed(name, tag);
      else {
        if (mayCutBefore(name)) yield cut();
        opened(name, tag);
      }
      at += tag.length;
    }
    rest = rest.slice(at);
  }
  if (rest !== '' || stack.length > 0) throw new NotOurHtml(stack.at(-1)?.name ?? 'an unfinished tag');
  yield { html, ids, targets };
}

/** Whether what stands in an element can be parted between pages of their own and looks and counts as before. */
function canBeCut(name: string, tag: string): boolean {
  const classes = (/\sclass="([^"]*)"/.exec(tag)?.[1] ?? '').split(' ');
  const isOf = (...some: readonly string[]): boolean => some.some((one) => classes.includes(one));
  switch (name) {
    case 'main':
    case 'section':
    case 'table':
    case 'tbody':
      return true;
    case 'article':
    case 'div':
      return isOf('sheet', 'full-text', 'profile', 'columns', 'scroll');
    case 'ol':
    case 'ul':
    case 'dl':
      // Others have numbers that would begin anew.
      return isOf('occurrences', 'alone', 'hash-list');
    default:
      return false;
  }
}

/**
 * Has a part link to the places that stand in other parts, and has Chromium note the places that other parts link to: it notes only
 * those that a link of the same document names, so there is one that is not shown.
 * @param isElsewhere whether a place stands in another part
 * @param wanted the places in this part to which others link
 */
export function linkParts(
  html: string,
  isElsewhere: (id: string) => boolean,
  wanted: readonly string[],
): string {
  const linked = html.replace(
    new RegExp(token.source, 'g'),
    (tag: string, _raw: unknown, _slash: unknown, name: string | undefined) =>
      name === 'a'
        ? tag.replace(/(\shref=")#([\w-]+)"/, (link: string, start: string, id: string) =>
            isElsewhere(id) ? `${start}${partLink}${id}"` : link,
          )
        : tag,
  );
  const end = linked.lastIndexOf('</body>');
  const anchors = wanted.map((id) => `<a href="#${id}"></a>`).join('');
  return `${linked.slice(0, end)}<div hidden>${anchors}</div>${linked.slice(end)}`;
}

/** The document for the heads and feet of so many pages, with the title and the style of the report; there is nothing else on them. */
export function emptyPages(html: string, count: number): string {
  const head = html.slice(0, html.indexOf('<body'));
  const title = /<title>[^]*?<\/title>/.exec(head)?.[0] ?? '';
  const style = /<style>[^]*?<\/style>/.exec(head)?.[0] ?? '';
  const pages = '<div class="empty-page"></div>'.repeat(count);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${title}${style}
<style>html, body { background: none } .empty-page { height: 1px; break-after: page } .empty-page:last-child { break-after: auto }</style></head>
<body>${pages}</body></html>
`;
}
