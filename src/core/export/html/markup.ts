import { webAddress } from '#domain/web-address.ts';

/** A piece of HTML that is safe to write out as it is; only {@link markup} makes one. */
export type Markup = { readonly source: string };

/** What may stand in a template: a string is text and gets escaped, null is nothing. */
export type MarkupPart = Markup | string | number | null | readonly MarkupPart[];

/**
 * Writes HTML from a template in which every value that is not itself markup is escaped, for text and for quoted
 * attributes alike. Attribute values in the template must stand in double quotes.
 */
export function markup(template: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  let source = template[0] ?? '';
  parts.forEach((part, index) => {
    source += write(part) + (template[index + 1] ?? '');
  });
  return { source };
}

/** Puts pieces one after another with another piece between them. */
export function joined(parts: readonly MarkupPart[], separator: MarkupPart): Markup {
  return { source: parts.map(write).join(write(separator)) };
}

/** The address as a link's target, or null when it is none of the web. */
export const safeHref = webAddress;

function write(part: MarkupPart): string {
  if (part === null) return '';
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  if ('source' in part) return part.source;
  return part.map(write).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (character) => entities[character] ?? character)
      // HTML has no way to write these; the parser would drop or change them.
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\uFFFD')
  );
}
