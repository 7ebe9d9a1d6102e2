import { directionOf } from '#domain/report/document/direction.ts';
import type { Inline, MarkComment, TextStyle } from '#domain/report/document/document.ts';
import { markdownWords } from '#domain/report/markdown-text.ts';

/** What is gathered while a text is written and comes after it. */
export type Notes = {
  /** The occurrences whose words were marked, by the name of their footnote. */
  readonly marks: Map<string, MarkComment>;
  /** The footnotes' lines. */
  readonly footnotes: (readonly Inline[])[];
};

/** Where a line stands: in an article's own text, in the report's, or where no line can be broken, such as a table's cell. */
export type Room = 'article' | 'line' | 'cell';

/** The name of the footnote of an occurrence. */
export const markNote = (key: string): string => `c${key}`;

/** A line in Markdown. */
export function lineText(notes: Notes, content: readonly Inline[], room: Room): string {
  let text = '';
  for (const inline of content) {
    switch (inline.kind) {
      case 'text':
        text += textPieces(inline, room);
        break;
      case 'line-break':
        text += lineBreak(room);
        break;
      case 'link':
        text += `[${lineText(notes, inline.content, 'cell')}](<${inline.href}>)`;
        break;
      case 'reference':
        text += `[${lineText(notes, inline.content, 'cell')}](#${inline.anchor})`;
        break;
      case 'anchor':
        text += `<a id="${inline.anchor}"></a>`;
        break;
      case 'footnote':
        notes.footnotes.push(inline.content);
        text += `[^n${notes.footnotes.length}]`;
        break;
      case 'mark-start':
        break;
      case 'mark-end':
        notes.marks.set(markNote(inline.comment.key), inline.comment);
        text += `[^${markNote(inline.comment.key)}]`;
        break;
    }
  }
  return text.trim();
}

const lineBreak = (room: Room): string => (room === 'cell' ? '<br>' : '\\\n');

type TextInline = Extract<Inline, { readonly kind: 'text' }>;

function textPieces(inline: TextInline, room: Room): string {
  return inline.text
    .split(/\s*[\r\n]\s*/)
    .map((part) => textPiece(inline, part, room))
    .join(inline.style?.code ? ' ' : lineBreak(room));
}

function textPiece({ lang, style, mark }: TextInline, part: string, room: Room): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? [];
  if (inside === '') return part === '' ? '' : ' ';
  let text = style?.code ? codeSpan(inside) : styledText(inside, style);
  // A name's own direction is kept apart from that of the words around it.
  if (room !== 'article' && lang !== undefined && directionOf(inside) === 'rtl') text = `<bdi>${text}</bdi>`;
  if (style?.raised) text = `<sup>${text}</sup>`;
  if (mark) text = `<mark>${text}</mark>`;
  return (before === '' ? '' : ' ') + text + (after === '' ? '' : ' ');
}

function codeSpan(text: string): string {
  // In a table a bar parts cells even within code.
  if (/[`|]/.test(text)) return `<code>${markdownWords(text)}</code>`;
  return `\`${text.replace(/[\0-\x08\x0e-\x1f\x7f]/g, '\uFFFD').replace(/\s+/g, ' ')}\``;
}

function styledText(inside: string, style: TextStyle = {}): string {
  let text = markdownWords(inside);
  // Signs beside a delimiter can keep it from being one; tags have no such rules.
  const isPlain = /^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/su.test(inside);
  if (style.strike) text = isPlain ? `~~${text}~~` : `<del>${text}</del>`;
  if (style.emphasis) text = isPlain && !style.strike ? `*${text}*` : `<em>${text}</em>`;
  if (style.strong)
    text = isPlain && !style.strike && !style.emphasis ? `**${text}**` : `<strong>${text}</strong>`;
  return text;
}
