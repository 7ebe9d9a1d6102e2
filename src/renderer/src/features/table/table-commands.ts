import './table-keys.ts';
import { columnFacts } from '#domain/table/table-columns.ts';
import { t } from './strings.ts';
import { headRow, type TableController } from './table-controller.svelte.ts';

/** How much one press makes a column wider or narrower, in CSS pixels. */
const widthStep = 20;

/** What the commands of the table need beside its state. */
export type TablePlaces = {
  readonly find: () => void;
  readonly columns: () => void;
  readonly edit: () => void;
  readonly views: () => void;
  readonly tie: () => void;
  readonly split: () => void;
};

/** Moves the cell at hand by a key that moves; false when the key does not. */
export function moveBy(controller: TableController, event: KeyboardEvent, perPage: number): boolean {
  const { row, column, total, view } = controller;
  const lastColumn = view.columns.length - 1;
  const mod = event.ctrlKey || event.metaKey;
  const places: Readonly<Record<string, readonly [row: number, column: number]>> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    PageDown: [Math.max(0, row) + perPage, column],
    PageUp: [Math.max(0, row - perPage), column],
    Home: [mod ? 0 : row, 0],
    End: [mod ? total - 1 : row, lastColumn],
  };
  const place = places[event.key];
  if (!place) return false;
  controller.goTo(...place);
  if (event.shiftKey && row !== headRow && controller.row !== headRow)
    void controller.selectTo(controller.row, row);
  return true;
}

/** Why a command cannot be done now; null when it can. */
export function cannotInTable(controller: TableController, id: string): string | null {
  const { row, total, shownColumn: here, selected } = controller;
  if (id === 'table.move' || id === 'table.select-on') return t('cannot.arrows');
  if (id === 'table.clear') return selected.size === 0 ? t('cannot.clear') : null;
  if (total === 0 && ['table.reveal', 'table.select', 'table.select-to', 'table.select-all'].includes(id))
    return t('noneFound');
  if (id === 'table.select-to' && row === headRow) return t('cannot.row');
  if (id === 'table.edit' && selected.size === 0 && (row === headRow || total === 0))
    return t('nothingToEdit');
  if (id === 'table.tie' && selected.size < 2) return t('cannot.tie');
  if (id === 'table.split' && selected.size === 0) return t('cannot.split');
  if ((id === 'table.only' || id === 'table.without') && (row === headRow || total === 0))
    return t('cannot.row');
  if (id === 'table.group' && here && !columnFacts[here.column].groups)
    return t('cannotGroup', { column: t(`column.${here.column}`) });
  return null;
}

/** Does a command of the table to the cell at hand. */
export function runInTable(controller: TableController, id: string, places: TablePlaces): void {
  const { row, column, shownColumn: here } = controller;
  if (!here) return;
  switch (id) {
    case 'table.reveal':
      if (row === headRow) void controller.sortBy(here.column, false);
      else void controller.reveal(row);
      return;
    case 'table.select':
      if (row === headRow) void controller.sortBy(here.column, false);
      else void controller.toggle(row);
      return;
    case 'table.select-to':
      return void controller.selectTo(row);
    case 'table.select-all':
      return void controller.selectAll();
    case 'table.clear':
      return controller.clearSelection();
    case 'table.find':
      return places.find();
    case 'table.sort':
      return void controller.sortBy(here.column, false);
    case 'table.sort-also':
      return void controller.sortBy(here.column, true);
    case 'table.group':
      return void controller.groupBy(here.column);
    case 'table.hide':
      return controller.showColumn(here.column, false);
    case 'table.edit':
      return places.edit();
    case 'table.views':
      return places.views();
    case 'table.tie':
      return places.tie();
    case 'table.split':
      return places.split();
    case 'table.only':
      return void controller.filterByCell(false);
    case 'table.without':
      return void controller.filterByCell(true);
    case 'table.columns':
      return places.columns();
    case 'table.column-left':
      return controller.moveColumn(column, column - 1);
    case 'table.column-right':
      return controller.moveColumn(column, column + 1);
    case 'table.narrower':
      return controller.resizeColumn(column, here.width - widthStep);
    case 'table.wider':
      return controller.resizeColumn(column, here.width + widthStep);
  }
}
