import type { Database } from 'better-sqlite3';
import { Failure } from '#domain/failure.ts';
import { nameKey } from '#domain/fold.ts';
import { getSource, listSourceWords } from '../db/source-rows.ts';

/**
 * Checks that no other source goes by one of these names, however written.
 * @throws Failure `source.name-taken` that tells the other source from one of the same name.
 */
export function checkNamesFree(db: Database, names: readonly string[], besides: readonly string[]): void {
  const keys = new Set(names.map(nameKey));
  if (keys.size === 0) return;
  for (const { id, name, aliases } of listSourceWords(db)) {
    if (besides.includes(id)) continue;
    const taken = [name, ...aliases].find((each) => keys.has(nameKey(each)));
    if (taken === undefined) continue;
    const { role, descriptor, affiliation, country } = getSource(db, id);
    const about = [role || descriptor, affiliation, country].filter(Boolean).join(', ');
    throw new Failure(
      'source.name-taken',
      `“${taken}” is ${taken === name ? 'the name' : 'an alias'} of another source already: “${name}”${
        about && ` (${about})`
      }. Use that one, or confirm that two share the name.`,
      { id, name, taken },
    );
  }
}
