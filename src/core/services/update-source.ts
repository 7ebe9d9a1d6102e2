import type { CoreParsed } from '#contract/api.ts';
import type { SourceView } from '#contract/views.ts';
import { getSource, updateSource as write, type SourceFields } from '../db/source-rows.ts';
import { chooseAdded } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { sourceChange, tidyAliases } from './source-change.ts';
import { withPatch } from './with-patch.ts';

/** Changes what is known of a source. @throws Failure `source.not-found`, `codebook.value-not-found` */
export function updateSource(
  { db }: ServiceContext,
  { sourceId, patch }: CoreParsed<'source.update'>,
): Change<SourceView> {
  const fields = withPatch<SourceFields>(
    getSource(db, sourceId),
    chooseAdded(db, sourceId, patch, { sourceKind: 'kind' }),
  );
  write(db, sourceId, { ...fields, aliases: tidyAliases(fields.name, fields.aliases) });
  return sourceChange(getSource(db, sourceId));
}
