import type { CaseValue } from '#domain/case-codebook.ts';
import { caseWords, checkCaseValues } from '#domain/case-codebook.ts';
import { codebook, type CodebookList } from '#domain/codebook.ts';
import { Failure } from '#domain/failure.ts';
import { listCaseValues } from '../db/codebook-rows.ts';
import type { Change, ServiceContext } from './context.ts';

/** What the case says of a value, or would say of one that is as the program has it. @throws Failure `codebook.value-not-found` */
export function getCaseValue(values: readonly CaseValue[], list: CodebookList, value: string): CaseValue {
  const known = values.find((each) => each.list === list && each.value === value);
  if (known) return known;
  if (!Object.hasOwn(codebook[list], value)) {
    throw new Failure('codebook.value-not-found', 'This value is no longer in the case’s codebook.', {
      list,
      value,
    });
  }
  return { list, value, countsAs: null, label: null, definition: null, example: null, hidden: false };
}

/** Refuses to have an added value count as what is no built-in value. @throws Failure `codebook.value-not-found` */
export function checkBase(list: CodebookList, countsAs: string): void {
  if (Object.hasOwn(codebook[list], countsAs)) return;
  throw new Failure(
    'codebook.value-not-found',
    'Choose a built-in value of the list that the new one counts as.',
    { list, value: countsAs },
  );
}

/** A change of one value, named by what it is called; the list is checked as it is after it. */
export function codebookChange(
  { db }: ServiceContext,
  list: CodebookList,
  subject: string,
): Change<readonly CaseValue[]> {
  const values = listCaseValues(db);
  checkCaseValues(list, values);
  return { output: values, subject, focus: { articleId: null, occurrenceId: null, claimId: null } };
}

/** What a value is called in the case. */
export function labelOf(values: readonly CaseValue[], { list, value }: CaseValue): string {
  return caseWords(values)(list, value).label;
}
