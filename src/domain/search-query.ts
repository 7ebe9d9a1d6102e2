import type { Span } from './span.ts';
import { printDateRange } from './search/date-range.ts';
import { builtInVocabulary, noDate, notJudged, type SearchField, type Vocabulary } from './search/fields.ts';
import {
  combine,
  type SearchLeaf,
  type SearchNode,
  type SearchProblem,
  type SearchWords,
} from './search/node.ts';
import { type Token, tokenize } from './search/tokens.ts';

// The language of search and of the claims table's filter (docs/search.md):
//   words  "a phrase"  prefix*  AND OR NOT -not (parentheses)  field:value  field:"a value",another
// AND may be left out; NOT binds more closely than AND, AND more closely than OR.

/** A condition that holds of everything found: a field standing outside parentheses, OR and NOT. */
export type SearchFilter = Span & { readonly field: SearchField; readonly leaf: SearchLeaf };

/** A query as it was understood. */
export type SearchQuery = {
  readonly text: string;
  /** Null when there is nothing to look for. */
  readonly root: SearchNode | null;
  /** The word the text ends in, which may still be on the way and is sought as a prefix. */
  readonly typed: SearchWords | null;
  readonly filters: readonly SearchFilter[];
  readonly problems: readonly SearchProblem[];
};

const deepest = 40;
const mostConditions = 60;
const mostProblems = 8;

/** Reads a query. Any text is one: what cannot be understood is left out and named with its place in `problems`. */
export function parseSearch(text: string, vocabulary: Vocabulary = builtInVocabulary): SearchQuery {
  const { tokens, problems } = tokenize(text, vocabulary);
  const parser = new Parser(tokens);
  const root = parser.parse();
  const leaves = tokens.filter((token) => token.kind === 'leaf');
  const last = leaves.at(-1);
  const everything = { start: 0, end: text.length };
  const blank: readonly SearchProblem[] =
    problems.length > 0 || text.trim() === ''
      ? []
      : [{ kind: tokens.length > 0 ? 'only-operators' : 'no-words', ...everything }];
  return {
    text,
    root,
    typed: root && last?.typed && last.leaf.kind === 'words' ? last.leaf : null,
    filters: filtersOf(root, leaves),
    problems: (leaves.length > 0 ? [...problems, ...parser.problems] : [...problems, ...blank])
      .toSorted((a, b) => a.start - b.start)
      .slice(0, mostProblems),
  };
}

/** Writes a query so that {@link parseSearch} reads the same again. */
export function printSearch(node: SearchNode): string {
  switch (node.kind) {
    case 'all':
      return node.parts
        .map((part) => (part.kind === 'any' ? `(${printSearch(part)})` : printSearch(part)))
        .join(' ');
    case 'any':
      return node.parts.map(printSearch).join(' OR ');
    case 'not':
      return node.part.kind === 'all' || node.part.kind === 'any'
        ? `NOT (${printSearch(node.part)})`
        : `-${printSearch(node.part)}`;
    default:
      return printLeaf(node);
  }
}

/** The query's text without one of its filters. */
export function withoutFilter({ text }: SearchQuery, { start, end }: SearchFilter): string {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  // An AND that joined the filter to the rest goes with it.
  if (/(?:^|\s)AND$/.test(before)) return `${before.slice(0, -3).trimEnd()} ${after}`.trim();
  return `${before} ${/^AND(?=\s|$)/.test(after) && before === '' ? after.slice(3).trimStart() : after}`.trim();
}

/** The query's text with a filter in place of those on the same field, or of none when `leaf` is null. */
export function withFilter(query: SearchQuery, field: SearchField, leaf: SearchLeaf | null): string {
  const kept = query.filters.filter((filter) => filter.field === field).toReversed();
  const text = kept.reduce((rest, filter) => withoutFilter({ ...query, text: rest }, filter), query.text);
  if (!leaf) return text;
  if (text === '') return printLeaf(leaf);
  // What is added must hold of everything, so alternatives get their parentheses first.
  return `${parseSearch(text).root?.kind === 'any' ? `(${text})` : text} ${printLeaf(leaf)}`;
}

/** The words that what is found must hold: all that are sought outside NOT. */
export function wordsSought(node: SearchNode): readonly SearchWords[] {
  switch (node.kind) {
    case 'words':
      return [node];
    case 'all':
    case 'any':
      return node.parts.flatMap(wordsSought);
    default:
      return [];
  }
}

/** The field of a condition, or null for words. */
export function fieldOf(leaf: SearchLeaf): SearchField | null {
  if (leaf.kind === 'words' || leaf.kind === 'nothing') return null;
  return leaf.kind === 'in' ? 'in' : leaf.field;
}

