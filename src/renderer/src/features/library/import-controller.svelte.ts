import type { CoreInput } from '#contract/api.ts';
import type { DuplicateArticle } from '#contract/views.ts';
import type { ArticleReading } from '#domain/article-reading.ts';
import type { ArticleFormat, Genre } from '#domain/article.ts';
import { Failure } from '#domain/failure.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';

/** Something to import: bytes with the name they came under; null for pasted text. */
export type Candidate = {
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
  readonly format: ArticleFormat | null;
};

/** The fields of the form; dates are ISO or empty. */
export type ImportForm = {
  title: string;
  authors: string;
  publisher: string;
  url: string;
  publishedOn: string;
  retrievedOn: string;
  language: string;
  genre: Genre;
};

/** Separates names in the authors field. */
export const authorSeparator = ';';

function emptyForm(): ImportForm {
  return {
    title: '',
    authors: '',
    publisher: '',
    url: '',
    publishedOn: '',
    retrievedOn: '',
    language: '',
    genre: 'news',
  };
}

function orNull(value: string): string | null {
  return value.trim() === '' ? null : value.trim();
}

/** What stands in the field of a form, as the contract takes it. */
export function metadataOf(form: ImportForm): CoreInput<'article.import'>['metadata'] {
  return {
    title: form.title,
    authors: form.authors
      .split(authorSeparator)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    publisher: orNull(form.publisher),
    url: orNull(form.url),
    publishedOn: orNull(form.publishedOn),
    retrievedOn: orNull(form.retrievedOn),
    language: orNull(form.language),
    genre: form.genre,
  };
}

/** The import dialog: a queue of candidates, the preview of the one at hand, and what the analyst changed in it. */
export class ImportController {
  queue = $state.raw<readonly Candidate[]>([]);
  reading = $state.raw<ArticleReading | null>(null);
  duplicateOf = $state.raw<DuplicateArticle | null>(null);
  failure = $state.raw<Failure | null>(null);
  furniture = $state.raw<readonly boolean[]>([]);
  form = $state<ImportForm>(emptyForm());
  busy = $state(false);
  /** How many of the queue were imported or skipped. */
  done = $state(0);
  readonly #session: Session;
  #lastImported: string | null = null;
  #turn = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly current = $derived(this.queue[this.done] ?? null);
  readonly left = $derived(this.queue.length - this.done);
  readonly bodyCount = $derived(this.furniture.filter((furniture) => !furniture).length);
  readonly ready = $derived(
    this.reading !== null &&
      this.duplicateOf === null &&
      !this.busy &&
      this.form.title.trim() !== '' &&
      this.bodyCount > 0,
  );

  async addFiles(files: readonly File[]): Promise<void> {
    const candidates: Candidate[] = [];
    for (const file of files) {
      try {
        candidates.push({
          fileName: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
          format: null,
        });
      } catch {
        this.#session.notices.fail(
          new Failure('file.not-readable', `“${file.name}” cannot be read. Is it a folder, or was it moved?`),
        );
      }
    }
    await this.add(candidates);
  }

  /** Puts candidates at the end of the queue and shows the first if none is at hand. */
  async add(candidates: readonly Candidate[]): Promise<void> {
    const idle = this.current === null;
    this.queue = [...this.queue, ...candidates];
    if (idle) await this.read();
  }

  /** Reads the candidate at hand, with another encoding or format if asked; what was typed in the form then stays. */
  async read(choice: { encoding?: string; format?: ArticleFormat } = {}): Promise<void> {
    const { current } = this;
    const turn = ++this.#turn;
    const again = this.reading !== null && (choice.encoding !== undefined || choice.format !== undefined);
    this.failure = null;
    if (!current) {
      this.reading = null;
      return;
    }
    this.busy = true;
    try {
      const { reading, duplicateOf } = await call('import.preview', {
        bytes: current.bytes,
        fileName: current.fileName,
        format: choice.format ?? (again ? (this.reading?.format ?? null) : current.format),
        encoding: choice.encoding ?? null,
      });
      if (turn !== this.#turn) return;
      this.reading = reading;
      this.duplicateOf = duplicateOf;
      this.furniture = reading.blocks.map((block) => block.furniture);
      this.form = {
        title: reading.title ?? current.fileName?.replace(/\.[^.]+$/, '') ?? '',
        authors: reading.authors.join(`${authorSeparator} `),
        publisher: reading.publisher ?? '',
        url: reading.url ?? '',
        publishedOn: reading.publishedOn ?? '',
        retrievedOn: this.form.retrievedOn,
        language: reading.language ?? '',
        genre: this.form.genre,
      };
    } catch (reason) {
      if (turn !== this.#turn) return;
      if (!again) this.reading = null;
      this.duplicateOf = null;
      this.failure = reason instanceof Failure ? reason : new Failure('core.internal', String(reason));
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  /** Sets one block, or all from `first` to `last`, as body or page furniture. */
  setFurniture(first: number, last: number, furniture: boolean): void {
    const [from, to] = first <= last ? [first, last] : [last, first];
    this.furniture = this.furniture.map((was, index) => (index >= from && index <= to ? furniture : was));
  }

  /** Keeps the candidate at hand and goes on to the next; true when it was kept. */
  async import(): Promise<boolean> {
    const { current, reading } = this;
    if (!current || !reading || !this.ready) return false;
    this.busy = true;
    this.failure = null;
    try {
      const article = await call('article.import', {
        bytes: current.bytes,
        fileName: current.fileName,
        format: reading.format,
        encoding: reading.encoding,
        metadata: metadataOf(this.form),
        furniture: [...this.furniture],
      });
      this.#lastImported = article.id;
      this.#session.notices.say(`Imported “${article.title}”`);
    } catch (reason) {
      this.failure = reason instanceof Failure ? reason : new Failure('core.internal', String(reason));
      return false;
    } finally {
      this.busy = false;
    }
    await this.skip();
    return true;
  }

  /** Imports all that is left as proposed, passes over what the case has already, stops at what needs a look. */
  async importRest(): Promise<void> {
    while (this.current) {
      if (this.duplicateOf) {
        this.#session.notices.say(`Already in this case: “${this.duplicateOf.title}”`);
        await this.skip();
      } else if (!(await this.import())) return;
    }
  }

  /** Leaves the candidate at hand and reads the next. */
  async skip(): Promise<void> {
    this.done += 1;
    this.reading = null;
    this.duplicateOf = null;
    this.form = emptyForm();
    await this.read();
  }

  /** Opens the article imported last, if any. */
  finish(): void {
    if (this.#lastImported) this.#session.workspace.openArticle(this.#lastImported);
  }
}
