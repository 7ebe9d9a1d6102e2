import { untrack } from 'svelte';
import type { HistoryAbout } from '#contract/history.ts';
import type { Focus } from '#contract/views.ts';
import type { QuietWords } from '#domain/edge-words.ts';
import type { RelationKind } from '#domain/relation.ts';
import type { Span } from '#domain/span.ts';
import type { CaseStore } from './case-store.svelte.ts';
import { Comparison, type ComparisonView } from './comparison.svelte.ts';
import type { PaneText } from './pane-text.ts';
import { PanesLayout } from './panes-layout.svelte.ts';

/** The screens of the window. `article` is one article in the reader, `compare` the articles beside each other. */
export type View = 'library' | 'article' | 'compare' | 'sources' | 'claims' | 'history' | 'report';

/** Which pane of the comparison, from 0; the reader has only the first. */
export type PaneIndex = number;

/** How many articles may stand side by side. */
export const mostPanes = 4;

/** A wish that a pane bring an occurrence's words into sight; a new object each time, so that asking twice works. */
export type Reveal = { readonly occurrenceId: string };

/** The words selected in an article's text: one span, or several where folded page furniture lies between. Never empty. */
export type SelectedWords = { readonly articleId: string; readonly spans: readonly Span[] };

/** A wish that the keyboard go to the text of the active pane or to the inspector; a new object each time. */
export type FocusWish =
  | { readonly place: 'text' | 'suggestions' }
  | { readonly place: 'inspector'; readonly field: InspectorField };

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

/** What claims are made to each other: one claim, or related. */
export type Tie = 'join' | RelationKind;

/**
 * A wish that the window ask how claims are tied: what several are to each other (`tie` where that is known), which of a
 * claim's places to split off, or what the relations of a claim, or of the case, are. A new object each time.
 */
export type TieWish = (
  | { readonly kind: 'tie'; readonly claimIds: readonly string[]; readonly tie: Tie | null }
  | { readonly kind: 'split'; readonly claimId: string; readonly occurrenceIds: readonly string[] }
  | { readonly kind: 'relations'; readonly claimId: string | null }
) & {
  /** Moves the keyboard once the dialog is gone; left out, it goes back to where it was. */
  readonly onclosed?: () => void;
};

/** A wish that the claims table be filtered by a text of the language of search; a new object each time. */
export type FilterWish = { readonly filter: string };

/** Which screen is on show, which articles are in its panes, and what is chosen in them. */
export class Workspace {
  view = $state<View>('library');
  /** The article in the reader. */
  articleId = $state<string | null>(null);
  /** The articles side by side in the comparison: two to {@link mostPanes} different ones, fewer while the case has fewer. */
  panes = $state.raw<readonly string[]>([]);
  /** The pane that keys and the inspector act on. */
  activePane = $state<PaneIndex>(0);
  /** The occurrence chosen in the active pane; the inspector shows it. */
  occurrenceId = $state<string | null>(null);
  /** Per article: the occurrence to bring into sight. */
  reveals = $state.raw<ReadonlyMap<string, Reveal>>(new Map());
  /** The words selected in the pane that was used last; they stay while the inspector has the keyboard. */
  words = $state.raw<SelectedWords | null>(null);
  /** The words for which claims are suggested in place of those for the chosen occurrence. */
  suggestedFor = $state.raw<SelectedWords | null>(null);
  focusWish = $state.raw<FocusWish | null>(null);
  claimWish = $state.raw<ClaimWish | null>(null);
  sourceWish = $state.raw<SourceWish | null>(null);
  foundWords = $state.raw<FoundWords | null>(null);
  /** What was last searched for; the search begins with it again. */
  searchText = $state('');
  searchWish = $state.raw<SearchWish | null>(null);
  wordsWish = $state.raw<WordsWish | null>(null);
  filterWish = $state.raw<FilterWish | null>(null);
  /** The dialog about ties of claims that is on show. */
  tieWish = $state.raw<TieWish | null>(null);
  /** What the screen of the history is narrowed to; null is the whole case. */
  historyAbout = $state.raw<HistoryAbout | null>(null);
  /** The report that is composed; the export begins with it. */
  reportId = $state<string | null>(null);
  /** What the views of the comparison share. */
  readonly comparison = new Comparison();
  readonly panesLayout = new PanesLayout();
  /** The texts in the panes, as far as they are in the page. */
  texts = $state.raw<ReadonlyMap<PaneIndex, PaneText>>(new Map());
  readonly #store: CaseStore;

  constructor(store: CaseStore) {
    this.#store = store;
  }

  /** The article of the active pane, or null on screens without one. */
  readonly activeArticleId = $derived(
    this.view === 'article'
      ? this.articleId
      : this.view === 'compare'
        ? (this.panes[this.activePane] ?? null)
        : null,
  );

  show(view: View): void {
    if (view === 'compare') this.fillPanes();
    if (view === 'article' && this.articleId === null) this.articleId = this.#store.articles[0]?.id ?? null;
    this.view = view === 'article' && this.articleId === null ? 'library' : view;
    this.occurrenceId = null;
  }

  /** Shows one of the views of the comparison. */
  compare(view: ComparisonView): void {
    this.comparison.view = view;
    this.show('compare');
  }

  /** Shows on whom the places of a claim rest, in who quotes whom. */
  showChains(claimId: string): void {
    this.comparison.claimId = claimId;
    this.comparison.sourceId = null;
    this.compare('network');
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
    const pane = this.#paneOf(found.articleId);
    if (pane === -1) this.openArticle(found.articleId);
    else this.activePane = pane;
    this.foundWords = found;
    this.moveFocus('text');
  }

