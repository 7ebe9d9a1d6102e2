import type { CoreInput } from '#contract/api.ts';
import type { OccurrenceDetail, PanesComparison } from '#contract/views.ts';
import { claimsSideBySide, isOnWalk, type ClaimWalk } from '#domain/compare/claims-side-by-side.ts';
import { Failure } from '#domain/failure.ts';
import { call } from '../../api/client.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { listText } from '../../i18n/formats.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';
import type { PaneText } from '../../state/pane-text.ts';
import type { Session } from '../../state/session.ts';
import { mostPanes, type PaneIndex } from '../../state/workspace.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { PanePlaces } from './pane-places.ts';
import { PaneScroll, readingLine, type AimAtHeight } from './pane-scroll.ts';
import { walkOf } from './panes-keys.ts';
import { t } from './strings.ts';

type Chosen = { readonly pane: PaneIndex; readonly occurrence: OccurrenceDetail };

const nothing: PanesComparison = { shown: null, relations: [] };
const mostRelations = 3;
const claimLength = 70;

/** The articles side by side: what ties their places, going through their claims, and scrolling them to each other. */
export class PanesController {
  readonly places = new PanePlaces();
  readonly scroll = new PaneScroll();
  /** What going through the claims came to, in words. */
  spoken = $state('');
  #comparison = $state.raw(nothing);
  /** The pane whose claims were gone through first, and the claim that was come to. */
  #walked: { readonly read: PaneIndex; readonly claimId: string } | null = null;
  /** The pane that was scrolled by hand last. */
  #driver: PaneIndex | null = null;
  #reading = false;
  #again: CoreInput<'compare.panes'> | null = null;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The texts that are in the page, by pane. */
  readonly texts = $derived.by((): readonly PaneText[] => {
    const { workspace } = this.#session;
    return workspace.panes.flatMap((articleId, pane) => {
      const text = workspace.texts.get(pane);
      return text?.document.articleId === articleId ? [text] : [];
    });
  });

