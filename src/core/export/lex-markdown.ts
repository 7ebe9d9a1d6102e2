import { Marked, type Token } from 'marked';
import type { Reference } from '#domain/report/references.ts';

/** A reference in lexed Markdown. */
export type ReferenceToken = { readonly type: 'reference'; readonly raw: string } & {
  readonly of: Reference['kind'];
  readonly id: string;
};

const marked = new Marked({
  gfm: true,
  extensions: [
    {
      name: 'reference',
      level: 'inline',
      start: (text: string) => {
        const at = text.indexOf('[[');
        return at === -1 ? undefined : at;
      },
      tokenizer: (text: string) => {
        const [raw, of, id] = /^\[\[(claim|source|occurrence):([^\s[\]]{1,100})\]\]/.exec(text) ?? [];
        return raw === undefined ? undefined : { type: 'reference', raw, of, id };
      },
    },
  ],
});

/** The tokens of what an analyst wrote in Markdown; a reference to a thing of the case is a token of its own. */
export function lexMarkdown(text: string): readonly Token[] {
  return marked.lexer(text);
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Words as a lexer of Markdown gives them, with the character references that people write as what they stand for. */
export function withoutCharacterReferences(words: string): string {
  return words.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '\ufffd';
  });
}
