import type { HistoryAbout, HistoryDifference, HistoryLine } from '#contract/history.ts';
import { call } from '../../api/client.ts';
import { describeChange } from '../../i18n/change-words.ts';
import { timeText } from '../../i18n/formats.ts';
import type { Session } from '../../state/session.ts';
import { t } from './strings.ts';

const pageSize = 100;
/** As many things of a difference as are read at once. */
const thingsAtOnce = 200;

/** A difference between two points as far as it has been read. */
export type ReadDifference = HistoryDifference & { readonly from: number; readonly to: number };

/** A point the analyst is asked about, with what going back there would change. */
export type BackQuestion = {
  /** The number of the entry after which the point lies. */
  readonly seq: number;
  /** When that was, ISO 8601 in UTC. */
  readonly at: string;
  /** How many entries came after it. */
  readonly count: number;
  readonly difference: ReadDifference;
};

/** The history on show: its lines as far as they have been in sight, the one at hand, and the point it is compared from. */
export class HistoryController {
  total = $state(0);
  loaded = $state(false);
  people = $state.raw<readonly string[]>([]);
  by = $state<string | null>(null);
  /** Calendar days, `YYYY-MM-DD`; empty for no bound. */
  from = $state('');
  until = $state('');
  /** What the history is narrowed to is called; null when it is not in the case now. */
  aboutName = $state<string | null>(null);
  index = $state(0);
  base = $state.raw<HistoryLine | null>(null);
  /** What the line at hand changed, or how it differs from the base; null while it is being read. */
  difference = $state.raw<ReadDifference | null>(null);
  question = $state.raw<BackQuestion | null>(null);
  #pages = $state.raw<ReadonlyMap<number, readonly HistoryLine[]>>(new Map());
  readonly #asked = new Set<number>();
  #reading = 0;
  #told = 0;
  #growing: ReadDifference | null = null;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly current = $derived(this.line(this.index));

  /** The line at an index, the newest at 0; null while it has not been read. */
  line(index: number): HistoryLine | null {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  /** Reads the lines anew; the line at hand stays at hand. */
  async load(): Promise<void> {
    const reading = (this.#reading += 1);
    const before = this.total;
    const { about } = this;
    await this.#try(async () => {
      const [page, people, name] = await Promise.all([
        this.#read(0),
        call('history.people', {}),
        about ? this.#nameOf(about) : null,
      ]);
      if (reading !== this.#reading) return;
      // New lines come on top.
      if (this.loaded && this.index > 0) this.index += page.total - before;
      this.index = Math.max(0, Math.min(this.index, page.total - 1));
      this.#asked.clear();
      this.#asked.add(0);
      this.#pages = new Map([[0, page.lines]]);
      this.total = page.total;
      this.people = people;
      this.aboutName = name;
      this.loaded = true;
      this.want(this.index);
      await this.tell();
    });
  }

  /** Begins at the top, as after the choice of what to show. */
  restart(): Promise<void> {
    this.loaded = false;
    this.index = 0;
    return this.load();
  }

  get about(): HistoryAbout | null {
    return this.#session.workspace.historyAbout;
  }

  /** Has the line at an index read, if it has not been. */
  want(index: number): void {
    const page = Math.floor(index / pageSize);
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const reading = this.#reading;
    void this.#try(async () => {
      const { lines } = await this.#read(page * pageSize);
      if (reading !== this.#reading) return;
      this.#pages = new Map(this.#pages).set(page, lines);
      if (Math.floor(this.index / pageSize) === page) await this.tell();
    });
  }