  readonly relations = $derived(this.#comparison.relations);
  /** The occurrences that the filter lets through; null for all. */
  readonly shown = $derived(this.#comparison.shown && new Set(this.#comparison.shown));

  /** The occurrence that is chosen, and its pane. */
  readonly chosen = $derived.by((): Chosen | null => {
    for (const { document, pane } of this.texts) {
      const occurrence = document.find(this.#session.workspace.occurrenceId);
      if (occurrence) return { pane, occurrence };
    }
    return null;
  });

  /**
   * Names the chosen occurrence with the claims that belong to it. It stays when a mark is merely judged anew, since
   * nothing is to scroll then, and changes when a relation is made that brings another place to it.
   */
  readonly chosenTies = $derived.by((): string | null => {
    if (!this.chosen) return null;
    const { id, claimId } = this.chosen.occurrence;
    return [id, claimId, ...this.#relatedTo(claimId).map(({ other }) => other)].join(' ');
  });

  /** Where else the chosen claim is made, and what the other panes say of it, in words; empty for none. */
  readonly alsoWords = $derived.by((): string => {
    if (!this.chosen) return '';
    const { pane, occurrence } = this.chosen;
    const elsewhere = this.texts.flatMap((text) => {
      if (text.pane === pane) return [];
      const words = [
        ...new Set(
          this.#made(text.document, occurrence.claimId).map(
            ({ stance, added }) => stanceWords(stance, added).label,
          ),
        ),
      ];
      return words.length > 0 ? [t('also.pane', { number: text.pane + 1, stance: words.join(', ') })] : [];
    });
    const related = this.#relatedTo(occurrence.claimId).flatMap(({ other, words }) => {
      const panes = this.texts.filter(({ document }) => this.#made(document, other).length > 0);
      const text = panes.flatMap(({ document }) => this.#made(document, other))[0]?.claimText;
      if (text === undefined) return [];
      const numbers = listText(panes.map((each) => `${each.pane + 1}`));
      return [t('also.related', { relation: words, claim: shortened(text), numbers })];
    });
    const more = related.length - mostRelations;
    return [
      elsewhere.length > 0 ? t('also', { panes: listText(elsewhere) }) : t('also.none'),
      ...related.slice(0, mostRelations),
      ...(more > 0 ? [t('also.more', { count: more })] : []),
    ].join(' ');
  });

  /** Reads what ties the articles; while one reading is on its way, however many changes come make one more. */
  async load(scope: CoreInput<'compare.panes'>): Promise<void> {
    this.#again = scope;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) {
        const wanted: CoreInput<'compare.panes'> = this.#again;
        this.#again = null;
        const comparison = await call('compare.panes', wanted);
        // What is as before is left as it is: nothing is to be drawn or scrolled for it.
        if (!this.#again && JSON.stringify(comparison) !== JSON.stringify(this.#comparison))
          this.#comparison = comparison;
      }
    } catch (reason) {
      // An article that was removed meanwhile: the panes are about to show others.
      if (!(reason instanceof Failure && reason.code === 'article.not-found'))
        this.#session.notices.fail(reason);
    } finally {
      this.#reading = false;
    }
  }

  // Commands

  /** Why one of the panes' commands cannot be done now, or null. */
  cannot(id: string): string | null {
    const { workspace } = this.#session;
    if (id === 'panes.close') return workspace.panes.length > 2 ? null : t('cannot.two-stay');
    if (id !== 'panes.add' || workspace.nextArticleId !== null) return null;
    return workspace.panes.length >= mostPanes ? t('cannot.four') : t('cannot.no-more');
  }

  /** Does one of the panes' commands; says why when it cannot be done. */
  run(id: string): void {
    const { workspace, notices } = this.#session;
    const reason = this.cannot(id);
    if (reason !== null) return notices.say(reason);
    const walk = walkOf(id);
    if (walk) this.walk(walk.walk, walk.direction);
    else if (id === 'panes.next') workspace.stepPane(1);
    else if (id === 'panes.previous') workspace.stepPane(-1);
    else if (id === 'panes.together') this.toggleTogether();
    else if (id === 'panes.fold-table')
      workspace.panesLayout.tableFolded = !workspace.panesLayout.tableFolded;
    else if (id === 'panes.add' || id === 'panes.close') {
      if (id === 'panes.add') workspace.addPane();
      else workspace.closePane(workspace.activePane);
      workspace.moveFocus('text');
    }
  }

  /** Has the panes scroll together by claim, or each by itself. */
  toggleTogether(): void {
    const { panesLayout, activePane } = this.#session.workspace;
    panesLayout.together = !panesLayout.together;
    this.spoken = t(panesLayout.together ? 'together.on' : 'together.off');
    if (panesLayout.together) this.#followPane(activePane);
    else this.scroll.stop();
  }

  /** Goes to the next or the previous claim that is shared, disputed or made by one article alone. */
  walk(walk: ClaimWalk, direction: 1 | -1): void {
    const { workspace } = this.#session;
    const { chosen, texts } = this;
    const chosenClaim = chosen?.occurrence.claimId ?? null;
    const read =
      this.#walked && this.#walked.claimId === chosenClaim ? this.#walked.read : workspace.activePane;
    const places = workspace.panes.map((_, pane) => {
      const text = texts.find((each) => each.pane === pane);
      return text ? this.#shownOf(text.document) : [];
    });
    const claims = claimsSideBySide(places, this.relations, read);
    const fitting = claims.filter((claim) => isOnWalk(walk, claim));
    if (fitting.length === 0) {
      this.spoken = t('walk.none', { walk });
      return;
    }
    const caret = texts.find(({ pane }) => pane === read)?.caret ?? 0;
    const before = new Set(
      (places[read] ?? [])
        .filter(({ spans }) => (spans[0]?.start ?? 0) < caret)
        .map(({ claimId }) => claimId),
    );
    const at = claims.findIndex(({ claimId }) => claimId === chosenClaim);
    // Without a chosen claim one stands between those that begin before the caret and those after it.
    const isBefore = (index: number, claimId: string): boolean =>
      at === -1 ? before.has(claimId) : index < at;
    const ahead = claims.filter((claim, index) => {
      if (!isOnWalk(walk, claim) || index === at) return false;
      return isBefore(index, claim.claimId) === (direction === -1);
    });
    const target = direction === 1 ? ahead[0] : ahead.at(-1);
    if (!target) {
      this.spoken = t(direction === 1 ? 'walk.last' : 'walk.first', { walk, count: fitting.length });
      return;
    }
    const articleId = workspace.panes[target.article];
    if (articleId === undefined) return;
    this.#walked = { read, claimId: target.claimId };
    workspace.reveal([{ articleId, occurrenceId: target.placeId }]);
    // The table keeps the keyboard.
    if (!document.activeElement?.closest('[role=grid]')) workspace.moveFocus('text');
    this.spoken = t('walk.at', { walk, at: fitting.indexOf(target) + 1, count: fitting.length });
  }

  /** Chooses the first place of a claim in the panes, if it has any: what was chosen in another view. */
  chooseClaim(claimId: string): void {
    const { workspace } = this.#session;
    const inOrder = this.texts.toSorted(
      (a, b) => Number(b.pane === workspace.activePane) - Number(a.pane === workspace.activePane),
    );
    for (const { document } of inOrder) {
      const [first] = this.#made(document, claimId);
      if (!first) continue;
      workspace.reveal([{ articleId: document.articleId, occurrenceId: first.id }]);
      return;
    }
  }

  // Scrolling

  /** Brings what belongs together with the chosen occurrence to its height in every pane. */
  levelChosen(): void {
    const { chosen, texts } = this;
    const own = texts.find(({ pane }) => pane === chosen?.pane);
    if (!chosen || !own) return;
    const aims = texts.flatMap((text) => {
      const occurrence = text === own ? chosen.occurrence : this.#partner(text, chosen.occurrence.claimId);
      const offset = occurrence?.spans[0]?.start;
      return offset === undefined ? [] : [{ text, offset }];
    });
    // The chosen one leads: where not all can be at one height, it is the one in sight.
    this.scroll.level(aims.toSorted((a, b) => Number(b.text === own) - Number(a.text === own)));
  }

  /** The user took hold of a pane, by wheel, pointer or key. */
  drive(pane: PaneIndex): void {
    this.#driver = pane;
    this.scroll.stop();
  }

  /** A pane was scrolled, by whatever: where the panes go together, the others follow the one scrolled by hand. */
  scrolled(pane: PaneIndex): void {
    const text = this.texts.find((each) => each.pane === pane);
    if (!this.#session.workspace.panesLayout.together || pane !== this.#driver || !text) return;
    if (!this.scroll.isOwn(text.scroller)) this.#followPane(pane);
  }

  #followPane(pane: PaneIndex): void {
    const lead = this.texts.find((each) => each.pane === pane);
    if (!lead) return;
    this.scroll.follow(() => {
      const view = lead.scroller.getBoundingClientRect();
      const down = lead.surface.root.getBoundingClientRect().top - view.top;
      const line = view.height * readingLine;
      const near = this.places
        .of(lead, this.shown)
        .map(({ occurrence, y }) => ({ occurrence, y: y + down }))
        .toSorted((a, b) => Math.abs(a.y - line) - Math.abs(b.y - line));
      return this.texts.flatMap((text): readonly AimAtHeight[] => {
        if (text === lead) return [];
        for (const { occurrence, y } of near) {
          const [first] = this.#nearest(text, this.#made(text.document, occurrence.claimId));
          const offset = first?.spans[0]?.start;
          if (offset !== undefined) return [{ text, offset, y }];
        }
        return [];
      });
    });
  }

  // Claims

  /** The occurrences of an article that the filter lets through, in text order. */
  #shownOf(document: OpenDocument): readonly OccurrenceDetail[] {
    const { shown } = this;
    return shown ? document.occurrences.filter(({ id }) => shown.has(id)) : document.occurrences;
  }

  /** The places where an article makes a claim, in text order. */
  #made(document: OpenDocument, claimId: string): readonly OccurrenceDetail[] {
    const { shown } = this;
    const made = document.ofClaim(claimId);
    return shown ? made.filter(({ id }) => shown.has(id)) : made;
  }

