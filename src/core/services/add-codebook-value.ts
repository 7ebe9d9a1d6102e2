import type { CoreParsed } from '#contract/api.ts';
import type { CaseValue } from '#domain/case-codebook.ts';
import { writeCaseValue } from '../db/codebook-rows.ts';
import { checkBase, codebookChange } from './codebook-change.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Adds a value to a list of the case's codebook.
 * @throws Failure `codebook.value-not-found` when it would count as no built-in value, `codebook.bad-value`.
 */
export function addCodebookValue(
  context: ServiceContext,
  { list, countsAs, ...words }: CoreParsed<'codebook.add-value'>,
): Change<readonly CaseValue[]> {
  checkBase(list, countsAs);
  writeCaseValue(context.db, { list, value: context.newId(), countsAs, hidden: false, ...words });
  return codebookChange(context, list, words.label);
}
