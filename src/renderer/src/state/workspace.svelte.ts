import type { HistoryAbout } from '#contract/history.ts';
import type { Focus } from '#contract/views.ts';
import type { QuietWords } from '#domain/edge-words.ts';
import type { Span } from '#domain/span.ts';
import type { CaseStore } from './case-store.svelte.ts';
import { Comparison, type ComparisonView } from './comparison.svelte.ts';

/** The screens of the window. `article` is one article in the reader, `compare` the articles beside each other. */
export type View = 'library' | 'article' | 'compare' | 'sources' | 'claims' | 'history';

/** Which of the two panes of the comparison; the reader has only the first. */
export type PaneIndex = 0 | 1;

/** A wish that a pane bring an occurrence's words into sight; a new object each time, so that asking twice works. */
export type Reveal = { readonly occurrenceId: string };

/** The words selected in an article's text: one span, or several where folded page furniture lies between. Never empty. */
export type SelectedWords = { readonly articleId: string; readonly spans: readonly Span[] };

/** A wish that the keyboard go to the text of the active pane or to the inspector; a new object each time. */
export type FocusWish =
  { readonly place: 'text' } | { readonly place: 'inspector'; readonly field: InspectorField };

/** A field of the inspector that a key leads to; the part of the inspector with this `data-field` has it. */
export type InspectorField = 'claim' | 'note';

/** A wish that the table of the comparison go to a claim; a new object each time. */
export type ClaimWish = { readonly claimId: string };

/** A wish that the screen of sources show one source's page; a new object each time. */
export type SourceWish = { readonly sourceId: string };

/** Where a search found its words in an article's text: all are shown until put away. A new object each time. */
export type FoundWords = { readonly articleId: string; readonly spans: readonly Span[] };

/** A wish that quiet words of an occurrence be shown and chosen in the text; a new object each time. */
export type WordsWish = { readonly occurrenceId: string; readonly words: QuietWords };

/** A wish that the search be opened; a new object each time. */
export type SearchWish = Readonly<Record<string, never>>;

/** A wish that the claims table be filtered by a text of the language of search; a new object each time. */
export type FilterWish = { readonly filter: string };

/** Which screen is on show, which articles are in its panes, and what is chosen in them. */
export class Workspace {
  view = $state<View>('library');
  /** The article in the reader. */
  articleId = $state<string | null>(null);
  /** The two articles of the comparison. */
  pair = $state.raw<readonly [string | null, string | null]>([null, null]);
  /** The pane that keys and the inspector act on. */
  activePane = $state<PaneIndex>(0);
  /** The occurrence chosen in the active pane; the inspector shows it. */
  occurrenceId = $state<string | null>(null);
  /** Per article: the occurrence to bring into sight. */
  reveals = $state.raw<ReadonlyMap<string, Reveal>>(new Map());
  /** The words selected in the pane that was used last; they stay while the inspector has the keyboard. */
  words = $state.raw<SelectedWords | null>(null);
  focusWish = $state.raw<FocusWish | null>(null);
  claimWish = $state.raw<ClaimWish | null>(null);
  sourceWish = $state.raw<SourceWish | null>(null);
  foundWords = $state.raw<FoundWords | null>(null);
  /** What was last searched for; the search begins with it again. */
  searchText = $state('');
  searchWish = $state.raw<SearchWish | null>(null);
  wordsWish = $state.raw<WordsWish | null>(null);
  filterWish = $state.raw<FilterWish | null>(null);
  /** What the screen of the history is narrowed to; null is the whole case. */
  historyAbout = $state.raw<HistoryAbout | null>(null);
  /** What the views of the comparison share. */
  readonly comparison = new Comparison();
  readonly #store: CaseStore;

  constructor(store: CaseStore) {
    this.#store = store;
  }

  /** The article of the active pane, or null on screens without one. */
  readonly activeArticleId = $derived(
    this.view === 'article' ? this.articleId : this.view === 'compare' ? this.pair[this.activePane] : null,
  );

  show(view: View): void {
    if (view === 'compare') this.fillPair();
    if (view === 'article' && this.articleId === null) this.articleId = this.#store.articles[0]?.id ?? null;
    this.view = view === 'article' && this.articleId === null ? 'library' : view;
    this.occurrenceId = null;
  }

  /** Shows one of the views of the comparison. */
  compare(view: ComparisonView): void {
    this.comparison.view = view;
    this.show('compare');
  }

