import type { Token, Tokens } from 'marked';
import type { DocumentBlock, Inline } from '#domain/report/document/document.ts';
import { line, linked, paragraphOf, strong, styled, words } from '#domain/report/document/inline.ts';
import type { MarkdownContext } from '#domain/report/document/paper.ts';
import { articleTitle, exactWords } from '#domain/report/document/sayings.ts';
import { articleOrigin, placeWords } from '#domain/report/phrases.ts';
import { referencePhrase, type ResolvedReference } from '#domain/report/references.ts';
import { webAddress } from '#domain/web-address.ts';
import { lexMarkdown, type ReferenceToken, withoutCharacterReferences } from './lex-markdown.ts';

/**
 * Reads what an analyst wrote in Markdown as blocks of a document. HTML in it is words like any others; references stand as
 * the numbers their things have, with a footnote that says on paper what the link leads to where a text first names it.
 * @param above the level of the heading under which the text stands
 */
export function readMarkdown(context: MarkdownContext, text: string, above: 1 | 2): readonly DocumentBlock[] {
  return new Reader(context, above).blocks(lexMarkdown(text));
}

class Reader {
  readonly #context: MarkdownContext;
  readonly #above: number;
  /** How deep the last heading was: no level is left out for a screen reader. */
  #last: number;
  /** What a footnote has told of already. */
  readonly #told = new Set<string>();

  constructor(context: MarkdownContext, above: number) {
    this.#context = context;
    this.#above = above;
    this.#last = above;
  }

  blocks(tokens: readonly Token[]): readonly DocumentBlock[] {
    return tokens.flatMap((token) => this.#block(token as Tokens.Generic));
  }

  #block(token: Tokens.Generic): readonly DocumentBlock[] {
    switch (token.type) {
      case 'heading': {
        const { depth, tokens } = token as Tokens.Heading;
        const level = Math.min(this.#above + depth, this.#last + 1, 4);
        this.#last = level;
        return [
          {
            kind: 'heading',
            level: level as 2 | 3 | 4,
            anchor: null,
            content: this.#line(tokens),
          },
        ];
      }
      case 'paragraph':
      case 'text':
        return [paragraphOf('body', this.#line(token.tokens ?? [token]))];
      case 'list': {
        const { ordered, start, items } = token as Tokens.List;
        return [
          {
            kind: 'list',
            ordered,
            ...(typeof start === 'number' ? { start } : {}),
            items: items.map((item) => this.blocks(item.tokens)),
          },
        ];
      }
      case 'blockquote':
        return [{ kind: 'quoted', blocks: this.blocks((token as Tokens.Blockquote).tokens) }];
      case 'code':
        return [paragraphOf('code', words((token as Tokens.Code).text))];
      case 'html':
        return [paragraphOf('body', words(token.raw.trim()))];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return [
          {
            kind: 'table',
            rowHeads: false,
            columns: header.map((cell) => ({
              head: this.#line(cell.tokens),
              width: 100 / header.length,
              ...(cell.align === 'right' ? { numbers: true as const } : {}),
            })),
            rows: rows.map((row) => row.map((cell) => [this.#line(cell.tokens)])),
          },
        ];
      }
      default:
        // Blank lines and definitions of links.
        return [];
    }
  }

  #line(tokens: readonly Token[]): readonly Inline[] {
    return tokens.flatMap((token) => this.#inline(token as Tokens.Generic));
  }

  #inline(token: Tokens.Generic): readonly Inline[] {
    const inside = (): readonly Inline[] => this.#line(token.tokens ?? []);
    switch (token.type) {
      case 'reference':
        return this.#reference(token as ReferenceToken);
      case 'strong':
        return styled({ strong: true }, inside());
      case 'em':
        return styled({ emphasis: true }, inside());
      case 'del':
        return styled({ strike: true }, inside());
      case 'codespan':
        return styled({ code: true }, words((token as Tokens.Codespan).text));
      case 'br':
        return [{ kind: 'line-break' }];
      case 'link': {
        const href = webAddress((token as Tokens.Link).href);
        const content = inside();
        return href === null ? content : [{ kind: 'link', href, content }];
      }
      case 'image': {
        const { text, href } = token as Tokens.Image;
        const address = webAddress(href);
        const content = line(words(text || href));
        return address === null ? content : [{ kind: 'link', href: address, content }];
      }
      case 'html':
        return line(words(token.raw));
      case 'escape':
        return line(words((token as Tokens.Escape).text));
      case 'checkbox':
        return line((token as Tokens.Checkbox).checked ? '☑ ' : '☐ ');
      default:
        return token.tokens ? inside() : line(words(withoutCharacterReferences((token as Tokens.Text).text)));
    }
  }

  #reference({ of, id }: ReferenceToken): readonly Inline[] {
    const resolved = this.#context.resolve({ kind: of, id });
    const phrase = referencePhrase(resolved);
    const said = line(phrase.before, phrase.words === null ? null : words(phrase.words), phrase.after);
    if (resolved.state !== 'here') return styled({ emphasis: true }, said);
    const reference = linked(resolved.anchor, strong(said));
    // A source is named where it stands, and words that stand there need no note.
    const isTold = of === 'source' || resolved.anchor === null || this.#told.has(`${of} ${id}`);
    this.#told.add(`${of} ${id}`);
    return isTold ? reference : [...reference, { kind: 'footnote', content: this.#note(resolved) }];
  }

  #note({ kind, id, label, words: said }: ReferenceHere): readonly Inline[] {
    const occurrence =
      kind === 'occurrence'
        ? this.#context.report.claims
            .flatMap(({ occurrences }) => occurrences)
            .find(({ record }) => record.id === id)
        : undefined;
    if (!occurrence) return line(`${label}: `, words(said));
    const { article, place } = occurrence;
    return line(
      `${label}: “`,
      exactWords(occurrence),
      '”, ',
      words(articleOrigin(article)),
      ', ',
      articleTitle(article),
      `, ${placeWords(place)}`,
    );
  }
}

type ReferenceHere = Extract<ResolvedReference, { readonly state: 'here' }>;