  /** Shows quiet words of the chosen occurrence in the text, and chooses them there. */
  showWords(occurrenceId: string, words: QuietWords): void {
    this.wordsWish = { occurrenceId, words };
  }

  /** Puts articles side by side; what is more than there is room for is left out. */
  setPanes(articleIds: readonly string[]): void {
    this.panes = [...new Set(articleIds)].slice(0, mostPanes);
    this.activePane = Math.max(0, Math.min(this.activePane, this.panes.length - 1));
    this.occurrenceId = null;
  }

  /** Puts an article into a pane; one that stands in another pane changes places with this one's. */
  setPane(pane: PaneIndex, articleId: string): void {
    const mine = this.panes[pane];
    this.setPanes(
      this.panes.map((each, index) =>
        index === pane ? articleId : each === articleId && mine !== undefined ? mine : each,
      ),
    );
  }

  /** The first article that stands in no pane yet, or null when all do or there is no room for another pane. */
  readonly nextArticleId = $derived.by(() =>
    this.panes.length >= mostPanes
      ? null
      : (this.#store.articles.find(({ id }) => !this.panes.includes(id))?.id ?? null),
  );

  /** Says that a text is in the page; the function returned takes it back. */
  showText(text: PaneText): () => void {
    const { pane } = text;
    untrack(() => (this.texts = new Map(this.texts).set(pane, text)));
    return () => {
      if (this.texts.get(pane) !== text) return;
      const texts = new Map(this.texts);
      texts.delete(pane);
      this.texts = texts;
    };
  }

  /** True while a claim that is chosen is brought to one height in all panes, so that no pane scrolls to it by itself. */
  get levels(): boolean {
    return this.view === 'compare' && this.comparison.view === 'panes';
  }

  /** Adds a pane at the end and goes to it. */
  addPane(): void {
    if (this.nextArticleId === null) return;
    this.setPanes([...this.panes, this.nextArticleId]);
    this.activePane = this.panes.length - 1;
  }

  /** Closes a pane, of more than two; the one that takes its place becomes the active one. */
  closePane(pane: PaneIndex): void {
    if (this.panes.length <= 2) return;
    if (pane === this.activePane) this.occurrenceId = null;
    this.panes = this.panes.filter((_, index) => index !== pane);
    const active = this.activePane > pane ? this.activePane - 1 : this.activePane;
    this.activePane = Math.min(active, this.panes.length - 1);
  }

  /** Moves the keyboard to the text of the next or the previous pane, round and round. */
  stepPane(direction: 1 | -1): void {
    const count = this.panes.length;
    if (count === 0) return;
    this.activePane = (this.activePane + direction + count) % count;
    this.moveFocus('text');
  }

  /** Chooses an occurrence in the active pane without moving the text. */
  select(occurrenceId: string | null): void {
    this.occurrenceId = occurrenceId;
    this.suggestedFor = null;
  }

  /** Shows the claims suggested for words that are not marked yet, or with null for the chosen occurrence, and goes there. */
  suggest(words: SelectedWords | null): void {
    this.suggestedFor = words;
    this.focusWish = { place: 'suggestions' };
  }

  /** Moves the keyboard to the text of the active pane or to the inspector. */
  moveFocus(place: FocusWish['place'], field: InspectorField = 'claim'): void {
    this.focusWish = place === 'inspector' ? { place, field } : { place };
  }

  /**
   * Shows the words of occurrences, one an article: side by side where their articles are in the panes of the comparison
   * that is on show, whichever of its views that is, otherwise in the reader. The first is chosen.
   */
  reveal(places: readonly { readonly articleId: string; readonly occurrenceId: string }[]): void {
    if (places[0] && this.#paneOf(places[0].articleId) !== -1) this.comparison.view = 'panes';
    this.#bring(places);
  }

  /** Brings occurrences into sight, one an article, without leaving a view of the comparison that shows no words. */
  #bring(places: readonly { readonly articleId: string; readonly occurrenceId: string }[]): void {
    const first = places[0];
    if (!first) return;
    const pane = this.#paneOf(first.articleId);
    if (pane !== -1) {
      this.activePane = pane;
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
    if (occurrenceId) this.#bring([{ articleId, occurrenceId }]);
    else if (this.#paneOf(articleId) === -1) this.openArticle(articleId);
  }

  /** Forgets everything that belongs to the case that was open before. */
  reset(): void {
    this.articleId = null;
    this.panes = [];
    this.activePane = 0;
    this.occurrenceId = null;
    this.foundWords = null;
    this.wordsWish = null;
    this.searchText = '';
    this.reveals = new Map();
    this.words = null;
    this.suggestedFor = null;
    this.claimWish = null;
    this.tieWish = null;
    this.historyAbout = null;
    this.reportId = null;
    this.sourceWish = null;
    this.comparison.reset();
    this.view = 'library';
  }

  /** Gives at least two panes an article as far as there are enough, and takes out those that are gone. */
  fillPanes(): void {
    const ids = this.#store.articles.map((article) => article.id);
    const kept = this.panes.filter((id) => ids.includes(id));
    const here = this.articleId !== null && ids.includes(this.articleId) ? [this.articleId] : [];
    const filled = kept.length >= 2 ? kept : [...new Set([...kept, ...here, ...ids])].slice(0, 2);
    if (filled.length === this.panes.length && filled.every((id, index) => id === this.panes[index])) return;
    this.panes = filled;
    this.activePane = Math.max(0, Math.min(this.activePane, filled.length - 1));
  }

  /** The pane of the comparison in which the article stands now, or -1. */
  #paneOf(articleId: string): PaneIndex {
    return this.view === 'compare' ? this.panes.indexOf(articleId) : -1;
  }
}