  /** The place of a text that belongs with a claim: where the text makes it, or else a claim that is related to it. */
  #partner(text: PaneText, claimId: string): OccurrenceDetail | null {
    const claims = [claimId, ...this.#relatedTo(claimId).map(({ other }) => other)];
    for (const each of claims) {
      const [first] = this.#nearest(text, this.#made(text.document, each));
      if (first) return first;
    }
    return null;
  }

  /** Occurrences by how near they are to what the text's window shows. */
  #nearest({ near }: PaneText, occurrences: readonly OccurrenceDetail[]): readonly OccurrenceDetail[] {
    if (occurrences.length < 2 || !near) return occurrences;
    const middle = (near.start + near.end) / 2;
    const away = ({ spans }: OccurrenceDetail): number => Math.abs((spans[0]?.start ?? 0) - middle);
    return occurrences.toSorted((a, b) => away(a) - away(b));
  }

  #relatedTo(claimId: string): readonly { readonly other: string; readonly words: string }[] {
    return this.relations.flatMap(({ fromClaimId, toClaimId, kind, status }) => {
      if (fromClaimId !== claimId && toClaimId !== claimId) return [];
      const inverse = fromClaimId !== claimId;
      const { label, inverse: inverseLabel } = codebookWords('relationKind', kind);
      const relation = inverse ? inverseLabel : label;
      const words =
        status === 'suggested'
          ? t('suggested', {
              status: codebookWords('relationStatus', status).label,
              relation: relation.toLowerCase(),
            })
          : relation;
      return [{ other: inverse ? fromClaimId : toClaimId, words }];
    });
  }
}

function shortened(claim: string): string {
  return claim.length > claimLength ? `${claim.slice(0, claimLength - 1).trimEnd()}…` : claim;
}
