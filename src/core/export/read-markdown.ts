import type { Token, Tokens } from 'marked';
import { assertNever } from '#domain/assert-never.ts';
import type { DocumentBlock, Inline } from '#domain/report/document/document.ts';
import {
  line,
  linked,
  type Said,
  paragraphOf,
  strong,
  styled,
  words,
} from '#domain/report/document/inline.ts';
import type { Paper } from '#domain/report/document/paper.ts';
import { articleTitle, exactWords, webAddress } from '#domain/report/document/sayings.ts';
import { articleOrigin, placeWords } from '#domain/report/phrases.ts';
import { lexMarkdown, type ReferenceToken, withoutCharacterReferences } from './lex-markdown.ts';

/** What references in a text lead to. */
type Known = Pick<Paper, 'report' | 'anchors'>;

/**
 * Reads what an analyst wrote in Markdown as blocks of a document. HTML in it is words like any others; references stand as
 * the numbers their things have, with a footnote that says on paper what the link leads to where a text first names it.
 */
export function readMarkdown(known: Known, text: string): readonly DocumentBlock[] {
  return new Reader(known).blocks(lexMarkdown(text));
}

class Reader {
  readonly #known: Known;
  /** What a footnote has told of already. */
  readonly #told = new Set<string>();

  constructor(known: Known) {
    this.#known = known;
  }

  blocks(tokens: readonly Token[]): readonly DocumentBlock[] {
    return tokens.flatMap((token) => this.#block(token as Tokens.Generic));
  }

  #block(token: Tokens.Generic): readonly DocumentBlock[] {
    switch (token.type) {
      case 'heading': {
        const { depth, tokens } = token as Tokens.Heading;
        // The part has the heading of the first level.
        return [
          {
            kind: 'heading',
            level: Math.min(depth + 1, 4) as 2 | 3 | 4,
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
      case 'checkbox':
        return line((token as Tokens.Checkbox).checked ? '☑ ' : '☐ ');
      default:
        return token.tokens ? inside() : line(words(withoutCharacterReferences((token as Tokens.Text).text)));
    }
  }

  #reference({ raw, of, id }: ReferenceToken): readonly Inline[] {
    const { report, anchors } = this.#known;
    const missing = styled({ emphasis: true }, `[${of} not in this report]`);
    switch (of) {
      case 'claim': {
        const claim = report.claims.find(({ record }) => record.id === id);
        if (!claim) return missing;
        return line(
          linked(anchors.claim(claim.number), strong(`C${claim.number}`)),
          this.#note(raw, `C${claim.number}: `, words(claim.record.text)),
        );
      }
      case 'source': {
        const source = report.sources.find(({ record }) => record.id === id);
        return source ? linked(anchors.source(source.number, id), words(source.record.name)) : missing;
      }
      case 'occurrence': {
        const occurrence = report.claims
          .flatMap(({ occurrences }) => occurrences)
          .find(({ record }) => record.id === id);
        if (!occurrence) return missing;
        const { article, label, place } = occurrence;
        return line(
          linked(anchors.occurrence(occurrence), strong(label)),
          this.#note(
            raw,
            `${label}: “`,
            exactWords(occurrence),
            '”, ',
            words(articleOrigin(article)),
            ', ',
            articleTitle(article),
            `, ${placeWords(place)}`,
          ),
        );
      }
      default:
        return assertNever(of);
    }
  }

  #note(key: string, ...said: readonly Said[]): Inline | null {
    if (this.#told.has(key)) return null;
    this.#told.add(key);
    return { kind: 'footnote', content: line(...said) };
  }
}
