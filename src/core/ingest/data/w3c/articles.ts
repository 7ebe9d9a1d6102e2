import type { CaseJson } from '#contract/case-json.ts';
import { collapse } from '#domain/anchor/pieces.ts';
import { findQuote, type QuoteIndex, quoteIndex } from '#domain/anchor/quote.ts';
import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import { SearchedText, soughtOf } from '#domain/find-in-text.ts';
import type { Span } from '#domain/span.ts';
import type { DataLookup } from '../data-reader.ts';
import { hasType, isNode, listOf, type Node, textOf } from './nodes.ts';

type ArticleJson = CaseJson['articles'][number];

/** An article of the case that annotations point into. */
export type Target = {
  readonly article: ArticleJson;
  /** True when the annotations were made on this very text, so that their places hold. */
  readonly isSameText: boolean;
  readonly index: CodePointIndex;
  readonly quotes: () => QuoteIndex;
  readonly searched: () => SearchedText;
};

/** What an annotation says of the article it is in. */
export type Named = {
  readonly textSha256: string | null;
  readonly url: string | null;
  readonly title: string | null;
};

/** Finds articles of the case, each once. */
export class Articles {
  readonly #lookup: DataLookup;
  readonly #found = new Map<string, Target | null>();

  constructor(lookup: DataLookup) {
    this.#lookup = lookup;
  }

  /** The article with this text, else the one of this address or title, which may have another text; null when there is none. */
  find({ textSha256, url, title }: Named): Target | null {
    const key = JSON.stringify([textSha256, url, title]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const target = this.#targetOf(
      (textSha256 && this.#lookup.findArticle({ textSha256 })) ||
        this.#byAddress(url) ||
        (title && this.#lookup.findArticle({ title })) ||
        null,
      textSha256,
    );
    this.#found.set(key, target);
    return target;
  }

  /** An address may be written with a fragment, and with a slash at its end or without. */
  #byAddress(url: string | null): ArticleJson | null {
    if (url === null) return null;
    const bare = url.replace(/#.*$/su, '');
    const other = bare.endsWith('/') ? bare.slice(0, -1) : `${bare}/`;
    for (const each of new Set([url, bare, other])) {
      const article = this.#lookup.findArticle({ url: each });
      if (article) return article;
    }
    return null;
  }

  #targetOf(article: ArticleJson | null, textSha256: string | null): Target | null {
    if (article === null) return null;
    let quotes: QuoteIndex | null = null;
    let searched: SearchedText | null = null;
    return {
      article,
      isSameText: article.text.sha256 === textSha256,
      index: indexCodePoints(article.text.content),
      quotes: () => (quotes ??= quoteIndex(article.text.content)),
      searched: () => (searched ??= new SearchedText(article.text.content, article.blocks)),
    };
  }
}

/** Where selectors point: to words that stand there exactly, or why not. A remark says what was found but is not certain. */
export type Place =
  | { readonly kind: 'found'; readonly span: Span; readonly remark: string | null }
  | { readonly kind: 'lost'; readonly why: string };

/**
 * Finds what selectors point to. A position counts when the quoted words stand there, or by itself when the text is the
 * very one it was counted in. Else the quoted words must be in the article once, with what stands around them; where that is
 * different, the only place of the words is taken with a remark. Nothing is matched loosely but white space.
 */
export function placeOf(target: Target, selector: unknown): Place {
  const all = listOf(selector).flatMap(withRefined);
  const quote = all.find((each) => hasType(each, 'TextQuoteSelector'));
  const position = all.find((each) => hasType(each, 'TextPositionSelector'));
  const exact = quote ? textOf(quote['exact']) : null;
  const text = target.article.text.content;
  const { inCodePoints, inCodeUnits } = spansAt(target, position);
  if (exact === null) {
    if (!position) return lost('no words are quoted');
    if (!target.isSameText) return lost('only a position is given, and no words to check it by');
    return inCodePoints ? found(inCodePoints) : lost('the position is not in the text');
  }
  const there = [inCodePoints, inCodeUnits].find(
    (span) => span !== null && text.slice(span.start, span.end) === exact,
  );
  if (there) return found(there);

  const index = target.quotes();
  const prefix = textOf(quote?.['prefix']) ?? undefined;
  const suffix = textOf(quote?.['suffix']) ?? undefined;
  const around = findQuote(index, { quote: exact, prefix, suffix });
  if (around.kind === 'found') return found(around.span);
  if (around.kind === 'ambiguous')
    return lost(`the words stand ${around.starts.length} times in the article`);
  const alone = findQuote(index, { quote: exact });
  if (alone.kind === 'missing') {
    const alike = alikeWords(target, exact);
    return lost(
      `the words are not in the article as they are quoted${alike === null ? '' : `; much like them is “${alike}”`}`,
    );
  }
  if (alone.kind === 'ambiguous')
    return lost(
      `the words stand ${alone.starts.length} times in the article, and never beside the same words`,
    );
  return found(alone.span, 'other words stand around these than are given; see whether the place is meant');
}

/** Words that differ from these in case, accents, signs or look-alike letters only; null when there are none. */
function alikeWords({ article, searched }: Target, words: string): string | null {
  const sought = soughtOf(words);
  if (sought === null) return null;
  for (const [first] of searched().find(sought))
    if (first) return collapse(article.text.content.slice(first.start, first.end));
  return null;
}

const found = (span: Span, remark: string | null = null): Place => ({ kind: 'found', span, remark });
const lost = (why: string): Place => ({ kind: 'lost', why });

function withRefined(selector: unknown): readonly Node[] {
  if (!isNode(selector)) return [];
  return [...listOf(selector['refinedBy']).flatMap(withRefined), selector];
}

/** A position in code points, as the recommendation has it, and in UTF-16 code units, as some programs count. */
function spansAt(
  { article, index }: Target,
  position: Node | undefined,
): Readonly<Record<'inCodePoints' | 'inCodeUnits', Span | null>> {
  const { start, end } = position ?? {};
  if (!isOffset(start) || !isOffset(end) || end <= start) return { inCodePoints: null, inCodeUnits: null };
  return {
    inCodePoints: end <= index.length ? { start: index.toUtf16(start), end: index.toUtf16(end) } : null,
    inCodeUnits: end <= article.text.utf16Length ? { start, end } : null,
  };
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
