import type { SearchCounts, SearchGroup, SearchItem, SearchResults } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import { parseSearch, type SearchFilter, type SearchQuery, withoutFilter } from '#domain/search-query.ts';
import { type SearchScope, searchScopes } from '#domain/search/fields.ts';
import { call } from '../../api/client.ts';
import type { Session } from '../../state/session.ts';
import { queryForCore, spokenVocabulary } from '../../state/search-words.ts';

/** A line of the results: something found, or the way to more of its kind. */
export type ResultRow =
  | { readonly kind: 'item'; readonly id: string; readonly item: SearchItem }
  | { readonly kind: 'more'; readonly id: string; readonly scope: SearchScope };

const firstFew = 6;
const more = 50;
/** Milliseconds of rest in typing after which what was found is counted. */
const restBeforeCounting = 150;

/** The query being typed and what it finds. */
export class SearchController {
  results = $state.raw<SearchResults | null>(null);
  counts = $state.raw<SearchCounts | null>(null);
  failure = $state.raw<string | null>(null);
  active = $state(0);
  readonly #session: Session;
  #asked = 0;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  readonly query: SearchQuery = $derived.by(() => parseSearch(this.text, spokenVocabulary));

  get text(): string {
    return this.#session.workspace.searchText;
  }

  /** The groups that hold something, in the order in which they are shown. */
  readonly groups = $derived.by(() =>
    searchScopes.flatMap((scope) => {
      const group = this.results?.[scope];
      return group && group.items.length > 0 ? [{ scope, rows: rowsOf(scope, group) }] : [];
    }),
  );
  readonly rows: readonly ResultRow[] = $derived(this.groups.flatMap((group) => group.rows));
  readonly current = $derived(this.rows[Math.min(this.active, this.rows.length - 1)]);

  /** Takes what was typed and looks for it at once; an answer to what was typed before is dropped. */
  async type(text: string): Promise<void> {
    this.#session.workspace.searchText = text;
    this.active = 0;
    const asked = (this.#asked += 1);
    clearTimeout(this.#counting);
    const query = queryForCore(this.query);
    if (query === '') {
      this.results = null;
      this.counts = null;
      this.failure = null;
      return;
    }
    try {
      const results = await call('search.find', { query, limit: firstFew });
      if (asked !== this.#asked) return;
      this.results = results;
      this.counts = null;
      this.failure = null;
      this.#counting = setTimeout(() => void this.#count(query, asked), restBeforeCounting);
    } catch (reason) {
      if (asked === this.#asked) this.#fail(reason);
    }
  }

  async #count(query: string, asked: number): Promise<void> {
    try {
      const counts = await call('search.count', { query });
      if (asked === this.#asked) this.counts = counts;
    } catch (reason) {
      if (asked === this.#asked) this.#fail(reason);
    }
  }

  /** Adds the next of a kind to what is shown; the first of them becomes the current one. */
  async showMore(scope: SearchScope): Promise<void> {
    const { results } = this;
    const asked = this.#asked;
    const next = results?.[scope].next ?? null;
    if (!results || next === null) return;
    try {
      const query = queryForCore(this.query);
      const group = await call('search.more', { query, scope, next, limit: more });
      if (asked !== this.#asked) return;
      this.results = {
        ...results,
        [scope]: { items: [...results[scope].items, ...group.items], next: group.next },
      };
    } catch (reason) {
      if (asked === this.#asked) this.#fail(reason);
    }
  }

  removeFilter(filter: SearchFilter): void {
    void this.type(withoutFilter(this.query, filter));
  }

  /** Goes by so many lines, round the ends when by one. */
  move(step: number): void {
    const last = this.rows.length - 1;
    if (last < 0) return;
    const next = Math.min(this.active, last) + step;
    this.active = Math.abs(step) === 1 ? (next + last + 1) % (last + 1) : Math.max(0, Math.min(last, next));
  }

  /** The query's words in an article, shown there; other things are brought into sight as they are. */
  async goTo({ kind, id, place }: SearchItem): Promise<void> {
    const { workspace, notices } = this.#session;
    try {
      if (kind === 'source') workspace.openSource(id);
      else if (kind === 'article') {
        const spans = await call('search.hits', { query: queryForCore(this.query), articleId: id });
        workspace.showFound({ articleId: id, spans });
      } else if (place?.occurrenceId) {
        workspace.reveal([{ articleId: place.articleId, occurrenceId: place.occurrenceId }]);
        if (kind === 'note') workspace.moveFocus('inspector', 'note');
        else workspace.moveFocus('text');
      } else workspace.show('claims');
    } catch (reason) {
      notices.fail(reason);
    }
  }

  #fail(reason: unknown): void {
    if (reason instanceof Failure && reason.code === 'request.cancelled') return;
    if (reason instanceof Failure && reason.code === 'search.no-index') {
      this.failure = reason.message;
      this.results = null;
    } else this.#session.notices.fail(reason);
  }
}

function rowsOf(scope: SearchScope, group: SearchGroup): readonly ResultRow[] {
  const rows: ResultRow[] = group.items.map((item) => ({
    kind: 'item',
    id: `${item.kind}-${item.id}`,
    item,
  }));
  return group.next === null ? rows : [...rows, { kind: 'more', id: `more-${scope}`, scope }];
}
