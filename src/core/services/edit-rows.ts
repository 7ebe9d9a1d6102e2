import type { CoreParsed } from '#contract/api.ts';
import type { EditPreview } from '#contract/views.ts';
import { chainAfter, listOfEdit, tagsAfter, type EditPlan } from '#domain/table/table-edit.ts';
import {
  appendSource,
  replaceLastSource,
  setAddedOf,
  setTagsOf,
  setValueOf,
  setVerdictOf,
} from '../db/table-edits.ts';
import { countsAs } from './choose-added.ts';
import type { Change, ServiceContext } from './context.ts';
import { previewOf, type planFor } from './preview-edit.ts';

/**
 * Gives many rows one value as one change, by the plan that was made of them before it began (see preview-edit.ts).
 * @returns what it did, as the preview before it said.
 * @throws Failure `codebook.value-not-found`
 */
export function editRows(
  context: ServiceContext,
  _input: CoreParsed<'table.edit'>,
  { plan, edit }: ReturnType<typeof planFor>,
): Change<EditPreview> {
  write(context, edit, plan);
  const output = previewOf(plan);
  return {
    output,
    subject: `${edit.field}, ${output.changes}`,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}

function write({ db }: ServiceContext, edit: CoreParsed<'table.edit'>['edit'], plan: EditPlan): void {
  switch (edit.field) {
    case 'tags':
      for (const { id, tags } of plan.claims) setTagsOf(db, id, tags, tagsAfter(tags, edit));
      return;
    case 'source':
      for (const { id, chain } of plan.occurrences) {
        if (chainAfter(chain, edit.sourceId) === 'append') appendSource(db, id, edit.sourceId);
        else replaceLastSource(db, id, edit.sourceId);
      }
      return;
    case 'polarity':
      setValueOf(db, 'polarity', idsOf(plan.occurrences), edit.value);
      return;
    default: {
      const ids = idsOf(plan.of === 'claims' ? plan.claims : plan.occurrences);
      const list = listOfEdit[edit.field];
      const value = edit.added !== undefined && list ? countsAs(db, list, edit.added) : edit.value;
      if (edit.field === 'verdict') setVerdictOf(db, ids, value);
      else setValueOf(db, edit.field, ids, value);
      if (list) setAddedOf(db, list, ids, edit.added ?? null);
    }
  }
}

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
