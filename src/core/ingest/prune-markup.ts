import { Failure } from '#domain/failure.ts';

// A pass over raw HTML before it is parsed, for time only: building a document takes time in the square of its depth, and
// scripts and styles are most of a page. What is safe to keep is decided later, on the parsed document.

const maxDepth = 128;
const maxElements = 60_000;
/** A longer tag has data in its attributes, which nobody reads, and attributes too cost time in their square. */
const maxTagLength = 4000;

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

/**
 * HTML without comments, scripts (structured data excepted), styles, nesting beyond 128 levels and long runs of `<br>`;
 * `flattened` counts the tags taken out for their depth.
 * @throws Failure `import.too-large` when the page has more elements than any article needs.
 */
export function pruneMarkup(html: string): { readonly html: string; readonly flattened: number } {
  const kept: string[] = [];
  const stack: { readonly name: string; readonly kept: boolean }[] = [];
  let depth = 0;
  let flattened = 0;
  let elements = 0;
  let copied = 0;
  let breaks = 0;
  let passed = 0;

  const replace = (from: number, to: number, replacement = ''): void => {
    kept.push(html.slice(copied, from), replacement);
    copied = to;
  };
  /** Takes out a tag that lies too deep; where it parted blocks, a break has to part them now. */
  const flatten = (name: string, from: number, to: number): void => {
    const parts = blockNames.test(name) && breaks === 0;
    if (parts) breaks = 2;
    replace(from, to, parts ? '<br><br>' : '');
  };
  const close = (name: string, from: number, to: number): void => {
    const index = findOpen(stack, name);
    if (index < 0) return;
    const closed = stack.splice(index);
    depth -= closed.filter((element) => element.kept).length;
    if (closed[0]?.kept === false) flatten(name, from, to);
  };
  const open = (name: string, from: number, to: number): void => {
    if (name === 'br' && ++breaks > 2) {
      replace(from, to);
      return;
    }
    if (voidElements.has(name) || html.charAt(to - 2) === '/') {
      if (to - from > maxTagLength) replace(from, to);
      return;
    }
    if (selfClosing.has(name) && stack.at(-1)?.name === name && stack.pop()?.kept === true) depth--;
    const keep = depth < maxDepth;
    stack.push({ name, kept: keep });
    if (keep) {
      depth++;
      if (to - from > maxTagLength) replace(from, to, `<${name}>`);
    } else {
      flattened++;
      flatten(name, from, to);
    }
  };

  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', passed)) {
    if (/\S/u.test(html.slice(passed, at))) breaks = 0;
    passed = at + 1;
    if (html.startsWith('!--', at + 1)) {
      const end = html.indexOf('-->', at + 2);
      passed = end < 0 ? html.length : end + 3;
      replace(at, passed);
      continue;
    }
    const isEnd = html.charAt(at + 1) === '/';
    tagName.lastIndex = at + (isEnd ? 2 : 1);
    const name = tagName.exec(html)?.[0].toLowerCase();
    if (name === undefined) continue;
    const tagEnd = findTagEnd(html, at + 1 + name.length);
    // The parser drops a tag that is never closed, and all after it.
    if (tagEnd < 0) break;
    passed = tagEnd;
    if (isEnd) {
      close(name, at, tagEnd);
    } else if (rawText.has(name)) {
      passed = findRawTextEnd(html, name, tagEnd);
      const isData = name === 'script' && /application\/ld\+json/iu.test(html.slice(at, tagEnd));
      if (dropped.has(name) && !isData) replace(at, passed);
    } else {
      open(name, at, tagEnd);
      if (++elements > maxElements) {
        throw new Failure(
          'import.too-large',
          `The page has more than ${maxElements} elements. Copy the article itself out of it and paste that.`,
          { elements, limit: maxElements, rule: 'elements' },
        );
      }
    }
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
