import type { CoreParsed } from '#contract/api.ts';
import type { PanesComparison } from '#contract/views.ts';
import { readComparison } from '../compare/read-comparison.ts';
import type { ServiceContext } from './context.ts';

/**
 * What ties the places of articles side by side. Their words and stances are in the window already, with the articles.
 * @throws Failure `article.not-found`
 */
export function comparePanes({ db }: ServiceContext, scope: CoreParsed<'compare.panes'>): PanesComparison {
  const { pairs, relations } = readComparison(db, scope);
  return {
    shown: scope.filter.trim() === '' ? null : pairs.flatMap(({ occurrence }) => occurrence?.id ?? []),
    relations: relations.filter(({ status }) => status !== 'rejected'),
  };
}
