import type { CoreParsed } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { tidyAliases, type SourceFields } from '#domain/source.ts';
import { getSource, updateSource as write } from '../db/source-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { checkNamesFree } from './name-taken.ts';
import { sourceChange } from './source-change.ts';
import { withPatch } from './with-patch.ts';

/**
 * Changes what is known of a source.
 * @throws Failure `source.not-found`; `source.name-taken` for a new name or alias that another source has, unless that
 *   is allowed; `codebook.value-not-found`.
 */
export function updateSource(
  { db }: ServiceContext,
  { sourceId, patch, allowSameName }: CoreParsed<'source.update'>,
): Change<SourceView> {
  const source = getSource(db, sourceId);
  const fields = withPatch<SourceFields>(source, chooseAdded(db, sourceId, patch, { sourceKind: 'kind' }));
  const before = [source.name, ...source.aliases];
  const added = [fields.name, ...fields.aliases].filter((name) => !before.includes(name));
  if (allowSameName !== true) checkNamesFree(db, added, [sourceId]);
  write(db, sourceId, { ...fields, aliases: tidyAliases(fields.name, fields.aliases) });
  return sourceChange(getSource(db, sourceId));
}
