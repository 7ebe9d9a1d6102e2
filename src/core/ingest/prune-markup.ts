import { Failure } from '#domain/failure.ts';

// A pass over raw HTML before it is parsed, for time only: building a document takes time in the square of its depth, and
// scripts and styles are most of a page. What is safe to keep is decided later, on the parsed document.

const maxDepth = 256;
const maxElements = 250_000;

const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const dropped = new Set('script style iframe noembed noframes xmp'.split(' '));
const rawText = new Set([...dropped, 'textarea', 'title']);
/** Elements whose start tag ends an open one of the same name when that is the innermost. */
const selfClosing = new Set('p li dt dd tr td th option optgroup thead tbody tfoot rp rt'.split(' '));
const blockNames =
  /^(?:p|div|section|article|main|header|footer|aside|nav|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|td|th|blockquote|pre|figure|center|form)$/u;

const tagName = /[a-z][^\s/>]*/iy;

/** HTML without comments, scripts (structured data excepted), styles and nesting beyond 256 levels; `flattened` counts tags. */
export function pruneMarkup(html: string): { readonly html: string; readonly flattened: number } {
  const kept: string[] = [];
  const stack: { readonly name: string; readonly kept: boolean }[] = [];
  let depth = 0;
  let flattened = 0;
  let elements = 0;
  let copied = 0;
  const replace = (from: number, to: number, replacement: string): void => {
    kept.push(html.slice(copied, from), replacement);
    copied = to;
  };
  const paragraphBreak = (name: string): string => (blockNames.test(name) ? '<br><br>' : '');

  let at = html.indexOf('<');
  while (at >= 0) {
    let next = at + 1;
    if (html.startsWith('!--', at + 1)) {
      const end = html.indexOf('-->', at + 2);
      next = end < 0 ? html.length : end + 3;
      replace(at, next, '');
    } else {
      const isEnd = html.charAt(at + 1) === '/';
      tagName.lastIndex = at + (isEnd ? 2 : 1);
      const name = tagName.exec(html)?.[0].toLowerCase();
      if (name !== undefined) {
        next = findTagEnd(html, at + 1 + name.length);
        // The parser drops a tag that is never closed, and all after it.
        if (next < 0) break;
        if (isEnd) {
          const index = findOpen(stack, name);
          const closed = index < 0 ? [] : stack.splice(index);
          depth -= closed.filter((element) => element.kept).length;
          if (closed[0]?.kept === false) replace(at, next, paragraphBreak(name));
        } else {
          elements++;
          if (rawText.has(name)) {
            const isData = name === 'script' && /application\/ld\+json/iu.test(html.slice(at, next));
            const start = at;
            next = findRawTextEnd(html, name, next);
            if (dropped.has(name) && !isData) replace(start, next, '');
          } else if (!voidElements.has(name) && html.charAt(next - 2) !== '/') {
            if (selfClosing.has(name) && stack.at(-1)?.name === name && stack.pop()?.kept === true) depth--;
            const keep = depth < maxDepth;
            stack.push({ name, kept: keep });
            if (keep) depth++;
            else {
              flattened++;
              replace(at, next, paragraphBreak(name));
            }
          }
        }
      }
    }
    if (elements > maxElements) {
      throw new Failure(
        'import.too-large',
        `The page has more than ${maxElements} elements. Copy the article itself out of it and paste that.`,
        { elements, limit: maxElements },
      );
    }
    at = html.indexOf('<', next);
  }
  kept.push(html.slice(copied));
  return { html: kept.join(''), flattened };
}

/** The offset after the tag's `>`, which may also stand inside a quoted value; -1 when the tag is never closed. */
function findTagEnd(html: string, from: number): number {
  for (let i = from; i < html.length; i++) {
    const character = html.charAt(i);
    if (character === '>') return i + 1;
    if (character !== '=') continue;
    while (/\s/u.test(html.charAt(i + 1))) i++;
    const quote = html.charAt(i + 1);
    if (quote !== '"' && quote !== "'") continue;
    i = html.indexOf(quote, i + 2);
    if (i < 0) return -1;
  }
  return -1;
}

function findRawTextEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  close.lastIndex = from;
  const end = close.exec(html)?.index ?? -1;
  const after = end < 0 ? -1 : html.indexOf('>', end);
  return after < 0 ? html.length : after + 1;
}

/** The innermost open element of that name, looked for among the nearest 300; -1 when there is none. */
function findOpen(stack: readonly { readonly name: string }[], name: string): number {
  for (let i = stack.length - 1; i >= 0 && i >= stack.length - 300; i--) {
    if (stack[i]?.name === name) return i;
  }
  return -1;
}
