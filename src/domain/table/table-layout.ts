import { cellValue, compareValues, groupsOf, type CellValue, type TableColumn } from './table-columns.ts';
import { pairId, type TableClaim, type TablePair } from './table-pair.ts';

/** One of the columns that decide the order; the first decides, the next where it leaves two equal. */
export type TableSort = { readonly column: TableColumn; readonly descending: boolean };

/** How the claims table is laid out. */
export type TableArrangement = {
  /** A row a claim with its occurrences beneath, or a row an occurrence. */
  readonly rows: 'claims' | 'occurrences';
  readonly sort: readonly TableSort[];
  readonly group: TableColumn | null;
  /** The keys of the groups whose rows are folded away. */
  readonly collapsed: readonly string[];
};

/** A row of the claims table as it lies under the others. */
export type TableEntry =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly value: CellValue;
      readonly pairs: readonly TablePair[];
      readonly collapsed: boolean;
    }
  | { readonly kind: 'claim'; readonly claim: TableClaim; readonly pairs: readonly TablePair[] }
  | { readonly kind: 'occurrence'; readonly pair: TablePair };

/** The place of each pair's value in the order of a column's values, by the pair's index; -1 where there is none. */
export type Ranks = Int32Array;

/** Gives the ranks of all pairs for a column. Ordering each different value once keeps sorting many rows fast. */
export function rankValues(pairs: readonly TablePair[], column: TableColumn): Ranks {
  const values = pairs.map((pair) => cellValue(column, pair));
  const different = [...new Set(values)].filter((value) => value !== null);
  different.sort((a, b) => compareValues(column, a, b));
  const ranks = new Map(different.map((value, rank) => [value as CellValue, rank]));
  return Int32Array.from(values, (value) => ranks.get(value) ?? -1);
}

/**
 * Lays rows out: those of `chosen` (indices into `pairs`), sorted, grouped, with claims over their occurrences where
 * wanted. Rows equal in all sorted columns keep the order of `pairs`; rows without a value come last either way.
 */
export function layOut(
  pairs: readonly TablePair[],
  chosen: readonly number[],
  { rows, sort, group, collapsed }: TableArrangement,
  ranksOf: (column: TableColumn) => Ranks,
): readonly TableEntry[] {
  const sorted = sortIndices(chosen, sort, ranksOf).flatMap((index) => pairs[index] ?? []);
  const shown = rows === 'claims' ? sorted : sorted.filter((pair) => pair.occurrence !== null);
  if (group === null) return entriesOf(shown, rows);
  const groups = new Map<string, { value: CellValue; pairs: TablePair[] }>();
  for (const pair of shown) {
    for (const { key, value } of groupsOf(group, pair)) {
      const found = groups.get(key);
      if (found) found.pairs.push(pair);
      else groups.set(key, { value, pairs: [pair] });
    }
  }
  const descending = sort.find(({ column }) => column === group)?.descending ?? false;
  const folded = new Set(collapsed);
  return [...groups]
    .sort(([, a], [, b]) => compareGroups(group, descending, a.value, b.value))
    .flatMap(([key, { value, pairs: inside }]): TableEntry[] => {
      const isFolded = folded.has(key);
      const head: TableEntry = { kind: 'group', key, value, pairs: inside, collapsed: isFolded };
      return isFolded ? [head] : [head, ...entriesOf(inside, rows)];
    });
}

/** The pairs that a row stands for: its own, those beneath a claim, those of a group. */
export function pairsOf(entry: TableEntry): readonly TablePair[] {
  return entry.kind === 'occurrence' ? [entry.pair] : entry.pairs;
}

/** What tells a row from every other within its group, the same after sorting or filtering anew. */
export function entryKey(entry: TableEntry): string {
  switch (entry.kind) {
    case 'group':
      return `group ${entry.key}`;
    case 'claim':
      return `claim ${entry.claim.id}`;
    case 'occurrence':
      return pairId(entry.pair);
  }
}

function entriesOf(pairs: readonly TablePair[], rows: TableArrangement['rows']): TableEntry[] {
  if (rows === 'occurrences') return pairs.map((pair) => ({ kind: 'occurrence', pair }));
  const byClaim = new Map<string, TablePair[]>();
  for (const pair of pairs) {
    const found = byClaim.get(pair.claim.id);
    if (found) found.push(pair);
    else byClaim.set(pair.claim.id, [pair]);
  }
  const entries: TableEntry[] = [];
  for (const inside of byClaim.values()) {
    const [first] = inside;
    if (first) entries.push({ kind: 'claim', claim: first.claim, pairs: inside });
    for (const pair of inside) if (pair.occurrence) entries.push({ kind: 'occurrence', pair });
  }
  return entries;
}

function sortIndices(
  chosen: readonly number[],
  sort: readonly TableSort[],
  ranksOf: (column: TableColumn) => Ranks,
): readonly number[] {
  if (sort.length === 0) return chosen;
  const keys = sort.map(({ column, descending }) => ({ ranks: ranksOf(column), descending }));
  return chosen.toSorted((a, b) => {
    for (const { ranks, descending } of keys) {
      const first = ranks[a] ?? -1;
      const second = ranks[b] ?? -1;
      if (first === second) continue;
      if (first === -1) return 1;
      if (second === -1) return -1;
      return descending ? second - first : first - second;
    }
    return a - b;
  });
}

function compareGroups(column: TableColumn, descending: boolean, a: CellValue, b: CellValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const order = compareValues(column, a, b);
  return descending ? -order : order;
}
