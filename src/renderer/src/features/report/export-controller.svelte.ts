import { parseSearch } from '#domain/search-query.ts';
import {
  composeFrom,
  type ReportComposition,
  type ReportScope,
  type ReportTemplate,
} from '#domain/report/composition.ts';
import { type ExportFormat, formatKind, type FormatOption } from '#domain/report/export-formats.ts';
import type { ExportHabits } from '#domain/report/export-habits.ts';
import type { ExportOrder, ExportWritten, ScopeCounts } from '#contract/report.ts';
import { Failure } from '#domain/failure.ts';
import type { SavedReportSummary } from '#contract/views.ts';
import { call } from '../../api/client.ts';
import { queryForCore, spokenVocabulary } from '../../state/search-words.ts';
import type { Session } from '../../state/session.ts';
import { t } from './strings.ts';

/** What a report is made of: one that is kept in the case, by its id, or a template. */
export type Composed =
  | { readonly kind: 'saved'; readonly reportId: string }
  | { readonly kind: 'template'; readonly template: ReportTemplate };

/** The export dialog: what of the case goes out, in which format and how, and whether it is being written. */
export class ExportController {
  format = $state<ExportFormat>('html');
  composed = $state.raw<Composed>({ kind: 'template', template: 'full' });
  zipped = $state(false);
  byteOrderMark = $state(true);
  structuredData = $state(false);
  /** The reports that are kept in the case. */
  reports = $state.raw<readonly SavedReportSummary[]>([]);
  /** Articles left out; none means that the whole case is exported, articles that come later included. */
  left = $state.raw<ReadonlySet<string>>(new Set());
  /** In the language of search, as it was typed. */
  filter = $state('');
  /** How much is chosen; null until core has said so, and while the filter is not understood. */
  counts = $state.raw<ScopeCounts | null>(null);
  busy = $state(false);
  cancelled = $state(false);
  failure = $state.raw<unknown>(null);

  #suggested = $state({ report: true, data: false });
  readonly #session: Session;
  readonly #remember: (habits: ExportHabits) => void;

  constructor(session: Session, habits: ExportHabits, remember: (habits: ExportHabits) => void) {
    this.#session = session;
    this.#remember = remember;
    this.format = habits.format;
    this.composed = { kind: 'template', template: habits.template };
    this.zipped = habits.zipped;
    this.byteOrderMark = habits.byteOrderMark;
    this.structuredData = habits.structuredData;
    this.#suggested = { report: habits.suggestedInReports, data: habits.suggested };
  }

