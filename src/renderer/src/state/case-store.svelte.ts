import type { AppEvents } from '#contract/events.ts';
import type { ArticleSummary, CaseInfo, JournalState, TagView } from '#contract/views.ts';
import { call, on } from '../api/client.ts';
import { useCaseCodebook } from '../i18n/case-codebook.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import { OpenDocument } from './open-document.svelte.ts';

/** Marking comes in bursts; the lists' counts may lag behind by this many milliseconds. */
const listsPause = 120;

const nothingToUndo: JournalState = { undo: null, redo: null };

/**
 * What the window knows of the open case, kept in step with core: open articles are patched by id at once, the list of
 * articles is read again once changes pause. Everything here is a copy; core holds the truth.
 */
export class CaseStore {
  info = $state.raw<CaseInfo | null>(null);
  articles = $state.raw<readonly ArticleSummary[]>([]);
  /** All tags of the case by path, those above them included. */
  tags = $state.raw<readonly TagView[]>([]);
  journal = $state.raw<JournalState>(nothingToUndo);
  /** Goes up with every change core reports; views that read core themselves follow it. */
  revision = $state(0);
  #documents = $state.raw<ReadonlyMap<string, OpenDocument>>(new Map());
  #tagsChanged = false;
  #listsTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #notices: Notices;

  constructor(notices: Notices) {
    this.#notices = notices;
  }

  readonly writable = $derived(this.info !== null && this.info.readOnly === null);

  /** Starts following core; the function returned stops. */
  follow(): () => void {
    const stops = [
      on('case.changed', (change) => void this.#guard(this.#apply(change))),
      on('core.restarted', ({ info }) => void this.#guard(this.#resume(info))),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /**
   * Shows another case, or none. Articles that were open are closed; the one that `choose` names is open at once.
   * Everything is read before anything of it is shown, so that the window is laid out once.
   */
  async show(
    asked: CaseInfo | null | Promise<CaseInfo>,
    choose: (info: CaseInfo, articles: readonly ArticleSummary[]) => string | null = () => null,
  ): Promise<void> {
    const read = asked && (await this.#readCase(asked, choose));
    this.info = read?.info ?? null;
    this.articles = read?.articles ?? [];
    this.tags = read?.tags ?? [];
    useCaseCodebook(read?.codebook ?? []);
    this.journal = read?.info.journal ?? nothingToUndo;
    this.#tagsChanged = false;
    this.#documents = new Map(read?.document && [[read.document.articleId, read.document]]);
    this.revision += 1;
  }

  async #readCase(
    asked: CaseInfo | Promise<CaseInfo>,
    choose: (info: CaseInfo, articles: readonly ArticleSummary[]) => string | null,
  ) {
    const [info, articles, codebook, tags] = await Promise.all([
      asked,
      call('article.list', {}),
      call('codebook.get', {}),
      call('tag.list', {}),
    ]);
    const articleId = choose(info, articles);
    // Should it fail, the pane asks again and says why.
    const document = articleId && (await call('article.open', { articleId }).catch(() => null));
    return { info, articles, codebook, tags, document: document ? new OpenDocument(document) : null };
  }

  /** The article as open in panes, or null while it is not open. */
  document(articleId: string): OpenDocument | null {
    return this.#documents.get(articleId) ?? null;
  }

  /** Opens an article's text and marks; the same one again costs nothing. */
  async open(articleId: string): Promise<OpenDocument> {
    const known = this.#documents.get(articleId);
    if (known) return known;
    const document = new OpenDocument(await call('article.open', { articleId }));
    this.#documents = new Map(this.#documents).set(articleId, document);
    return document;
  }

  async #apply(change: AppEvents['case.changed']): Promise<void> {
    this.journal = change.journal;
    const { changed } = change;
    this.#tagsChanged ||= changed.tags;
    if (changed.codebook) await this.#readCodebook();
    if (changed.everything) {
      await this.#readDocuments();
    } else {
      const claimsTouched = new Set(changed.claims);
      // A claim's text is shown with each of its occurrences, a source's name with each chain.
      const affected = [...this.#documents.values()].flatMap((document) =>
        document.occurrences
          .filter(
            (occurrence) =>
              claimsTouched.has(occurrence.claimId) ||
              (changed.sources.length > 0 &&
                occurrence.chain.some((step) => changed.sources.includes(step.sourceId))),
          )
          .map((occurrence) => occurrence.id),
      );
      const ids = [...new Set([...changed.occurrences, ...affected])];
      await Promise.all([this.#patchOccurrences(ids), this.#patchArticles(changed.articles)]);
    }
    this.revision += 1;
    this.#readListsSoon();
  }

  async #patchOccurrences(ids: readonly string[]): Promise<void> {
    if (ids.length === 0 || this.#documents.size === 0) return;
    const present = await call('occurrence.get', { occurrenceIds: [...ids] });
    for (const document of this.#documents.values()) document.patch(ids, present);
  }

  async #patchArticles(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const document = this.#documents.get(id);
      if (document) await this.#readDocument(document);
    }
  }

  async #readDocuments(): Promise<void> {
    for (const document of this.#documents.values()) await this.#readDocument(document);
  }

  async #readDocument(document: OpenDocument): Promise<void> {
    const articles = await call('article.list', {});
    if (articles.some((article) => article.id === document.articleId)) {
      document.replace(await call('article.open', { articleId: document.articleId }));
    } else {
      const documents = new Map(this.#documents);
      documents.delete(document.articleId);
      this.#documents = documents;
    }
  }

  /** Shows in the list what core just told of an article. */
  showArticle(article: ArticleSummary): void {
    this.articles = this.articles.map((each) => (each.id === article.id ? article : each));
  }

  /** Reads the lists at once, for who cannot wait until changes pause. */
  async readLists(): Promise<void> {
    [this.info, this.articles] = await Promise.all([call('case.info', {}), call('article.list', {})]);
  }

  async #readCodebook(): Promise<void> {
    useCaseCodebook(await call('codebook.get', {}));
  }

  async #readTags(): Promise<void> {
    this.#tagsChanged = false;
    this.tags = await call('tag.list', {});
  }

  #readListsSoon(): void {
    clearTimeout(this.#listsTimer);
    this.#listsTimer = setTimeout(() => {
      void this.#guard(this.readLists());
      if (this.#tagsChanged) void this.#guard(this.#readTags());
    }, listsPause);
  }

  async #resume(info: CaseInfo | null): Promise<void> {
    this.info = info;
    if (!info) return;
    this.journal = info.journal;
    await Promise.all([this.readLists(), this.#readCodebook(), this.#readTags(), this.#readDocuments()]);
    this.revision += 1;
  }

  async #guard(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (reason) {
      this.#notices.fail(reason);
    }
  }
}
