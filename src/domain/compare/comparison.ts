import type { Relation } from '../relation.ts';
import type { SourceKind } from '../source.ts';
import type { TablePair } from '../table/table-pair.ts';

/** What a comparison knows of an article. `publishedOn` is a date, `YYYY-MM-DD`. */
export type ComparedArticle = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  /** The source whose voice the article has. */
  readonly authorSourceId: string;
};

/** What a comparison knows of a source. */
export type ComparedSource = { readonly id: string; readonly name: string; readonly kind: SourceKind };

/** A relation between two claims; rejected ones are among them, since they too are judgements. */
export type ComparedRelation = Relation;

/**
 * What every view of a comparison is made of: the articles compared, in the order of import; the places that the
 * filter lets through, by claim, then by article and place (a claim that is made nowhere stands alone, without an
 * occurrence); the sources of the case by id; and the relations between the claims of these places.
 */
export type Comparison = {
  readonly articles: readonly ComparedArticle[];
  readonly pairs: readonly TablePair[];
  readonly sources: ReadonlyMap<string, ComparedSource>;
  readonly relations: readonly ComparedRelation[];
};
