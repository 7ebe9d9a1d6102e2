import type { CoreParsed } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { getSource, insertSource } from '../db/source-rows.ts';
import type { Change, ServiceContext } from './context.ts';
import { sourceChange, tidyAliases } from './source-change.ts';

/** Adds a source; what is not given stays empty, and its reliability cannot be judged (F) until it is rated. */
export function createSource(
  context: ServiceContext,
  input: CoreParsed<'source.create'>,
): Change<SourceView> {
  const id = context.newId();
  const { name, kind, aliases = [], role = '', affiliation = '', country = '', descriptor = '' } = input;
  insertSource(
    context.db,
    id,
    { name, kind, aliases: tidyAliases(name, aliases), role, affiliation, country, descriptor },
    context.now(),
  );
  return sourceChange(getSource(context.db, id));
}
