import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import { knownIds } from '../../../db/known-ids.ts';
import { rejectData } from '../reject-data.ts';

type List = 'articles' | 'claims' | 'occurrences' | 'sources' | 'relations';

/** Which ids of one list the case has, and whether an id is to be had at all once the data are in it. */
export type KnownIds = {
  /** The case has this already. */
  readonly there: (id: string) => boolean;
  /** @throws Failure `data.invalid` when neither the data nor the case have it. */
  readonly check: (id: string, path: string) => void;
};

/** Looks the ids of a list up, and those that are only referred to. */
export function knownIdsOf(
  db: Database,
  data: CaseJson,
  list: List,
  table: Parameters<typeof knownIds>[1],
  referred: Iterable<string> = [],
): KnownIds {
  const own = new Set(data[list].map(({ id }) => id));
  const there = knownIds(db, table, [...new Set([...own, ...referred])]);
  return {
    there: (id) => there.has(id),
    check: (id, path) => {
      if (!own.has(id) && !there.has(id))
        rejectData(path, `there is no ${table} ${id}, neither here nor in the case`);
    },
  };
}
