import type { Span } from '../span.ts';
import type { DateRange } from './date-range.ts';
import type { DateField, NameField, SearchField, SearchScope, ValueField } from './fields.ts';

/** Words sought: one word, or several that stand one after the other; with `prefix` the last may go on. */
export type SearchWords = {
  readonly kind: 'words';
  readonly text: string;
  readonly phrase: boolean;
  readonly prefix: boolean;
};

/** A name sought in a field: words that its words begin with, or with `whole` words that stand in it as they are. */
export type SearchName = { readonly text: string; readonly whole: boolean };

/** One condition. Several values of a field are alternatives; a value or date that is null is one not known. */
export type SearchLeaf =
  | SearchWords
  | { readonly kind: 'name'; readonly field: NameField; readonly values: readonly SearchName[] }
  | { readonly kind: 'value'; readonly field: ValueField; readonly values: readonly (string | null)[] }
  | { readonly kind: 'date'; readonly field: DateField; readonly values: readonly (DateRange | null)[] }
  | { readonly kind: 'in'; readonly scopes: readonly SearchScope[] }
  /** A field with a value that means nothing, as it was written: it holds of nothing. */
  | { readonly kind: 'nothing'; readonly text: string };

/** What a query asks for. `all` and `any` have at least two parts, none of their own kind. */
export type SearchNode =
  | SearchLeaf
  | { readonly kind: 'all'; readonly parts: readonly SearchNode[] }
  | { readonly kind: 'any'; readonly parts: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly part: SearchNode };

/** What is wrong with a query and where (UTF-16 code units of its text). What could be understood still holds. */
export type SearchProblem = Span &
  (
    | {
        readonly kind:
          | 'unclosed-quote'
          | 'unclosed-parenthesis'
          | 'stray-parenthesis'
          | 'too-deep'
          | 'too-many'
          | 'only-operators'
          | 'no-words';
      }
    | { readonly kind: 'missing-operand'; readonly operator: 'AND' | 'OR' | 'NOT' }
    | { readonly kind: 'unknown-field'; readonly field: string }
    | { readonly kind: 'empty-field'; readonly field: SearchField }
    | { readonly kind: 'unknown-value' | 'bad-date'; readonly field: SearchField; readonly value: string }
  );

/** Puts parts together without nesting what need not be nested; null when there are none. */
export function combine(kind: 'all' | 'any', parts: readonly SearchNode[]): SearchNode | null {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first, ...rest] = flat;
  if (!first) return null;
  return rest.length === 0 ? first : { kind, parts: flat };
}
