import type { CoreParsed } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { getSource, insertRating } from '../db/source-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { sourceChange } from './source-change.ts';

/** Rates a source's reliability; the ratings before stay as its history. @throws Failure `source.not-found` */
export function rateSource(
  context: ServiceContext,
  { sourceId, letter, on, reason }: CoreParsed<'source.rate'>,
): Change<SourceView> {
  getSource(context.db, sourceId);
  insertRating(context.db, context.newId(), sourceId, { letter, on, reason });
  return sourceChange(getSource(context.db, sourceId));
}
