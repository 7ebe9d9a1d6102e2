import type { CoreParsed } from '#contract/api.ts';
import type { SourcePage } from '#contract/views.ts';
import { listArticlesOfSource, listSourcePlaces } from '../db/source-place-rows.ts';
import { getSource } from '../db/source-rows.ts';
import type { ServiceContext } from './context.ts';

/** Everything a source says, with where it stands in each chain. @throws Failure `source.not-found` */
export function sourcePage({ db }: ServiceContext, { sourceId }: CoreParsed<'source.page'>): SourcePage {
  return {
    source: getSource(db, sourceId),
    places: listSourcePlaces(db, sourceId),
    articles: listArticlesOfSource(db, sourceId),
  };
}