function printLeaf(leaf: SearchLeaf): string {
  switch (leaf.kind) {
    case 'words':
      return `${leaf.phrase ? `"${leaf.text}"` : leaf.text}${leaf.prefix ? '*' : ''}`;
    case 'name':
      return `${leaf.field}:${leaf.values.map(({ text, whole }) => (whole ? `"${text}"` : text)).join(',')}`;
    case 'value':
      return `${leaf.field}:${leaf.values.map((value) => value ?? notJudged).join(',')}`;
    case 'date':
      return `${leaf.field}:${leaf.values.map((range) => (range ? printDateRange(range) : noDate)).join(',')}`;
    case 'in':
      return `in:${leaf.scopes.join(',')}`;
    case 'nothing':
      return leaf.text;
  }
}

function filtersOf(
  root: SearchNode | null,
  leaves: readonly (Token & { readonly kind: 'leaf' })[],
): readonly SearchFilter[] {
  const whole: readonly SearchNode[] = root?.kind === 'all' ? root.parts : root ? [root] : [];
  return leaves.flatMap(({ leaf, start, end }) => {
    const field = fieldOf(leaf);
    return field !== null && whole.includes(leaf) ? [{ field, leaf, start, end }] : [];
  });
}

/** Reads tokens by recursive descent, each method one level of binding. */
class Parser {
  readonly problems: SearchProblem[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #conditions = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): SearchNode | null {
    const parts: SearchNode[] = [];
    while (this.#at < this.#tokens.length) {
      const part = this.#any();
      if (part) parts.push(part);
      const stray = this.#tokens[this.#at];
      if (stray) {
        this.#report('stray-parenthesis', stray);
        this.#at += 1;
      }
    }
    return combine('all', parts);
  }

  #any(): SearchNode | null {
    const parts: SearchNode[] = [];
    for (;;) {
      const part = this.#all();
      if (part) parts.push(part);
      const token = this.#take('or');
      if (!token) return combine('any', parts);
      if (!part || this.#endsHere()) this.#missing('OR', token);
    }
  }

  #all(): SearchNode | null {
    const parts: SearchNode[] = [];
    for (;;) {
      for (let token = this.#take('and'); token; token = this.#take('and')) {
        if (parts.length === 0 || this.#endsHere() || this.#peek('and')) this.#missing('AND', token);
      }
      if (this.#endsHere()) return combine('all', parts);
      const part = this.#not();
      if (part) parts.push(part);
    }
  }

  #not(): SearchNode | null {
    let negated = false;
    let last: Token | null = null;
    for (let token = this.#take('not'); token; token = this.#take('not')) {
      negated = !negated;
      last = token;
    }
    if (last && (this.#endsHere() || this.#peek('and'))) {
      this.#missing('NOT', last);
      return null;
    }
    const part = this.#one();
    if (!part || !negated) return part;
    return part.kind === 'not' ? part.part : { kind: 'not', part };
  }

  #one(): SearchNode | null {
    const token = this.#tokens[this.#at];
    if (!token) return null;
    this.#at += 1;
    if (token.kind === 'leaf') {
      this.#conditions += 1;
      if (this.#conditions <= mostConditions) return token.leaf;
      if (this.#conditions === mostConditions + 1) this.#report('too-many', token);
      return null;
    }
    if (this.#depth === deepest) {
      if (!this.problems.some(({ kind }) => kind === 'too-deep')) this.#report('too-deep', token);
      return null;
    }
    this.#depth += 1;
    const inner = this.#any();
    this.#depth -= 1;
    // Of several that are open the outermost is named.
    if (!this.#take('close') && this.#depth === 0) this.#report('unclosed-parenthesis', token);
    return inner;
  }

  #peek(kind: Token['kind']): boolean {
    return this.#tokens[this.#at]?.kind === kind;
  }

  #take(kind: Token['kind']): Token | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) return null;
    this.#at += 1;
    return token;
  }

  #endsHere(): boolean {
    return this.#at >= this.#tokens.length || this.#peek('close') || this.#peek('or');
  }

  #missing(operator: 'AND' | 'OR' | 'NOT', { start, end }: Span): void {
    this.problems.push({ kind: 'missing-operand', operator, start, end });
  }

  #report(
    kind: 'stray-parenthesis' | 'unclosed-parenthesis' | 'too-deep' | 'too-many',
    { start, end }: Span,
  ): void {
    this.problems.push({ kind, start, end });
  }
}
