import type { CoreParsed } from '#contract/api.ts';
import type { CaseValue } from '#domain/case-codebook.ts';
import { codebook } from '#domain/codebook.ts';
import { Failure } from '#domain/failure.ts';
import { writeCaseValue } from '../db/codebook-rows.ts';
import { codebookChange } from './codebook-change.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Adds a value to a list of the case's codebook.
 * @throws Failure `codebook.value-not-found` when it would count as no built-in value, `codebook.bad-value`.
 */
export function addCodebookValue(
  context: ServiceContext,
  { list, countsAs, ...words }: CoreParsed<'codebook.add-value'>,
): Change<readonly CaseValue[]> {
  if (!Object.hasOwn(codebook[list], countsAs)) {
    throw new Failure(
      'codebook.value-not-found',
      'Choose a built-in value of the list that the new one counts as.',
      {
        list,
        value: countsAs,
      },
    );
  }
  writeCaseValue(context.db, { list, value: context.newId(), countsAs, hidden: false, ...words });
  return codebookChange(context, list, words.label);
}
