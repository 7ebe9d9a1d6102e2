import type { Database } from 'better-sqlite3';
import type { AddedValues, ExtendableList } from '#domain/case-codebook.ts';
import { Failure } from '#domain/failure.ts';
import { listCaseValues, writeAdded } from '../db/codebook-rows.ts';

/** For each list a thing is judged by, the field that holds the built-in value. */
type Fields<Patch> = { readonly [List in ExtendableList]?: keyof Patch };

/**
 * Keeps which added values a patch chooses for a thing, and gives the patch with the built-in values these count as. A
 * field that the patch sets without choosing an added value stands for itself again.
 * @throws Failure `codebook.value-not-found`
 */
export function chooseAdded<Patch extends object>(
  db: Database,
  id: string,
  { added = {}, ...patch }: Patch & { readonly added?: AddedValues | undefined },
  fields: Fields<Omit<Patch, 'added'>>,
): Omit<Patch, 'added'> {
  const result: Record<string, unknown> = { ...patch };
  for (const [list, field] of Object.entries(fields) as [ExtendableList, string][]) {
    const value = added[list];
    if (value !== undefined) {
      result[field] = countsAs(db, list, value);
      writeAdded(db, id, list, value);
    } else if (result[field] !== undefined) {
      writeAdded(db, id, list, null);
    }
  }
  return result as Omit<Patch, 'added'>;
}

/** The built-in value that an added one counts as. @throws Failure `codebook.value-not-found` */
export function countsAs(db: Database, list: ExtendableList, value: string): string {
  const found = listCaseValues(db).find((each) => each.list === list && each.value === value);
  if (found?.countsAs) return found.countsAs;
  throw new Failure(
    'codebook.value-not-found',
    'This value is no longer in the case’s codebook; choose another.',
    { list, value },
  );
}
