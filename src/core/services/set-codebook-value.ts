import type { CoreParsed } from '#contract/api.ts';
import { type CaseValue, isExtendable, programWords } from '#domain/case-codebook.ts';
import { Failure } from '#domain/failure.ts';
import { deleteCaseValue, listCaseValues, setBaseOfAdded, writeCaseValue } from '../db/codebook-rows.ts';
import { checkBase, codebookChange, getCaseValue, labelOf } from './codebook-change.ts';
import type { Change, ServiceContext } from './context.ts';
import { withPatch } from './with-patch.ts';

/**
 * Describes a value of the codebook in the case's own words, or hides it; as the program has it, nothing is kept. An added
 * value may be given another base, which then stands beneath it wherever it was chosen.
 * @throws Failure `codebook.value-not-found`, `codebook.bad-value`.
 */
export function setCodebookValue(
  context: ServiceContext,
  { list, value, patch }: CoreParsed<'codebook.set-value'>,
): Change<readonly CaseValue[]> {
  const { db } = context;
  const values = listCaseValues(db);
  const before = getCaseValue(values, list, value);
  if (patch.countsAs !== undefined && before.countsAs === null) {
    throw new Failure('codebook.bad-value', 'A built-in value counts as itself.', { rule: 'built-in' });
  }
  const after = withPatch<CaseValue>(before, patch);
  if (after.countsAs === null) {
    const own = withoutProgramWords(after);
    if (own.label === null && own.definition === null && own.example === null && !own.hidden) {
      deleteCaseValue(db, list, value);
    } else {
      writeCaseValue(db, own);
    }
  } else {
    if (after.label === null) {
      throw new Failure('codebook.bad-value', 'A value you added needs a name.', { rule: 'no-label' });
    }
    writeCaseValue(db, after);
    if (after.countsAs !== before.countsAs && isExtendable(list)) {
      checkBase(list, after.countsAs);
      setBaseOfAdded(db, list, value, after.countsAs);
    }
  }
  return codebookChange(context, list, labelOf(values, before));
}

/** Words that are the program's own are not kept, so that they follow the language and the program. */
function withoutProgramWords(value: CaseValue): CaseValue {
  const { label, definition, example = '' } = programWords(value.list, value.value);
  return {
    ...value,
    label: value.label === label ? null : value.label,
    definition: value.definition === definition ? null : value.definition,
    example: value.example === example ? null : value.example,
  };
}
