import type { CoreInput } from '#contract/api.ts';
import type { MatrixCellWords } from '#contract/views.ts';
import type { ClaimMatrix } from '#domain/compare/matrix.ts';
import { cellLines, filledColumns, type CellLine } from '#domain/compare/matrix-cells.ts';
import type { MatrixColumn } from '#domain/compare/matrix-columns.ts';
import { startLayout, type MatrixLayout } from '#domain/compare/matrix-layout.ts';
import { Failure } from '#domain/failure.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { rowsOf, type CompareRow } from './compare-rows.ts';

/** The row of the cell at hand while it is a head of a column. */
export const headRow = -1;
/** What the feet of the columns tell, each a row of its own below the claims. */
export const footKinds = ['claims', 'attributed', 'anonymous', 'mean', 'leading'] as const;
/** One of {@link footKinds}. */
export type FootKind = (typeof footKinds)[number];
/** So many places of a cell are shown in words. */
const mostPlaces = 6;
const mostWordsKept = 200;

type Scope = Omit<CoreInput<'compare.matrix'>, 'layout'>;

const noCells = new Uint32Array(1);
const none = new Uint32Array(0);
const emptyMatrix: ClaimMatrix = {
  columns: [],
  rows: [],
  signs: [],
  sources: [],
  cells: {
    rowStarts: noCells,
    columns: none,
    cellStarts: noCells,
    signs: none,
    nearest: none,
    counts: none,
  },
  relations: [],
};

/**
 * The matrix as the analyst looks at it: what core laid out, and the cell at hand, which follows its claim and its column
 * when rows and columns come, go and move. Rows are counted from 0, the head is {@link headRow}, the feet come after the
 * last claim; column 0 is the claim itself.
 */
