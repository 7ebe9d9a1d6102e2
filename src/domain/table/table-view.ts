import { columnFacts, tableColumns, type TableColumn } from './table-columns.ts';
import type { TableSort } from './table-layout.ts';

/** A column as it is shown; the width is in CSS pixels. */
export type ShownColumn = { readonly column: TableColumn; readonly width: number };

/** A way of looking at the claims table: which rows, which columns, in what order. */
export type TableView = {
  /** In the language of search. */
  readonly filter: string;
  readonly rows: 'claims' | 'occurrences';
  /** Never empty, each column once. */
  readonly columns: readonly ShownColumn[];
  readonly sort: readonly TableSort[];
  readonly group: TableColumn | null;
};

/** How narrow and how wide a column may be, in CSS pixels. */
export const columnWidths = { least: 48, most: 1200 } as const;

/** How the table looks until the analyst changes it. */
export const startView: TableView = {
  filter: '',
  rows: 'claims',
  columns: tableColumns
    .filter((column) => columnFacts[column].shown)
    .map((column) => ({ column, width: columnFacts[column].width })),
  sort: [],
  group: null,
};

/**
 * Reads a view that was kept, perhaps by another version. What it names that this version does not have is left out and
 * told in `gone`; whatever else makes no sense is as in {@link startView}. Never throws.
 */
export function readView(kept: unknown): { readonly view: TableView; readonly gone: readonly string[] } {
  const given = isRecord(kept) ? kept : {};
  const gone = new Set<string>();
  const known = (name: unknown): TableColumn | null => {
    const column = tableColumns.find((each) => each === name) ?? null;
    if (column === null && typeof name === 'string') gone.add(name);
    return column;
  };
  const columns = listOf(given['columns']).flatMap(({ column: name, width }): ShownColumn[] => {
    const column = known(name);
    return column === null ? [] : [{ column, width: widthOf(width, columnFacts[column].width) }];
  });
  const sort = listOf(given['sort']).flatMap(({ column: name, descending }): TableSort[] => {
    const column = known(name);
    return column === null ? [] : [{ column, descending: descending === true }];
  });
  const group = given['group'] == null ? null : known(given['group']);
  return {
    view: {
      filter: typeof given['filter'] === 'string' ? given['filter'].slice(0, 4000) : startView.filter,
      rows: given['rows'] === 'occurrences' ? 'occurrences' : 'claims',
      columns: columns.length > 0 ? onceEach(columns) : startView.columns,
      sort: onceEach(sort),
      group: group !== null && columnFacts[group].groups ? group : null,
    },
    gone: [...gone],
  };
}

/** A width within {@link columnWidths}. */
export function widthOf(width: unknown, otherwise: number): number {
  const whole = typeof width === 'number' && Number.isFinite(width) ? Math.round(width) : otherwise;
  return Math.max(columnWidths.least, Math.min(whole, columnWidths.most));
}

function onceEach<Item extends { readonly column: TableColumn }>(items: readonly Item[]): readonly Item[] {
  return items.filter(({ column }, index) => items.findIndex((each) => each.column === column) === index);
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