  readonly kind = $derived(formatKind(this.format));
  /** Whether what is written is composed: a report, or an archive that has one in it. */
  readonly isComposed = $derived(this.kind.kind !== 'data');
  readonly query = $derived(parseSearch(this.filter, spokenVocabulary));
  readonly chosen = $derived.by(() => this.#session.store.articles.filter(({ id }) => !this.left.has(id)));
  readonly #all = $derived.by(() => this.#session.store.articles);

  readonly scope = $derived.by((): ReportScope => ({
    filter: queryForCore(this.query),
    articleIds: this.left.size === 0 ? [] : this.chosen.map(({ id }) => id),
  }));
  readonly #isUnderstood = $derived(this.query.problems.length === 0);
  /** A choice of none gives nothing; a case without articles gives a report that says so. */
  readonly nothing = $derived.by(
    () =>
      (this.chosen.length === 0 && this.#all.length > 0) ||
      (this.filter.trim() !== '' && this.counts?.claims === 0),
  );
  readonly ready = $derived.by(() => !this.busy && this.#isUnderstood && !this.nothing);

  /** True where the option means something for the format. */
  takes(option: FormatOption): boolean {
    return this.kind.takes?.includes(option) === true;
  }

  /** Whether what was only suggested goes in. A report that is kept says so itself. */
  get suggested(): boolean {
    return this.isComposed ? this.#suggested.report : this.#suggested.data;
  }
  set suggested(wanted: boolean) {
    this.#suggested[this.isComposed ? 'report' : 'data'] = wanted;
  }

  /** Learns which reports the case has, and begins with the one that is being composed. */
  async open(): Promise<void> {
    this.reports = await call('report.list', {});
    const { view, reportId } = this.#session.workspace;
    if (view !== 'report' || reportId === null || !this.reports.some(({ id }) => id === reportId)) return;
    if (!this.isComposed) this.format = 'html';
    await this.compose({ kind: 'saved', reportId });
  }

  /** Chooses what the report is made of; of one that is kept also what of the case it is about. */
  async compose(composed: Composed): Promise<void> {
    this.composed = composed;
    if (composed.kind !== 'saved') return;
    const { scope } = (await call('report.get', { reportId: composed.reportId })).composition;
    if (this.composed !== composed) return;
    this.filter = scope.filter;
    const wanted = new Set(scope.articleIds);
    this.left = new Set(wanted.size === 0 ? [] : this.#all.flatMap(({ id }) => (wanted.has(id) ? [] : id)));
  }

  toggle(articleId: string): void {
    const left = new Set(this.left);
    if (!left.delete(articleId)) left.add(articleId);
    this.left = left;
  }

  /** Chooses all articles, or none. */
  choose(what: 'all' | 'none'): void {
    this.left = new Set(what === 'all' ? [] : this.#all.map(({ id }) => id));
  }

  #counting = false;
  #countAgain = false;

  /** Asks how much is chosen; while an answer is awaited, once more after it. */
  async count(): Promise<void> {
    this.#countAgain = true;
    if (this.#counting) return;
    this.#counting = true;
    try {
      while (this.#countAgain) {
        this.#countAgain = false;
        this.counts =
          this.#isUnderstood && !(this.chosen.length === 0 && this.#all.length > 0)
            ? await call('report.count', { scope: this.scope })
            : null;
      }
    } catch (reason) {
      this.counts = null;
      this.failure = reason;
    } finally {
      this.#counting = false;
    }
  }

  /** Asks where to, writes, and says so; true once something was written. */
  async run(): Promise<boolean> {
    if (!this.ready) return false;
    this.busy = true;
    this.cancelled = false;
    this.failure = null;
    try {
      const { isFolder, order } = await this.#order();
      const written = await call('report.export', order);
      if (!written) return false;
      this.#remember(this.#habits());
      this.#tell(written, isFolder);
      return true;
    } catch (reason) {
      if (reason instanceof Failure && reason.code === 'request.cancelled') this.cancelled = true;
      else this.failure = reason;
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #order(): Promise<{
    readonly order: ExportOrder & { readonly zipped: boolean };
    readonly isFolder: boolean;
  }> {
    const { format, scope, zipped, byteOrderMark } = this;
    return {
      isFolder: this.kind.shape === 'files' && !zipped,
      order: {
        format,
        // What crosses to core is plain data.
        scope: { filter: scope.filter, articleIds: [...scope.articleIds] },
        composition: await this.#composition(),
        // What is not offered for a format is as the command line leaves it.
        options: {
          byteOrderMark: byteOrderMark || !this.takes('byte-order-mark'),
          suggested: this.#suggested.data && this.takes('suggested'),
        },
        zipped,
      },
    };
  }

  async #composition(): Promise<ReportComposition | null> {
    const { composed } = this;
    if (composed.kind === 'saved' && (this.isComposed || this.takes('report')))
      return (await call('report.get', { reportId: composed.reportId })).composition;
    if (composed.kind === 'saved' || !this.isComposed) return null;
    return {
      ...composeFrom(composed.template),
      suggested: this.#suggested.report ? 'marked' : 'left-out',
      structuredData: this.structuredData,
    };
  }

  #habits(): ExportHabits {
    return {
      format: this.format,
      template: this.composed.kind === 'template' ? this.composed.template : 'full',
      zipped: this.zipped,
      byteOrderMark: this.byteOrderMark,
      suggested: this.#suggested.data,
      suggestedInReports: this.#suggested.report,
      structuredData: this.structuredData,
    };
  }

  #tell({ path }: ExportWritten, isFolder: boolean): void {
    const { notices } = this.#session;
    notices.say(t('done', { path }), {
      label: isFolder ? t('open-folder') : t('show'),
      run: () =>
        void call('app.show-in-folder', { what: 'last-export' }).catch((reason: unknown) =>
          notices.fail(reason),
        ),
    });
  }
}
