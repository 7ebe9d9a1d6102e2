import type { LeftOutOf } from '#domain/compare/left-out.ts';
import type { ComparedSide } from '#domain/compare/two-sides.ts';
import { parseSearch } from '#domain/search-query.ts';
import { queryForCore, spokenVocabulary } from './search-words.ts';

/** The views of the comparison; each shows the same places, filtered the same, and keeps what is chosen in the others. */
export const comparisonViews = ['panes', 'matrix', 'timeline', 'network', 'left-out', 'two'] as const;
/** One of {@link comparisonViews}. */
export type ComparisonView = (typeof comparisonViews)[number];

/** What all views of the comparison share: which one is on show, which places it looks at, and what is chosen. */
export class Comparison {
  view = $state<ComparisonView>('panes');
  /** In the language of search as it was typed; empty lets every place through. */
  filter = $state('');
  /** The same as core reads it in any language. */
  readonly query = $derived(queryForCore(parseSearch(this.filter, spokenVocabulary)));
  /** The claim chosen in whichever view. */
  claimId = $state<string | null>(null);
  /** The source chosen in whichever view. */
  sourceId = $state<string | null>(null);
  /** Of what it is asked what it leaves out, or what of it is left out. */
  leftOutOf = $state.raw<LeftOutOf>({ kind: 'article', articleId: null });
  /** The two sides compared, the filter of a selection as it was typed; null is not chosen yet. */
  sides = $state.raw<readonly [here: ComparedSide | null, there: ComparedSide | null]>([null, null]);

  /** Narrows every view to what a text of the language of search finds. */
  look(filter: string): void {
    this.filter = filter;
  }

  /** Forgets everything that belongs to the case that was open before. */
  reset(): void {
    this.view = 'panes';
    this.filter = '';
    this.claimId = null;
    this.sourceId = null;
    this.leftOutOf = { kind: 'article', articleId: null };
    this.sides = [null, null];
  }
}
