import type { CoreParsed } from '#contract/api.ts';
import type { EditPreview } from '#contract/views.ts';
import { planEdit, type EditPlan } from '#domain/table/table-edit.ts';
import { knownSpelling, tidyTag } from '#domain/tag.ts';
import { getSource } from '../db/source-rows.ts';
import { listTagPaths } from '../db/tag-rows.ts';
import { caseTable } from '../table/case-table.ts';
import type { ServiceContext } from './context.ts';

type Edit = CoreParsed<'table.edit'>['edit'];

/**
 * What an edit would do to these rows, without doing it.
 * @throws Failure `source.not-found`, `tag.bad-path`.
 */
export function previewEdit(context: ServiceContext, input: CoreParsed<'table.preview-edit'>): EditPreview {
  return previewOf(planFor(context, input).plan);
}

/**
 * The plan of an edit for those of the rows that are still in the case, and the edit with tags as the case spells them. Not
 * to be made while a change is under way: what is read of the case then would be kept.
 */
export function planFor(
  { db }: ServiceContext,
  { ids, edit: wanted }: CoreParsed<'table.preview-edit'>,
): { readonly plan: EditPlan; readonly edit: Edit } {
  if (wanted.field === 'source') getSource(db, wanted.sourceId);
  const edit = wanted.field === 'tags' ? { ...wanted, add: spelled(wanted.add, listTagPaths(db)) } : wanted;
  const table = caseTable(db);
  const pairs = [...new Set(ids)].flatMap((id) => table.find(id) ?? []);
  return { plan: planEdit(pairs, edit), edit };
}

/** What of a plan is told. */
export function previewOf({ claims, occurrences, ...plan }: EditPlan): EditPreview {
  return { ...plan, changes: claims.length + occurrences.length };
}

function spelled(tags: readonly string[], known: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => knownSpelling(tidyTag(tag), known)))];
}