export class MatrixController {
  matrix = $state.raw<ClaimMatrix>(emptyMatrix);
  loaded = $state(false);
  layout = $state.raw<MatrixLayout>(startLayout);
  feet = $state(false);
  /** A wish to bring the cell at hand into sight; a new object each time. */
  sight = $state.raw<object>({});
  #place = $state.raw<readonly [row: number, column: number]>([0, 0]);
  #claimId: string | null = null;
  #columnId: string | null = null;
  #reading = false;
  #again: CoreInput<'compare.matrix'> | null = null;
  #scope: Scope = { filter: '', articleIds: [] };
  #words = new Map<string, Promise<MatrixCellWords | null>>();
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly rows = $derived(rowsOf(this.matrix));
  readonly #rowAt = $derived(new Map(this.rows.map((row, index) => [row.claim.id, index])));
  readonly columns = $derived(this.matrix.columns);
  /** The feet on show; a column of a source has no other to lead it. */
  readonly feetShown = $derived<readonly FootKind[]>(
    !this.feet ? [] : this.layout.by === 'sources' ? footKinds.slice(0, -1) : footKinds,
  );
  /** The row of the cell at hand. */
  readonly row = $derived(this.#place[0]);
  readonly column = $derived(this.#place[1]);
  /** The row of a claim at hand, or null in the head and the feet. */
  readonly rowAtHand = $derived<CompareRow | null>(this.rows[this.row] ?? null);

  /** The row of a claim, or null when the matrix has none. */
  find(claimId: string | null): CompareRow | null {
    const index = claimId === null ? undefined : this.#rowAt.get(claimId);
    return index === undefined ? null : (this.rows[index] ?? null);
  }

  /** What the row of a foot tells, or null for another row. */
  footAt(row: number): FootKind | null {
    return this.feetShown[row - this.rows.length] ?? null;
  }

  linesAt(row: number, column: number): readonly CellLine[] {
    return cellLines(this.matrix, row, column);
  }

  /** The columns of a row that hold something, and the one at hand, from `first` up to `end`; columns count from 0. */
  filledAt(row: number, first: number, end: number): readonly number[] {
    const filled = filledColumns(this.matrix, row, first, end);
    const here = this.column - 1;
    if (row !== this.row || here < first || here >= end || filled.includes(here)) return filled;
    return [...filled, here].sort((a, b) => a - b);
  }

  /** Reads the matrix; while one reading is on its way, however many changes come make one more. */
  async load(scope: Scope): Promise<void> {
    this.#scope = scope;
    this.#again = { ...scope, layout: structuredClone(this.layout) };
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        const wanted: CoreInput<'compare.matrix'> = this.#again;
        this.#again = null;
        const matrix = await call('compare.matrix', wanted);
        if (!this.#again) this.#show(matrix);
      }
    } catch (reason) {
      // An article that was removed meanwhile: the screen is about to choose others.
      if (!(reason instanceof Failure && reason.code === 'article.not-found'))
        this.#session.notices.fail(reason);
    } finally {
      this.#reading = false;
    }
  }

  /** Lays the matrix out in another way; another order of rows is looked at from its top. */
  async lay(layout: Partial<MatrixLayout>): Promise<void> {
    this.layout = { ...this.layout, ...layout };
    await this.load(this.#scope);
    if (layout.columns) this.sight = {};
    else this.goTo(0, layout.by ? 0 : this.column);
  }

  /** Goes to a cell. */
  goTo(row: number, column: number): void {
    const last = this.rows.length - 1 + this.feetShown.length;
    this.#place = [
      Math.max(headRow, Math.min(last, row)),
      Math.max(0, Math.min(this.columns.length, column)),
    ];
    this.#claimId = this.rowAtHand?.claim.id ?? null;
    this.#columnId = this.columns[this.column - 1]?.id ?? null;
    const { comparison } = this.#session.workspace;
    if (this.#claimId) comparison.claimId = this.#claimId;
    if (this.layout.by === 'sources' && this.#columnId) comparison.sourceId = this.#columnId;
    this.sight = {};
  }

  /** Goes to the row of a claim, if the matrix has it. */
  goToClaim(claimId: string): void {
    const index = this.#rowAt.get(claimId);
    if (index !== undefined) this.goTo(index, this.column);
  }

  /** Goes to the column of an article, a publisher or a source, if the matrix has it. */
  goToColumn(id: string): void {
    const at = this.columns.findIndex((column) => column.id === id);
    if (at !== -1) this.goTo(this.row, at + 1);
  }

  /** The words behind a cell (column from 1) or, for column 0, the whole row; null when they cannot be had. */
  words(row: CompareRow, column: number): Promise<MatrixCellWords | null> {
    const columnId = column === 0 ? null : (this.columns[column - 1]?.id ?? '');
    const key = `${row.claim.id} ${columnId ?? 'row'}`;
    let words = this.#words.get(key);
    if (words) return words;
    const { filter, articleIds } = this.#scope;
    words = call('compare.cell', {
      filter,
      articleIds: [...articleIds],
      by: this.layout.by,
      claimId: row.claim.id,
      columnId,
      limit: mostPlaces,
    }).catch((reason: unknown) => {
      this.#session.notices.fail(reason);
      return null;
    });
    if (this.#words.size >= mostWordsKept) this.#words.clear();
    this.#words.set(key, words);
    return words;
  }

  /** Brings the articles in the panes to their words, the cell's first; an empty cell leads to the others. */
  async reveal(row: CompareRow, column: number): Promise<void> {
    const words = await this.words(row, column);
    if (words) this.#session.workspace.reveal(words.articles);
  }

  /** Opens the article in which the cell's first words stand; false where there are none. */
  async open(row: CompareRow, column: number): Promise<boolean> {
    const words = await this.words(row, column);
    const place = words && words.total > 0 ? words.articles[0] : undefined;
    if (place) this.openPlace(place);
    return place !== undefined;
  }

  /** Opens an article at the words of an occurrence. */
  openPlace(place: { readonly articleId: string; readonly occurrenceId: string }): void {
    const { workspace } = this.#session;
    workspace.openArticle(place.articleId);
    workspace.reveal([place]);
    workspace.moveFocus('text');
  }

  #show(matrix: ClaimMatrix): void {
    const [row, column] = this.#place;
    // Before there are rows, the first place is none of a foot.
    const foot = this.loaded ? this.footAt(row) : null;
    this.matrix = matrix;
    this.loaded = true;
    this.#words = new Map();
    const byClaim = this.#claimId === null ? undefined : this.#rowAt.get(this.#claimId);
    const byId = matrix.columns.findIndex(({ id }: MatrixColumn) => id === this.#columnId);
    const count = matrix.rows.length;
    this.#place = [
      foot !== null
        ? count + Math.max(0, this.feetShown.indexOf(foot))
        : (byClaim ?? Math.max(row === headRow ? headRow : 0, Math.min(row, count - 1))),
      this.#columnId !== null && byId !== -1 ? byId + 1 : Math.min(column, matrix.columns.length),
    ];
    this.#claimId = this.rowAtHand?.claim.id ?? null;
    this.#columnId = this.columns[this.column - 1]?.id ?? null;
  }
}

const controllers = new WeakMap<Session, MatrixController>();

/** The one matrix of the whole case in a session: it is as it was left when one comes back to it. */
export function matrixOf(session: Session): MatrixController {
  let controller = controllers.get(session);
  if (!controller) {
    controller = new MatrixController(session);
    controller.feet = true;
    controllers.set(session, controller);
  }
  return controller;
}
