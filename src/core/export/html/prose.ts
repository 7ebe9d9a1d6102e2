import type { Token, Tokens } from 'marked';
import { referencePhrase } from '#domain/report/references.ts';
import { lexMarkdown, type ReferenceToken, withoutCharacterReferences } from '../lex-markdown.ts';
import { type Markup, markup, safeHref } from './markup.ts';
import { linked, type Page } from './page.ts';
import { name } from './parts.ts';

// What an analyst wrote in Markdown, as HTML of the report's own. HTML in it is words like any others, an image is a link to where
// it is (a report loads nothing), and every paragraph has its own direction.

/** How deep the headings of the text begin, and how deep the last one was: no level is left out for a screen reader. */
type Depths = { readonly above: number; last: number };

/** Markdown as HTML. @param above the level of the heading under which the text stands, 1 to 5 */
export function markdownProse(page: Page, text: string, above: number): Markup {
  return markup`<div class="prose">
${blocks(page, lexMarkdown(text), { above, last: above })}</div>
`;
}

function blocks(page: Page, tokens: readonly Token[], depths: Depths): readonly Markup[] {
  return tokens.map((token) => block(page, token as Tokens.Generic, depths));
}

function block(page: Page, token: Tokens.Generic, depths: Depths): Markup {
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      const level = Math.min(depths.above + depth, depths.last + 1, 6);
      depths.last = level;
      return inTag(`h${level}`, inline(page, tokens));
    }
    case 'paragraph':
      return inTag('p', inline(page, (token as Tokens.Paragraph).tokens));
    case 'text':
      return markup`${inline(page, token.tokens ?? [token])}`;
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      const entries = items.map(
        (item) => markup`<li dir="auto">${blocks(page, item.tokens, depths)}</li>
`,
      );
      if (!ordered) return markup`<ul>\n${entries}</ul>\n`;
      const from = typeof start === 'number' && start !== 1 ? markup` start="${start}"` : null;
      return markup`<ol${from}>\n${entries}</ol>\n`;
    }
    case 'blockquote':
      return markup`<blockquote>\n${blocks(page, (token as Tokens.Blockquote).tokens, depths)}</blockquote>\n`;
    case 'code':
      return markup`<pre dir="auto"><code>${(token as Tokens.Code).text}</code></pre>\n`;
    case 'html':
      return inTag('p', [markup`${token.raw.trim()}`]);
    case 'hr':
      return markup`<hr>\n`;
    case 'table':
      return table(page, token as Tokens.Table);
    default:
      // Blank lines and definitions of links.
      return markup``;
  }
}

function inTag(tag: string, content: readonly Markup[]): Markup {
  return markup`${{ source: `<${tag} dir="auto">` }}${content}${{ source: `</${tag}>\n` }}`;
}

function table(page: Page, { header, rows }: Tokens.Table): Markup {
  return markup`<div class="scroll" role="region" aria-label="Table" tabindex="0">
<table>
<thead><tr>${header.map((cell) => markup`<th scope="col" dir="auto">${inline(page, cell.tokens)}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => markup`<tr>${row.map((cell) => markup`<td dir="auto">${inline(page, cell.tokens)}</td>`)}</tr>
`,
)}</tbody>
</table>
</div>
`;
}

function inline(page: Page, tokens: readonly Token[]): readonly Markup[] {
  return tokens.map((token) => span(page, token as Tokens.Generic));
}

function span(page: Page, token: Tokens.Generic): Markup {
  const inside = (): readonly Markup[] => inline(page, token.tokens ?? []);
  switch (token.type) {
    case 'reference':
      return reference(page, token as ReferenceToken);
    case 'strong':
      return markup`<strong>${inside()}</strong>`;
    case 'em':
      return markup`<em>${inside()}</em>`;
    case 'del':
      return markup`<del>${inside()}</del>`;
    case 'codespan':
      return markup`<code>${(token as Tokens.Codespan).text}</code>`;
    case 'br':
      return markup`<br>`;
    case 'link':
      return outside((token as Tokens.Link).href, inside());
    case 'image': {
      const { text, href } = token as Tokens.Image;
      return outside(href, [markup`${text || href}`]);
    }
    case 'html':
      return markup`${token.raw}`;
    case 'checkbox':
      return markup`${(token as Tokens.Checkbox).checked ? '☑ ' : '☐ '}`;
    case 'escape':
      return markup`${(token as Tokens.Escape).text}`;
    default:
      return token.tokens
        ? markup`${inside()}`
        : markup`${withoutCharacterReferences((token as Tokens.Text).text)}`;
  }
}

/** A link to the web; an address of any other kind is no link. */
function outside(url: string, content: readonly Markup[]): Markup {
  const href = safeHref(url);
  return href === null
    ? markup`${content}`
    : markup`<a href="${href}" rel="noreferrer noopener">${content}</a>`;
}

function reference(page: Page, { of, id }: ReferenceToken): Markup {
  const resolved = page.resolve({ kind: of, id });
  const { before, words, after } = referencePhrase(resolved);
  const said = markup`${before}${words === null ? null : name(words)}${after}`;
  if (resolved.state === 'missing') return markup`<span class="missing">${said}</span>`;
  return linked(resolved.state === 'here' ? resolved.anchor : null, said, 'reference');
}
