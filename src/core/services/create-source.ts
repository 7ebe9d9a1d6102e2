import type { CoreParsed } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { tidyAliases } from '#domain/source.ts';
import { getSource, insertSource } from '../db/source-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { checkNamesFree } from './name-taken.ts';
import { sourceChange } from './source-change.ts';

/**
 * Adds a source; what is not given stays empty, and its reliability cannot be judged (F) until it is rated.
 * @throws Failure `source.name-taken` for a name that another source has, unless that is allowed; `codebook.value-not-found`.
 */
export function createSource(
  context: ServiceContext,
  input: CoreParsed<'source.create'>,
): Change<SourceView> {
  const id = context.newId();
  const { kind } = chooseAdded(
    context.db,
    id,
    { kind: input.kind, added: input.added },
    { sourceKind: 'kind' },
  );
  const { name, aliases = [], role = '', affiliation = '', country = '', descriptor = '' } = input;
  if (input.allowSameName !== true) checkNamesFree(context.db, [name, ...aliases], []);
  insertSource(
    context.db,
    id,
    { name, kind, aliases: tidyAliases(name, aliases), role, affiliation, country, descriptor },
    context.now(),
  );
  return sourceChange(getSource(context.db, id));
}
