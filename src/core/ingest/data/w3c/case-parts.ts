import type { CaseJson } from '#contract/case-json.ts';
import type { CodePointIndex } from '#domain/code-points.ts';
import type { Span } from '#domain/span.ts';

type List = 'articles' | 'claims' | 'occurrences' | 'sources' | 'relations';
/** A record of one of the case's lists. */
export type Item<Name extends List> = CaseJson[Name][number];

/** What is gathered of a case, by id. */
export class CaseParts {
  readonly articles = new Map<string, Item<'articles'>>();
  readonly claims = new Map<string, Item<'claims'>>();
  readonly occurrences = new Map<string, Item<'occurrences'>>();
  readonly sources = new Map<string, Item<'sources'>>();
  readonly relations = new Map<string, Item<'relations'>>();

  /** The article of this text that is there already; else this one is. */
  article(article: Item<'articles'>): Item<'articles'> {
    for (const each of this.articles.values()) if (each.text.sha256 === article.text.sha256) return each;
    this.articles.set(article.id, article);
    return article;
  }

  /** True when some thing has this id; no two may share one. */
  has(id: string): boolean {
    return [this.articles, this.claims, this.occurrences, this.sources, this.relations].some((list) =>
      list.has(id),
    );
  }
}

/** A span as the JSON of a case has it: in code units and in code points. */
export function spanJson(
  { start, end }: Span,
  index: CodePointIndex,
): NonNullable<Item<'occurrences'>['stanceSpan']> {
  return { start, end, codePointStart: index.toCodePoint(start), codePointEnd: index.toCodePoint(end) };
}
