import type { CoreInput } from '#contract/api.ts';
import type { TableRow } from '#contract/views.ts';
import { columnFacts, type TableColumn } from '#domain/table/table-columns.ts';
import { readView, startView, widthOf, type TableView } from '#domain/table/table-view.ts';
import { parseSearch } from '#domain/search-query.ts';
import { call } from '../../api/client.ts';
import { queryForCore, spokenVocabulary } from '../../state/search-words.ts';
import type { Session } from '../../state/session.ts';
import { filterWith } from './cell-filter.ts';
import { t } from './strings.ts';

/** Rows are asked for in pieces of this many. */
const pieceSize = 100;
const mostPieces = 40;

/** The row of the cell at hand while it is a head of a column. */
export const headRow = -1;

type Piece = readonly TableRow[];

/**
 * The claims table as the analyst looks at it: only the rows near the window are here, core has the others. The cell at
 * hand, the rows selected and the view stay while other screens are on show.
 */
export class TableController {
  view = $state.raw<TableView>(startView);
  collapsed = $state.raw<readonly string[]>([]);
  loaded = $state(false);
  /** Rows in all, groups included. */
  total = $state(0);
  claims = $state(0);
  occurrences = $state(0);
  /** The cell at hand: a row or {@link headRow}, and a column by its place. */
  row = $state(0);
  column = $state(0);
  /** What is selected: ids of occurrences, and of claims without any. */
  selected = $state.raw<ReadonlySet<string>>(new Set());
  /** A wish to bring the cell at hand into sight; a new object each time. */
  sight = $state.raw<{ readonly top: boolean }>({ top: false });
  #pieces = $state.raw<ReadonlyMap<number, Piece>>(new Map());
  #near: readonly [first: number, last: number] = [0, 0];
  #anchor = 0;
  /** Goes up with every reading from the start: answers to an older one come too late. */
  #reading = 0;
  readonly #asked = new Set<number>();
  #path: string | null = null;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly shownColumn = $derived(this.view.columns[this.column] ?? null);
  readonly #query = $derived<CoreInput<'table.rows'>['query']>({
    filter: queryForCore(parseSearch(this.view.filter, spokenVocabulary)),
    rows: this.view.rows,
    sort: this.view.sort.map((each) => ({ ...each })),
    group: this.view.group,
    collapsed: [...this.collapsed],
  });

  /** A row, or null while it is on its way. */
  rowAt(index: number): TableRow | null {
    return this.#pieces.get(Math.floor(index / pieceSize))?.[index % pieceSize] ?? null;
  }

  isSelected(row: TableRow): boolean {
    return row.ids !== null && row.ids.every((id) => this.selected.has(id));
  }

  /** Begins with the view in which this case was last left. */
  async open(): Promise<void> {
    const path = this.#session.store.info?.path ?? null;
    if (path === this.#path) return this.refresh();
    this.#path = path;
    this.view = readView(JSON.parse(localStorage.getItem(`table:${path}`) ?? 'null')).view;
    this.collapsed = [];
    this.selected = new Set();
    this.row = 0;
    this.column = 0;
    await this.#start(0);
    this.sight = { top: true };
  }

  /** Reads anew what is near the window; the row at hand is followed to where it lies now. */
  async refresh(): Promise<void> {
    await this.#start(Math.floor(this.#near[0] / pieceSize));
  }

  /** Tells which rows are near the window, so that they are read. */
  near(first: number, last: number): void {
    this.#near = [first, last];
    const end = Math.min(last, this.total - 1);
    for (let piece = Math.floor(first / pieceSize); piece * pieceSize <= end; piece++) void this.#read(piece);
  }

  /** Changes the view and begins at its top. */
  async look(patch: Partial<TableView>): Promise<void> {
    const before = this.view;
    this.view = { ...before, ...patch };
    this.column = Math.min(this.column, this.view.columns.length - 1);
    localStorage.setItem(`table:${this.#path}`, JSON.stringify(this.view));
    const isSame = (['filter', 'rows', 'sort', 'group'] as const).every(
      (part) => before[part] === this.view[part],
    );
    if (isSame) return;
    if (before.filter !== this.view.filter) this.selected = new Set();
    if (before.group !== this.view.group) this.collapsed = [];
    if (this.row !== headRow) this.row = 0;
    this.#near = [0, 0];
    await this.#start(0, null);
    this.sight = { top: true };
  }

  goTo(row: number, column: number): void {
    this.row = Math.max(headRow, Math.min(row, this.total - 1));
    this.column = Math.max(0, Math.min(column, this.view.columns.length - 1));
    this.sight = { top: false };
  }

  /** Sorts by a column: ascending, then descending, then not; `add` keeps the columns sorted by before. */
  sortBy(column: TableColumn, add: boolean): Promise<void> {
    const { sort } = this.view;
    const now = sort.find((each) => each.column === column);
    const next = !now
      ? [{ column, descending: false }]
      : now.descending
        ? []
        : [{ column, descending: true }];
    const others = sort.filter((each) => each.column !== column);
    if (!add) return this.look({ sort: next });
    return this.look({
      sort: now ? sort.flatMap((each) => (each.column === column ? next : [each])) : [...others, ...next],
    });
  }

  /** Narrows the filter to rows that have what the cell at hand has, or to those that have it not. */
  filterByCell(without: boolean): Promise<void> {
    const row = this.rowAt(this.row);
    const column = this.shownColumn?.column;
    if (!row || !column) return Promise.resolve();
    const filter = filterWith(this.view.filter, column, row, without);
    if (filter !== null) return this.look({ filter });
    this.#session.notices.say(t('cannotFilter', { column: t(`column.${column}`) }));
    return Promise.resolve();
  }

  /** Groups by a column, or no more when it is so already. */
  groupBy(column: TableColumn | null): Promise<void> {
    if (column !== null && !columnFacts[column].groups) {
      this.#session.notices.say(t('cannotGroup', { column: t(`column.${column}`) }));
      return Promise.resolve();
    }
    return this.look({ group: column === this.view.group ? null : column });
  }

  /** Moves the column at hand to another place. */
  moveColumn(from: number, to: number): void {
    const moved = this.view.columns[from];
    if (!moved || to < 0 || to >= this.view.columns.length) return;
    void this.look({ columns: this.view.columns.toSpliced(from, 1).toSpliced(to, 0, moved) });
    this.goTo(this.row, to);
  }

  resizeColumn(at: number, width: number): void {
    void this.look({
      columns: this.view.columns.map((each, index) =>
        index === at ? { ...each, width: widthOf(width, each.width) } : each,
      ),
    });
  }

  /** Shows a column at the end, or hides it; the last one stays. */
  showColumn(column: TableColumn, shown: boolean): void {
    const others = this.view.columns.filter((each) => each.column !== column);
    const columns = shown ? [...others, { column, width: columnFacts[column].width }] : others;
    if (columns.length === 0) this.#session.notices.say(t('oneColumn'));
    else void this.look({ columns });
  }

  /** Folds a group away, or unfolds it. */
  async fold(group: string): Promise<void> {
    this.collapsed = this.collapsed.includes(group)
      ? this.collapsed.filter((each) => each !== group)
      : [...this.collapsed, group];
    await this.refresh();
  }

  /** Selects a row, or takes it out when all of it is selected. */
  async toggle(index: number): Promise<void> {
    this.#anchor = index;
    const ids = await this.#idsOf(index, index + 1);
    const selected = new Set(this.selected);
    if (ids.every((id) => selected.has(id))) for (const id of ids) selected.delete(id);
    else for (const id of ids) selected.add(id);
    this.selected = selected;
  }

  /** Selects everything from the row toggled last, or from the row given, to this one. */
  async selectTo(index: number, from = this.#anchor): Promise<void> {
    const [first, last] = [Math.min(from, index), Math.max(from, index)];
    this.selected = new Set([...this.selected, ...(await this.#idsOf(first, last + 1))]);
  }

  /** Selects all that the filter finds, folded groups included. */
  async selectAll(): Promise<void> {
    this.selected = new Set(await this.#idsOf(0, this.total));
  }

  clearSelection(): void {
    this.selected = new Set();
  }

  /** What an edit is about: what is selected, or else the row at hand. */
  async idsToEdit(): Promise<readonly string[]> {
    if (this.selected.size > 0) return [...this.selected];
    return this.row === headRow ? [] : this.#idsOf(this.row, this.row + 1);
  }

  /** Shows a row's words in their article; of a claim the first that the table shows. */
  async reveal(index: number): Promise<void> {
    const row = this.rowAt(index);
    if (!row) return;
    if (row.kind === 'group') return this.fold(row.group);
    const { workspace, notices } = this.#session;
    const [occurrence] = await this.#guard(
      call('occurrence.get', { occurrenceIds: row.ids.slice(0, 1) }),
      [],
    );
    if (!occurrence) return notices.say(t('nowhere'));
    workspace.reveal([{ articleId: occurrence.articleId, occurrenceId: occurrence.id }]);
    workspace.moveFocus('text');
  }

  async #idsOf(start: number, end: number): Promise<readonly string[]> {
    const only = end === start + 1 ? this.rowAt(start)?.ids : null;
    return only ?? this.#guard(call('table.ids', { query: this.#query, start, end }), []);
  }

  /** Reads two pieces from `piece` on as the first of a new reading; what was shown stays until they come. */
  async #start(piece: number, find = this.rowAt(this.row)?.key ?? null): Promise<void> {
    const reading = (this.#reading += 1);
    this.#asked.clear();
    const input = { query: this.#query, start: piece * pieceSize, count: 2 * pieceSize, find };
    const page = await this.#guard(call('table.rows', input), null);
    if (!page || reading !== this.#reading) return;
    this.#pieces = new Map([
      [piece, page.rows.slice(0, pieceSize)],
      [piece + 1, page.rows.slice(pieceSize)],
    ]);
    this.#asked.add(piece).add(piece + 1);
    this.total = page.total;
    this.claims = page.claims;
    this.occurrences = page.occurrences;
    this.loaded = true;
    const row =
      this.row === headRow ? headRow : (page.found ?? Math.max(0, Math.min(this.row, page.total - 1)));
    if (row !== this.row) this.goTo(row, this.column);
    this.near(...this.#near);
  }

  async #read(piece: number): Promise<void> {
    if (!this.loaded || this.#asked.has(piece)) return;
    this.#asked.add(piece);
    const reading = this.#reading;
    const input = { query: this.#query, start: piece * pieceSize, count: pieceSize, find: null };
    const page = await this.#guard(call('table.rows', input), null);
    if (!page || reading !== this.#reading) return;
    // However far one scrolls, the page keeps only what was read lately.
    const pieces = new Map(this.#pieces).set(piece, page.rows);
    const oldest = pieces.size > mostPieces ? pieces.keys().next().value : undefined;
    if (oldest !== undefined) {
      pieces.delete(oldest);
      this.#asked.delete(oldest);
    }
    this.#pieces = pieces;
  }

  async #guard<Value, Other>(work: Promise<Value>, otherwise: Other): Promise<Value | Other> {
    try {
      return await work;
    } catch (reason) {
      this.#session.notices.fail(reason);
      return otherwise;
    }
  }
}

const controllers = new WeakMap<Session, TableController>();

/** The one claims table of the session: it is as it was left when one comes back to it. */
export function tableOf(session: Session): TableController {
  let controller = controllers.get(session);
  if (!controller) controllers.set(session, (controller = new TableController(session)));
  return controller;
}
