import type { CoreParsed } from '#contract/api.ts';
import type { CaseValue } from '#domain/case-codebook.ts';
import { Failure } from '#domain/failure.ts';
import { deleteCaseValue, deleteUsesOfAdded, listCaseValues } from '../db/codebook-rows.ts';
import { codebookChange, labelOf } from './codebook-change.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Removes a value the case added. Where it was chosen stands then the built-in value it counts as.
 * @throws Failure `codebook.value-not-found`
 */
export function removeCodebookValue(
  context: ServiceContext,
  { list, value }: CoreParsed<'codebook.remove-value'>,
): Change<readonly CaseValue[]> {
  const { db } = context;
  const values = listCaseValues(db);
  const found = values.find((each) => each.list === list && each.value === value);
  if (!found) {
    throw new Failure('codebook.value-not-found', 'This value is no longer in the case’s codebook.', {
      list,
      value,
    });
  }
  deleteUsesOfAdded(db, list, value);
  deleteCaseValue(db, list, value);
  return codebookChange(context, list, labelOf(values, found));
}
