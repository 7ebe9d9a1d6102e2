import type { DuplicateArticle } from '#contract/views.ts';
import { maxImportBytes, type ArticleReading } from '#domain/article-reading.ts';
import type { ArticleFormat } from '#domain/article.ts';
import { Failure } from '#domain/failure.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { failureText } from '../../ui/failure-text.ts';
import { emptyForm, formOfReading, metadataOf, problemsOf, type ArticleForm } from './article-form.ts';
import { t } from './strings.ts';

/** Something to import, not read yet: a hundred large files chosen at once must not all be in memory. */
export type Candidate = {
  /** Null for pasted text. */
  readonly fileName: string | null;
  /** In bytes. */
  readonly size: number;
  readonly format: ArticleFormat | null;
  readonly read: () => Promise<Uint8Array>;
};

/** What became of a candidate that did not become an article. */
export type Leftover = { readonly name: string; readonly why: string };

/** How far an import of all that is left has come. */
export type Progress = { readonly done: number; readonly of: number };

/** Codes after which every other file would fail in the same way. */
const stopsAll = /^(?:case|core|disk)\./;

/** The name under which messages speak of a candidate. */
export function nameOf({ fileName }: Candidate): string {
  return fileName ?? t('import.pastedText');
}

/** The import dialog: a queue of candidates, the preview of the one at hand, and what the analyst changed in it. */
export class ImportController {
  queue = $state.raw<readonly Candidate[]>([]);
  /** How many of the queue were imported or passed over. */
  done = $state(0);
  reading = $state.raw<ArticleReading | null>(null);
  duplicateOf = $state.raw<DuplicateArticle | null>(null);
  failure = $state.raw<Failure | null>(null);
  furniture = $state.raw<readonly boolean[]>([]);
  form = $state<ArticleForm>(emptyForm());
  busy = $state(false);
  /** Not null while all that is left is imported without a look. */
  progress = $state.raw<Progress | null>(null);
  leftovers = $state.raw<readonly Leftover[]>([]);
  imported = $state(0);
  readonly #session: Session;
  /** The form as the reading at hand proposes it: what differs is the analyst's and survives another reading. */
  #proposed = $state.raw<ArticleForm>(emptyForm());
  #bytes: { readonly of: Candidate; readonly bytes: Uint8Array } | null = null;
  #lastImported: string | null = null;
  #turn = 0;
  #stopped = false;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly current = $derived(this.queue[this.done] ?? null);
  readonly left = $derived(this.queue.length - this.done);
  readonly bodyCount = $derived(this.furniture.filter((furniture) => !furniture).length);
  /** Why the preview at hand cannot be imported as it is; null when it can. */
  readonly obstacle = $derived.by(() => {
    if (!this.reading) return t('obstacle.nothing');
    if (this.duplicateOf) return t('obstacle.known');
    if (this.bodyCount === 0) return t('obstacle.furniture');
    return Object.values(problemsOf(this.form))[0] ?? null;
  });
  readonly ready = $derived(!this.busy && this.obstacle === null);
  /** True when closing would lose what the analyst did in the preview. */
  readonly touched = $derived.by(() => {
    const { reading } = this;
    if (!reading || this.duplicateOf) return false;
    return (
      this.furniture.some((furniture, index) => furniture !== reading.blocks[index]?.furniture) ||
      this.form.added.genre !== this.#proposed.added.genre ||
      keysOf(this.form).some((field) => field !== 'added' && this.form[field] !== this.#proposed[field])
    );
  });

  addFiles(files: readonly File[]): Promise<void> {
    return this.add(
      files.map((file) => ({
        fileName: file.name,
        size: file.size,
        format: null,
        read: async () => new Uint8Array(await file.arrayBuffer()),
      })),
    );
  }

  addText(text: string, format: ArticleFormat): Promise<void> {
    const bytes = new TextEncoder().encode(text);
    return this.add([{ fileName: null, size: bytes.length, format, read: () => Promise.resolve(bytes) }]);
  }

  /** Puts candidates at the end of the queue and shows the first if none is at hand. */
  async add(candidates: readonly Candidate[]): Promise<void> {
    const idle = this.current === null;
    this.queue = [...this.queue, ...candidates];
    if (idle) await this.read();
  }

  /**
   * Reads the candidate at hand, with another encoding or format if asked. What the analyst wrote into the form stays
   * then, and which blocks are furniture too as long as the blocks are the same ones.
   */
  async read(choice: { readonly encoding?: string; readonly format?: ArticleFormat } = {}): Promise<void> {
    const { current, reading: before } = this;
    const turn = ++this.#turn;
    this.failure = null;
    if (!current) return;
    this.busy = true;
    try {
      const bytes = await this.#bytesOf(current);
      const { reading, duplicateOf } = await call('import.preview', {
        bytes,
        fileName: current.fileName,
        format: choice.format ?? before?.format ?? current.format,
        encoding: choice.encoding ?? null,
      });
      if (turn === this.#turn) this.#show(current, reading, duplicateOf, before);
    } catch (reason) {
      if (turn === this.#turn) this.failure = asFailure(reason);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  /** Sets one block, or all from `first` to `last`, as body or page furniture. */
  setFurniture(first: number, last: number, furniture: boolean): void {
    const [from, to] = first <= last ? [first, last] : [last, first];
    this.furniture = this.furniture.map((was, index) => (index >= from && index <= to ? furniture : was));
  }

  /** Makes every block before `index` furniture, or body again when they all are; with `after`, every block behind it. */
  setSide(index: number, side: 'before' | 'after'): void {
    const [first, last] = side === 'before' ? [0, index - 1] : [index + 1, this.furniture.length - 1];
    if (first > last) return;
    this.setFurniture(first, last, !this.furniture.slice(first, last + 1).every(Boolean));
  }

  /** Keeps the candidate at hand and goes on to the next; true when it was kept. */
  async import(): Promise<boolean> {
    const title = await this.#keep();
    if (title === null) return false;
    this.#session.notices.say(t('import.said', { title }));
    await this.#next();
    return true;
  }

  /**
   * Imports all that is left as proposed. What cannot be read and what the case has already is passed over and told at
   * the end; it stops at what needs a look, and when {@link stop} is called.
   */
  async importRest(): Promise<void> {
    const first = this.done;
    const kept = this.imported;
    this.#stopped = false;
    try {
      while (this.current && !this.#stopped) {
        this.progress = { done: this.done - first, of: this.queue.length - first };
        if (!this.reading || this.duplicateOf) {
          await this.skip();
        } else if ((await this.#keep()) !== null) {
          await this.#next();
        } else if (this.failure && !stopsAll.test(this.failure.code)) {
          await this.skip();
        } else {
          return;
        }
      }
    } finally {
      this.progress = null;
      const count = this.imported - kept;
      if (count > 0) this.#session.notices.say(t('import.said.count', { count }));
    }
  }

  /** Ends {@link importRest} after the file at hand. */
  stop(): void {
    this.#stopped = true;
  }

  /** Passes the candidate at hand over and reads the next. */
  async skip(): Promise<void> {
    const { current, duplicateOf, failure } = this;
    if (!current) return;
    const why = duplicateOf
      ? t('import.known.why', { title: duplicateOf.title })
      : failure && failureText(failure);
    if (why !== null) this.leftovers = [...this.leftovers, { name: nameOf(current), why }];
    await this.#next();
  }

  /** Opens the article imported last, if any. */
  finish(): void {
    if (this.#lastImported) this.#session.workspace.openArticle(this.#lastImported);
  }

  /** Shows an article of the case. */
  open(articleId: string): void {
    this.#session.workspace.openArticle(articleId);
  }

  async #keep(): Promise<string | null> {
    const { current, reading } = this;
    if (!current || !reading || !this.ready) return null;
    this.busy = true;
    this.failure = null;
    try {
      const article = await call('article.import', {
        bytes: await this.#bytesOf(current),
        fileName: current.fileName,
        format: reading.format,
        encoding: reading.encoding,
        metadata: metadataOf(this.form),
        furniture: [...this.furniture],
      });
      this.#lastImported = article.id;
      this.imported += 1;
      return article.title;
    } catch (reason) {
      this.failure = asFailure(reason);
      return null;
    } finally {
      this.busy = false;
    }
  }

  async #next(): Promise<void> {
    this.done += 1;
    this.reading = null;
    this.duplicateOf = null;
    this.failure = null;
    this.#bytes = null;
    this.furniture = [];
    this.#proposed = emptyForm();
    this.form = emptyForm();
    await this.read();
  }

  #show(
    current: Candidate,
    reading: ArticleReading,
    duplicateOf: DuplicateArticle | null,
    before: ArticleReading | null,
  ): void {
    const proposed = formOfReading(reading, current.fileName);
    const form = { ...proposed };
    for (const field of keysOf(form))
      if (this.form[field] !== this.#proposed[field]) copyField(form, this.form, field);
    const sameBlocks =
      before?.blocks.length === reading.blocks.length && before.format === reading.format
        ? before.blocks
        : null;
    this.furniture = reading.blocks.map((block, index) => {
      const chosen = this.furniture[index];
      const changed = chosen !== undefined && chosen !== sameBlocks?.[index]?.furniture;
      return sameBlocks && changed ? chosen : block.furniture;
    });
    this.form = form;
    this.#proposed = proposed;
    this.reading = reading;
    this.duplicateOf = duplicateOf;
  }

  async #bytesOf(candidate: Candidate): Promise<Uint8Array> {
    if (this.#bytes?.of === candidate) return this.#bytes.bytes;
    if (candidate.size > maxImportBytes) {
      const megabytes = (candidate.size / 1048576).toFixed(1);
      throw new Failure(
        'import.too-large',
        t('failure.large', { name: nameOf(candidate), size: megabytes, limit: maxImportBytes / 1048576 }),
        { size: candidate.size, limit: maxImportBytes },
      );
    }
    try {
      const bytes = await candidate.read();
      this.#bytes = { of: candidate, bytes };
      return bytes;
    } catch {
      throw new Failure('file.not-readable', t('failure.unreadable', { name: nameOf(candidate) }));
    }
  }
}

function keysOf(form: ArticleForm): readonly (keyof ArticleForm)[] {
  return Object.keys(form) as (keyof ArticleForm)[];
}

function copyField<Field extends keyof ArticleForm>(to: ArticleForm, from: ArticleForm, field: Field): void {
  to[field] = from[field];
}

function asFailure(reason: unknown): Failure {
  return reason instanceof Failure ? reason : new Failure('core.internal', failureText(reason));
}
