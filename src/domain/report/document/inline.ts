import { closedText } from './direction.ts';
import type { DocumentBlock, Inline, Language, ParagraphRole, TableColumn, TextStyle } from './document.ts';

/** What a line is made of: a string is the report's own words, null is nothing. */
export type Said = string | number | Inline | null | readonly Said[];

/** A line of all that is said, one after another. */
export function line(...said: readonly Said[]): readonly Inline[] {
  const inlines: Inline[] = [];
  put(inlines, said);
  return inlines;
}

function put(inlines: Inline[], said: readonly Said[]): void {
  for (const each of said) {
    if (each === null || each === '') continue;
    if (typeof each === 'string' || typeof each === 'number')
      inlines.push({ kind: 'text', text: String(each) });
    else if (isList(each)) put(inlines, each);
    else inlines.push(each);
  }
}

const isList = (said: Said): said is readonly Said[] => Array.isArray(said);

/** Words of the case, such as a name, in whatever language they are. */
export function words(text: string, lang: Exclude<Language, undefined> = null): Inline {
  return { kind: 'text', text: closedText(text), lang };
}

/** What is said, set apart. */
export function styled(style: TextStyle, ...said: readonly Said[]): readonly Inline[] {
  return line(...said).map((inline): Inline => {
    switch (inline.kind) {
      case 'text':
        return { ...inline, style: { ...inline.style, ...style } };
      case 'link':
      case 'reference':
        return { ...inline, content: styled(style, inline.content) };
      default:
        return inline;
    }
  });
}

/** What is said, in bold. */
export const strong = (...said: readonly Said[]): readonly Inline[] => styled({ strong: true }, ...said);
/** What is said, smaller and paler. */
export const fine = (...said: readonly Said[]): readonly Inline[] => styled({ fine: true }, ...said);
/** What is read letter by letter. */
export const code = (text: string): readonly Inline[] => styled({ code: true }, words(text));

/** What is said, leading to an anchor of the document; where there is none it stands by itself. */
export function linked(anchor: string | null, ...said: readonly Said[]): readonly Inline[] {
  const content = line(...said);
  return anchor === null ? content : [{ kind: 'reference', anchor, content }];
}

/** A place that references lead to. */
export const anchor = (name: string): Inline => ({ kind: 'anchor', anchor: name });

/** What is said of several things, with something between them. */
export function joined(parts: readonly Said[], separator: Said): readonly Inline[] {
  return line(...parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

/** A paragraph of the report's own. */
export function paragraph(...said: readonly Said[]): DocumentBlock {
  return paragraphOf('body', ...said);
}

/** A paragraph of a role. */
export function paragraphOf(role: ParagraphRole, ...said: readonly Said[]): DocumentBlock {
  return { kind: 'paragraph', role, content: line(...said) };
}

/** What an analyst wrote beside something, with its line breaks; nothing where it is empty. */
export function prose(text: string, role: ParagraphRole = 'note'): readonly DocumentBlock[] {
  return text.trim() === '' ? [] : [paragraphOf(role, words(text.trim()))];
}

/** A heading. */
export function heading(
  level: 1 | 2 | 3 | 4,
  anchorName: string | null,
  ...said: readonly Said[]
): DocumentBlock {
  return { kind: 'heading', level, anchor: anchorName, content: line(...said) };
}

/** Items of a list, each one line. */
export function listOf(items: readonly Said[]): DocumentBlock {
  return { kind: 'list', ordered: false, items: items.map((item) => [paragraph(item)]) };
}

/** A column with its head. */
export function column(head: string, width: number, numbers = false): TableColumn {
  return { head: line(head), width, ...(numbers ? { numbers: true as const } : {}) };
}
