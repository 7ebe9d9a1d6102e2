import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import {
  type AddedValues,
  type CaseValue,
  checkCaseValues,
  type ExtendableList,
  isExtendable,
  programValues,
} from '#domain/case-codebook.ts';
import { listCaseValues } from '../../../db/codebook-rows.ts';
import { inData, rejectData } from '../reject-data.ts';

/** What the data add to the codebook, and how values they chose are found in the case. */
export type CodebookPlan = {
  readonly values: readonly CaseValue[];
  readonly there: number;
  /**
   * The value of a field and the added value behind it, as the case has them. An added value of the same name counts as
   * what the case says.
   * @throws Failure `data.invalid` for an added value nobody knows, or one that counts as another value.
   */
  readonly chosen: <Value extends string>(
    list: ExtendableList,
    value: Value,
    added: AddedValues,
    path: string,
  ) => { readonly value: Value; readonly added: string | null };
};

/** Plans what becomes of the codebook. @throws Failure `data.invalid` */
export function planCodebook(db: Database, data: CaseJson): CodebookPlan {
  const inCase = listCaseValues(db);
  const byName = new Map(inCase.map((each) => [keyOf(each), each]));
  const values: CaseValue[] = [];
  const read = new Map<string, CaseValue>();
  const meant = new Map<string, CaseValue>();
  data.codebook.forEach((each, index) => {
    const path = `codebook[${index}]`;
    checkValue(each, path);
    if (read.has(keyOf(each))) rejectData(`${path}.value`, `the value “${each.value}” is there twice`);
    read.set(keyOf(each), each);
    const known = byName.get(keyOf(each)) ?? inCase.find((other) => isSameAdded(each, other));
    meant.set(keyOf(each), known ?? each);
    if (known) return;
    values.push(each);
    inData(path, () => {
      checkCaseValues(each.list, [...inCase, ...values]);
    });
  });
  return {
    values,
    there: data.codebook.length - values.length,
    chosen: (list, value, added, path) => {
      const name = added[list];
      if (name === undefined) return { value, added: null };
      const key = `${list} ${name}`;
      const base = read.get(key) ?? byName.get(key);
      if (!base?.countsAs) {
        rejectData(`${path}.added.${list}`, `the codebook has no added value “${name}” in its list ${list}`);
      }
      if (base.countsAs !== value) {
        rejectData(`${path}.added.${list}`, `“${name}” counts as “${base.countsAs}”, not as “${value}”`);
      }
      const kept = meant.get(key) ?? base;
      // What it counts as was checked to be a value of the list.
      return { value: (kept.countsAs ?? value) as typeof value, added: kept.value };
    },
  };
}

function checkValue({ list, value, countsAs, label }: CaseValue, path: string): void {
  const own = programValues(list).map(String);
  if (countsAs === null) {
    if (!own.includes(value))
      rejectData(`${path}.value`, `the program’s list ${list} has no value “${value}”`);
    return;
  }
  if (!isExtendable(list)) rejectData(`${path}.list`, `nothing can be added to the list ${list}`);
  if (own.includes(value)) rejectData(`${path}.value`, `“${value}” is a value of the program’s own`);
  if (!own.includes(countsAs))
    rejectData(`${path}.countsAs`, `the program’s list ${list} has no value “${countsAs}”`);
  if ((label ?? '').trim() === '') rejectData(`${path}.label`, 'an added value needs a label');
}

function isSameAdded(one: CaseValue, other: CaseValue): boolean {
  return (
    one.countsAs !== null &&
    other.countsAs !== null &&
    one.list === other.list &&
    foldLabel(one) === foldLabel(other)
  );
}

const keyOf = ({ list, value }: CaseValue): string => `${list} ${value}`;
const foldLabel = ({ label }: CaseValue): string => (label ?? '').normalize('NFKC').toLowerCase();
