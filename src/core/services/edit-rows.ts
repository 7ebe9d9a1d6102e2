import type { CoreParsed } from '#contract/api.ts';
import type { EditPreview } from '#contract/views.ts';
import { chainAfter, listOfEdit, tagsAfter, type EditPlan } from '#domain/table/table-edit.ts';
import { inParts, type Steps } from '../steps.ts';
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
export function* editRows(
  context: ServiceContext,
  _input: CoreParsed<'table.edit'>,
  { plan, edit }: ReturnType<typeof planFor>,
): Steps<Change<EditPreview>> {
  yield* write(context, edit, plan);
  const output = previewOf(plan);
  return {
    output,
    subject: `${edit.field}, ${output.changes}`,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}

function write(
  { db }: ServiceContext,
  edit: CoreParsed<'table.edit'>['edit'],
  { of, claims, occurrences }: EditPlan,
): Steps<void> {
  switch (edit.field) {
    case 'tags':
      return inParts(claims, rowsAtOnce, (part) => {
        for (const { id, tags } of part) setTagsOf(db, id, tags, tagsAfter(tags, edit));
      });
    case 'source':
      return inParts(occurrences, rowsAtOnce, (part) => {
        for (const { id, chain } of part) {
          if (chainAfter(chain, edit.sourceId) === 'append') appendSource(db, id, edit.sourceId);
          else replaceLastSource(db, id, edit.sourceId);
        }
      });
    case 'polarity':
      return inParts(idsOf(occurrences), rowsAtOnce, (ids) => setValueOf(db, 'polarity', ids, edit.value));
    default: {
      const { field, added } = edit;
      const list = listOfEdit[field];
      const value = added !== undefined && list ? countsAs(db, list, added) : edit.value;
      return inParts(idsOf(of === 'claims' ? claims : occurrences), rowsAtOnce, (ids) => {
        if (field === 'verdict') setVerdictOf(db, ids, value);
        else setValueOf(db, field, ids, value);
        if (list) setAddedOf(db, list, ids, added ?? null);
      });
    }
  }
}

const rowsAtOnce = 500;

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