  #read(offset: number): Promise<{ readonly total: number; readonly lines: readonly HistoryLine[] }> {
    return call('history.list', {
      about: this.about,
      by: this.by,
      from: this.from === '' ? null : startOf(this.from, 0),
      until: this.until === '' ? null : startOf(this.until, 1),
      offset,
      limit: pageSize,
    });
  }

  async #nameOf({ kind, id }: HistoryAbout): Promise<string | null> {
    if (kind === 'article')
      return this.#session.store.articles.find((article) => article.id === id)?.title ?? null;
    if (kind === 'source')
      return (await call('source.list', {})).find((source) => source.id === id)?.name ?? null;
    // A claim that is gone still has a history.
    return call('claim.get', { claimId: id }).then(
      ({ claim }) => claim.text,
      () => null,
    );
  }

  /** Goes to the line at an index. */
  goTo(index: number): void {
    this.index = Math.max(0, Math.min(this.total - 1, index));
    this.want(this.index);
    void this.tell();
  }

  /** Reads what the line at hand changed, or how its point differs from the base. */
  async tell(): Promise<void> {
    const telling = (this.#told += 1);
    const line = this.current;
    this.difference = null;
    if (!line) return;
    const from = this.base ? this.base.seq : line.seq - 1;
    await this.#try(async () => {
      const difference = await this.#compare(from, line.seq);
      if (telling === this.#told) this.difference = difference;
    });
  }

  async #compare(from: number, to: number): Promise<ReadDifference> {
    const difference = await call('history.compare', { from, to, offset: 0, limit: thingsAtOnce });
    return { ...difference, from, to };
  }

  /** Reads the next things of a difference on show. */
  async readOn(difference: ReadDifference): Promise<void> {
    if (this.#growing === difference) return;
    this.#growing = difference;
    await this.#try(async () => {
      const { from, to, things } = difference;
      const next = await call('history.compare', { from, to, offset: things.length, limit: thingsAtOnce });
      const longer = { ...difference, things: [...things, ...next.things] };
      if (this.difference === difference) this.difference = longer;
      if (this.question?.difference === difference) this.question = { ...this.question, difference: longer };
    });
    this.#growing = null;
  }

  /** Compares from the line at hand, or no more when it is that already. */
  setBase(line: HistoryLine | null): void {
    this.base = line?.seq === this.base?.seq ? null : line;
    void this.tell();
  }

  /** Brings the screen to where a line's change was. */
  follow(line: HistoryLine): void {
    void this.#try(async () => {
      const { focus } = line;
      if (focus.articleId || !focus.claimId) return this.#session.workspace.follow(focus);
      const { occurrences } = await call('claim.get', { claimId: focus.claimId });
      const [first] = occurrences;
      if (first)
        this.#session.workspace.follow({ ...focus, articleId: first.articleId, occurrenceId: first.id });
    });
  }

  /** Asks whether to go back to after a line, or to before it, showing what that would change. */
  async ask(line: HistoryLine, where: 'after' | 'before'): Promise<void> {
    const { store, notices } = this.#session;
    if (!store.writable) return notices.say(t('read-only'));
    const seq = where === 'after' ? line.seq : line.seq - 1;
    await this.#try(async () => {
      const newest = { about: null, by: null, from: null, until: null, offset: 0, limit: 1 };
      const { lines } = await call('history.list', newest);
      const last = lines[0]?.seq ?? seq;
      const difference = await this.#compare(last, seq);
      if (difference.things.length === 0) notices.say(t('back-none'));
      else this.question = { seq, at: line.at, count: last - seq, difference };
    });
  }

  /** Goes back to the point that was asked about. */
  async goBack(): Promise<void> {
    const { question } = this;
    this.question = null;
    if (!question) return;
    const { store, notices, workspace } = this.#session;
    await this.#try(async () => {
      await call('history.go-to', { seq: question.seq });
      await store.readLists();
      notices.say(t('back-done', { time: timeText(question.at) }), {
        label: t('undo'),
        run: () =>
          void this.#try(async () => {
            const { focus } = await call('journal.undo', {});
            await store.readLists();
            workspace.follow(focus);
          }),
      });
    });
  }

  /** A line in one sentence. */
  sentence(line: HistoryLine): string {
    const words = t(`line.${line.kind}`, { change: describeChange(line.label) });
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
  }
}

/** When a calendar day begins here, or some days later, ISO 8601 in UTC. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
