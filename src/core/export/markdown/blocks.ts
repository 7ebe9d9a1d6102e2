import { directionOf } from '#domain/report/document/direction.ts';
import type { DocumentBlock, Inline, TableCell } from '#domain/report/document/document.ts';
import { markdownLine } from '#domain/report/markdown-text.ts';
import { lineText, type Notes } from './lines.ts';

/** A block in Markdown, without an empty line after it; empty where it has nothing to say there. */
export function blockText(notes: Notes, block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading': {
      const anchor = block.anchor === null ? '' : `<a id="${block.anchor}"></a>`;
      return `${'#'.repeat(block.level + 1)} ${anchor}${oneLine(notes, block.content)}`;
    }
    case 'paragraph':
      return paragraphText(notes, block);
    case 'facts':
      return block.facts
        .map(({ term, said }) => `- **${oneLine(notes, term)}**: ${oneLine(notes, said)}`)
        .join('\n');
    case 'list':
      return listText(notes, block);
    case 'quoted':
      return quotedText(blocksText(notes, block.blocks));
    case 'table':
      return tableText(notes, block);
    case 'contents':
      return [
        '## Contents\n',
        ...block.entries.map(
          ({ level, anchor, content }) =>
            `${'  '.repeat(level - 1)}- [${oneLine(notes, content)}](#${anchor})`,
        ),
      ].join('\n');
    case 'rule':
      return '---';
    case 'page-break':
      return '';
  }
}

/** Blocks one after another with an empty line between them. */
export function blocksText(notes: Notes, blocks: readonly DocumentBlock[]): string {
  return blocks
    .map((block) => blockText(notes, block))
    .filter((text) => text !== '')
    .join('\n\n');
}

type ParagraphBlock = Extract<DocumentBlock, { readonly kind: 'paragraph' }>;

function paragraphText(notes: Notes, { role, content, number }: ParagraphBlock): string {
  if (role === 'code') return fenced(content);
  const room = role.startsWith('article-') ? 'article' : 'line';
  const text = lineText(notes, content, room).split('\n').map(markdownLine).join('\n');
  if (text === '') return '';
  const numbered = number === undefined ? text : `<sup>¶ ${number}</sup> ${text}`;
  switch (role) {
    case 'title':
      return `# ${oneLine(notes, content)}`;
    case 'kicker':
      return `*${text}*`;
    case 'quotation':
    case 'note':
    case 'article-quotation':
      return directed(content, quotedText(numbered));
    case 'article-list-item':
      return directed(content, indented('- ', numbered));
    case 'article-heading':
      return directed(content, `<strong>${numbered}</strong>`);
    default:
      return directed(content, numbered);
  }
}

function fenced(content: readonly Inline[]): string {
  const code = content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

/** Text that is written from right to left stands in an element that says so. */
function directed(content: readonly Inline[], text: string): string {
  const plain = content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
  return directionOf(plain) === 'rtl' ? `<div dir="rtl">\n\n${text}\n\n</div>` : text;
}

const oneLine = (notes: Notes, content: readonly Inline[]): string => lineText(notes, content, 'cell');

const quotedText = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');

/** Text whose first line begins with a sign and whose further lines stand under what follows it. */
function indented(sign: string, text: string): string {
  const space = ' '.repeat(sign.length);
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? sign + line : line === '' ? '' : space + line))
    .join('\n');
}

function listText(
  notes: Notes,
  { ordered, start = 1, items }: Extract<DocumentBlock, { readonly kind: 'list' }>,
): string {
  return items
    .map((blocks, index) => indented(ordered ? `${start + index}. ` : '- ', blocksText(notes, blocks)))
    .join('\n');
}

function tableText(
  notes: Notes,
  { columns, rows }: Extract<DocumentBlock, { readonly kind: 'table' }>,
): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (paragraphs: TableCell): string =>
    paragraphs.map((content) => oneLine(notes, content)).join('<br>');
  return [
    row(columns.map(({ head }) => oneLine(notes, head))),
    row(columns.map(({ numbers }) => (numbers ? '--:' : '---'))),
    ...rows.map((cells) => row(cells.map(cell))),
  ].join('\n');
}