  /** Shows the history of a claim, an article or a source; null for that of the whole case. */
  showHistory(about: HistoryAbout | null): void {
    this.historyAbout = about;
    this.show('history');
  }

  openArticle(articleId: string): void {
    this.articleId = articleId;
    this.activePane = 0;
    this.view = 'article';
    this.occurrenceId = null;
  }

  /** Shows what a source says in all articles. */
  openSource(sourceId: string): void {
    this.sourceWish = { sourceId };
    this.show('sources');
  }

  /** Opens the search with a text. */
  search(text: string): void {
    this.searchText = text;
    this.searchWish = {};
  }

  /** Shows the claims that a search finds in the claims table. */
  filterClaims(filter: string): void {
    this.filterWish = { filter };
    this.show('claims');
  }

  /** Brings the words that a search found in an article into sight, and shows all of them there. */
  showFound(found: FoundWords): void {
    const pane = this.view === 'compare' ? this.pair.indexOf(found.articleId) : -1;
    if (pane === -1) this.openArticle(found.articleId);
    else this.activePane = pane === 0 ? 0 : 1;
    this.foundWords = found;
    this.moveFocus('text');
  }

  /** Shows quiet words of the chosen occurrence in the text, and chooses them there. */
  showWords(occurrenceId: string, words: QuietWords): void {
    this.wordsWish = { occurrenceId, words };
  }

  setPair(pair: readonly [string | null, string | null]): void {
    this.pair = pair;
    this.occurrenceId = null;
  }

  /** Chooses an occurrence in the active pane without moving the text. */
  select(occurrenceId: string | null): void {
    this.occurrenceId = occurrenceId;
  }

  /** Moves the keyboard to the text of the active pane or to the inspector. */
  moveFocus(place: FocusWish['place'], field: InspectorField = 'claim'): void {
    this.focusWish = place === 'inspector' ? { place, field } : { place };
  }

  /**
   * Brings occurrences into sight, one an article: in the comparison where their articles are in the panes, otherwise in
   * the reader. The first is chosen.
   */
  reveal(places: readonly { readonly articleId: string; readonly occurrenceId: string }[]): void {
    const first = places[0];
    if (!first) return;
    const pane = this.pair.indexOf(first.articleId);
    if (this.view === 'compare' && pane !== -1) {
      this.activePane = pane === 0 ? 0 : 1;
    } else if (this.view !== 'article' || this.articleId !== first.articleId) {
      this.openArticle(first.articleId);
    }
    this.occurrenceId = first.occurrenceId;
    const reveals = new Map(this.reveals);
    for (const place of places) reveals.set(place.articleId, { occurrenceId: place.occurrenceId });
    this.reveals = reveals;
  }

  /** Brings the screen to the place a change was about. */
  follow(focus: Focus): void {
    const { articleId, occurrenceId, claimId } = focus;
    if (!articleId && claimId && this.view === 'compare') this.claimWish = { claimId };
    if (!articleId) return;
    if (!this.#store.articles.some((article) => article.id === articleId)) {
      if (this.view === 'article' && this.articleId === articleId) this.show('library');
      return;
    }
    if (occurrenceId) this.reveal([{ articleId, occurrenceId }]);
    else if (!(this.view === 'compare' && this.pair.includes(articleId))) this.openArticle(articleId);
  }

  /** Forgets everything that belongs to the case that was open before. */
  reset(): void {
    this.articleId = null;
    this.pair = [null, null];
    this.activePane = 0;
    this.occurrenceId = null;
    this.foundWords = null;
    this.wordsWish = null;
    this.searchText = '';
    this.reveals = new Map();
    this.words = null;
    this.claimWish = null;
    this.historyAbout = null;
    this.sourceWish = null;
    this.comparison.reset();
    this.view = 'library';
  }

  /** Gives both panes an article as far as there are enough, and takes out those that are gone. */
  fillPair(): void {
    const ids = this.#store.articles.map((article) => article.id);
    const kept = this.pair.filter((id): id is string => id !== null && ids.includes(id));
    const first =
      kept[0] ?? (this.articleId && ids.includes(this.articleId) ? this.articleId : ids[0]) ?? null;
    const second = kept[1] ?? ids.find((id) => id !== first) ?? null;
    if (first !== this.pair[0] || second !== this.pair[1]) this.pair = [first, second];
  }
}
