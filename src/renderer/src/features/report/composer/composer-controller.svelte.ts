import type { AppEvents } from '#contract/events.ts';
import type { KeptTemplate, ReportPreview } from '#contract/report.ts';
import type { ReportVersion, SavedReport, SavedReportSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import {
  emptyPart,
  type ReportComposition,
  type ReportPart,
  type ReportPartKind,
} from '#domain/report/composition.ts';
import { call, on } from '../../../api/client.ts';
import type { Session } from '../../../state/session.ts';
import { movedPart } from './part-order.ts';
import { t } from './strings.ts';
import { Things } from './things.svelte.ts';

/** How long editing must rest before it is saved, and before it is shown, in milliseconds. */
const savePause = 700;
const previewPause = 350;

/** What of a report is edited at the left: its head, what it covers, or one of its parts by id. */
export type Chosen = { readonly kind: 'head' | 'scope' } | { readonly kind: 'part'; readonly id: string };

/** The reports of the case: which is open, what it has become, and what it looks like. */
export class ComposerController {
  /** Null until they were read. */
  reports = $state.raw<readonly SavedReportSummary[] | null>(null);
  /** As core has it. */
  #saved = $state.raw<SavedReport | null>(null);
  /** As it is edited. */
  composition = $state.raw<ReportComposition | null>(null);
  chosen = $state.raw<Chosen>({ kind: 'head' });
  preview = $state.raw<ReportPreview | null>(null);
  previewFailure = $state.raw<unknown>(null);
  rendering = $state(false);
  /** The version looked at in place of what the report is now. */
  lookedAt = $state.raw<ReportVersion | null>(null);
  templates = $state.raw<readonly KeptTemplate[]>([]);
  /** Said to those who hear the window: where a part went. */
  said = $state('');
  readonly things: Things;
  readonly session: Session;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  #previewTimer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #asked = 0;

  constructor(session: Session) {
    this.session = session;
    this.things = new Things(() => this.preview?.facts ?? null);
  }

  readonly report = $derived.by(() => this.#saved);
  readonly writable = $derived.by(() => this.session.store.writable && this.lookedAt === null);
  readonly part = $derived.by(() => {
    const { chosen } = this;
    return chosen.kind === 'part'
      ? (this.composition?.parts.find(({ id }) => id === chosen.id) ?? null)
      : null;
  });

  /** Reads the reports and follows the case; the function returned stops, with everything saved. */
  start(): () => void {
    void this.#begin();
    const stop = on('case.changed', (change) => void this.#follow(change));
    return () => {
      stop();
      clearTimeout(this.#previewTimer);
      void this.flush();
    };
  }

  async #begin(): Promise<void> {
    await this.#guard(async () => {
      [this.reports, this.templates] = await Promise.all([
        call('report.list', {}),
        call('template.list', {}),
        this.things.read(),
      ]);
      const { workspace } = this.session;
      const first = this.reports.find(({ id }) => id === workspace.reportId) ?? this.reports[0];
      if (first) await this.open(first.id);
    });
  }

  async #follow({ kind, label, changed }: AppEvents['case.changed']): Promise<void> {
    const ownEcho = kind === 'do' && label.action === 'report.save';
    const ofReports = changed.everything || changed.reports.length > 0;
    await this.#guard(async () => {
      if (ofReports && !ownEcho) await this.#readAgain();
      if (!ofReports || changed.everything) {
        await this.things.read();
        this.#previewSoon();
      }
    });
  }

  async #readAgain(): Promise<void> {
    this.reports = await call('report.list', {});
    const open = this.reports.find(({ id }) => id === this.#saved?.id);
    if (!open) {
      this.#close();
      const [first] = this.reports;
      if (first) await this.open(first.id);
      return;
    }
    clearTimeout(this.#saveTimer);
    const report = await call('report.get', { reportId: open.id });
    this.#show(report);
  }

  /** Opens a report of the case. */
  async open(reportId: string): Promise<void> {
    await this.flush();
    await this.#guard(async () => {
      const report = await call('report.get', { reportId });
      const isOther = this.#saved?.id !== report.id;
      if (isOther) this.chosen = { kind: 'head' };
      this.#show(report);
    });
  }

  #show(report: SavedReport): void {
    this.#saved = report;
    this.composition = report.composition;
    this.lookedAt = null;
    this.session.workspace.reportId = report.id;
    if (this.chosen.kind === 'part' && this.part === null) this.chosen = { kind: 'head' };
    this.#previewSoon(0);
  }

  #close(): void {
    clearTimeout(this.#saveTimer);
    clearTimeout(this.#previewTimer);
    this.#saved = null;
    this.composition = null;
    this.preview = null;
    this.lookedAt = null;
    this.session.workspace.reportId = null;
  }

  /** Makes a report and opens it; false when its name is taken, which is said. */
  async make(name: string, composition: ReportComposition): Promise<boolean> {
    return this.#guard(async () => {
      await this.flush();
      const report = await call('report.save', { reportId: null, name, composition });
      this.reports = await call('report.list', {});
      this.chosen = { kind: 'head' };
      this.#show(report);
    });
  }

  /** A name for a new report that none of the case has. */
  freeName(wish: string): string {
    const taken = new Set(this.reports?.map(({ name }) => name.toLowerCase()));
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wish : `${wish} ${number}`;
      if (!taken.has(name.toLowerCase())) return name;
    }
  }

  async rename(name: string): Promise<boolean> {
    const report = this.#saved;
    if (!report) return false;
    return this.#guard(async () => {
      await call('report.rename', { reportId: report.id, name });
    });
  }

  async remove(): Promise<void> {
    const report = this.#saved;
    if (!report) return;
    await this.#guard(async () => {
      await this.flush();
      await call('report.remove', { reportId: report.id });
      this.session.notices.say(t('removed', { name: report.name }));
    });
  }

  /** Changes the report; it is saved and shown once editing rests. */
  edit(change: Partial<ReportComposition>): void {
    if (!this.composition || !this.writable) return;
    this.composition = { ...this.composition, ...change };
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.flush(), savePause);
    this.#previewSoon();
  }

  editPart(part: ReportPart): void {
    const parts = this.composition?.parts.map((each) => (each.id === part.id ? part : each));
    if (parts) this.edit({ parts });
  }

  /** Adds a part after the one that is chosen, or at the end, and chooses it. */
  addPart(kind: ReportPartKind): void {
    const { composition, chosen } = this;
    if (!composition) return;
    const part = emptyPart(kind, crypto.randomUUID());
    const at = composition.parts.findIndex(({ id }) => chosen.kind === 'part' && id === chosen.id);
    const place = at === -1 ? composition.parts.length : at + 1;
    this.edit({ parts: composition.parts.toSpliced(place, 0, part) });
    this.chosen = { kind: 'part', id: part.id };
  }

  removePart(id: string): void {
    const { composition } = this;
    if (!composition) return;
    const at = composition.parts.findIndex((part) => part.id === id);
    const parts = composition.parts.toSpliced(at, 1);
    this.edit({ parts });
    const next = parts[at] ?? parts[at - 1];
    this.chosen = next ? { kind: 'part', id: next.id } : { kind: 'head' };
  }

  /** Moves a part to a place in the order, from 0. */
  movePart(id: string, to: number): void {
    if (!this.composition) return;
    const parts = movedPart(this.composition.parts, id, to);
    if (parts === this.composition.parts) return;
    this.edit({ parts });
    this.said = t('moved', { place: to + 1, count: parts.length });
  }

  /** Saves now what is not saved yet. */
  flush(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    const [report, composition] = [this.#saved, this.composition];
    if (!report || !composition || composition === report.composition) return;
    await this.#guard(async () => {
      await call('report.save', { reportId: report.id, composition });
      if (this.#saved?.id === report.id) this.#saved = { ...this.#saved, composition };
    });
  }

  /** Shows a version, or with null what the report is now. */
  async look(version: ReportVersion | null): Promise<void> {
    await this.flush();
    this.lookedAt = version;
    this.#previewSoon(0);
  }

  readVersions(): Promise<readonly ReportVersion[]> {
    const reportId = this.#saved?.id;
    return reportId === undefined ? Promise.resolve([]) : call('report.versions', { reportId });
  }

  async keepVersion(note: string): Promise<boolean> {
    const reportId = this.#saved?.id;
    if (reportId === undefined) return false;
    await this.flush();
    return this.#guard(async () => {
      await call('report.keep-version', { reportId, note });
    });
  }

  async restore(number: number): Promise<boolean> {
    const reportId = this.#saved?.id;
    if (reportId === undefined) return false;
    await this.flush();
    return this.#guard(async () => {
      const note = t('before-restoring', { number });
      this.#show(await call('report.restore-version', { reportId, number, note }));
      this.session.notices.say(t('restored', { number }));
    });
  }

  async keepTemplate(name: string, replace: boolean): Promise<boolean> {
    const { composition } = this;
    if (!composition) return false;
    return this.#guard(async () => {
      this.templates = await call('template.save', { name, composition, replace });
      this.session.notices.say(t('template-kept', { name }));
    });
  }

  async renameTemplate(name: string, to: string): Promise<boolean> {
    return this.#guard(async () => {
      this.templates = await call('template.rename', { name, to });
    });
  }

  async removeTemplate(name: string): Promise<boolean> {
    return this.#guard(async () => {
      this.templates = await call('template.remove', { name });
    });
  }

  #previewSoon(pause = previewPause): void {
    clearTimeout(this.#previewTimer);
    this.#previewTimer = setTimeout(() => void this.#render(), pause);
  }

  async #render(): Promise<void> {
    const composition = this.lookedAt?.composition ?? this.composition;
    if (!composition) return;
    const asked = (this.#asked += 1);
    this.rendering = true;
    try {
      const preview = await call('report.preview', { composition });
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.previewFailure = null;
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.previewFailure = reason instanceof Failure && reason.code === 'request.cancelled' ? null : reason;
    } finally {
      if (asked === this.#asked) this.rendering = false;
    }
  }

  async #guard(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (reason) {
      this.session.notices.fail(reason);
      return false;
    }
  }
}
