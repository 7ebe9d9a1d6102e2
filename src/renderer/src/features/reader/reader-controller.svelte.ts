import type { OccurrenceDetail } from '#contract/views.ts';
import { quietWordsOf, spansOf, type EdgeWords, type QuietWords } from '#domain/edge-words.ts';
import { sentenceAt } from '#domain/sentence.ts';
import { spansOverlap, type Span } from '#domain/span.ts';
import { call } from '../../api/client.ts';
import { moveCaret, showSelection, type Motion, type SelectionEnds } from '../../reader-dom/caret-motion.ts';
import { nextFrame } from '../../reader-dom/scroll-into-sight.ts';
import type { TextSurface } from '../../reader-dom/text-surface.ts';
import { editorOf, type OccurrenceEditor } from '../../state/occurrence-editor.svelte.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';
import type { Notice } from '../../state/notices.svelte.ts';
import type { Session } from '../../state/session.ts';
import type { InspectorField, PaneIndex, Reveal, WordsWish } from '../../state/workspace.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { Finder } from './finder.svelte.ts';
import { FurnitureRuns } from './furniture-runs.svelte.ts';
import { PlaceKeeper } from './place-keeper.ts';
import { keyOf } from './reader-keys.ts';
import { t } from './strings.ts';
import { TextView } from './text-view.ts';

/** What floats beside the text. `then` goes on with what the analyst was about to do. */
export type ReaderPopover =
  | {
      readonly kind: 'chooser';
      readonly occurrences: readonly OccurrenceDetail[];
      readonly at: Span;
      readonly then: (occurrence: OccurrenceDetail) => void;
    }
  /** `words` name the source; `occurrenceId` is null while the mark is being made. */
  | { readonly kind: 'source'; readonly occurrenceId: string | null; readonly words: Span | null }
  /** `tie` is null where it is asked what the two claims are to each other. */
  | { readonly kind: 'join'; readonly occurrenceId: string; readonly tie: 'join' | null }
  | { readonly kind: 'values'; readonly list: 'commitment' | 'quotation' | 'readingStatus' };

/**
 * The mark that the mark key widens while the caret stays where it is: the one last made or given other words there. Its
 * id is null until core has answered.
 */
export type Widening = { readonly caret: number; occurrenceId: string | null };

/** Something done to an occurrence; the next is done when its promise has settled. */
type Act = (occurrence: OccurrenceDetail) => Promise<unknown>;

const flashTime = 1600;
/** So many milliseconds without scrolling are a rest. */
const restTime = 80;
const revealsDone = new WeakSet<Reveal>();
const wishesDone = new WeakSet<WordsWish>();

/**
 * One pane's caret, selection and choice of mark, which the commands act on. Offsets are UTF-16 code units of the
 * article's text. The caret is kept here and not read from the page, because the page forgets it when a field gets the
 * keyboard.
 */
export class ReaderController {
  readonly document: OpenDocument;
  readonly pane: PaneIndex;
  readonly editor: OccurrenceEditor;
  readonly furniture: FurnitureRuns;
  readonly finder: Finder;
  /** Goes up with each wish that the field to find words have the keyboard. */
  findWish = $state(0);
  ends = $state.raw<SelectionEnds>({ anchor: 0, focus: 0 });
  /** The text has the keyboard. */
  focused = $state(false);
  pressing = $state(false);
  popover = $state.raw<ReaderPopover | null>(null);
  /** Said to those who cannot see the text. */
  spoken = $state('');
  /** An occurrence that is shown for a moment because something led there. */
  flashed = $state.raw<string | null>(null);
  /** An occurrence that a list of marks points at. */
  pointedAt = $state.raw<string | null>(null);
  view = $state.raw<TextView | null>(null);
  /** The blocks near the window: marks are painted and noted in the margin only there. */
  near = $state.raw<Span | null>(null);
  /** The bar beside the selected words, while there is one. */
  bar: HTMLElement | null = null;
  widening: Widening | null = null;
  readonly #session: Session;
  readonly #place: PlaceKeeper;
  /** Where the caret was when an occurrence was chosen: until it moves, keys act on that occurrence. */
  #chosen: { readonly occurrenceId: string; readonly caret: number } | null = null;
  /** The quiet words that were chosen; until the caret leaves them, their edges are those that move. */
  #quiet = $state.raw<{ readonly occurrenceId: string; readonly words: QuietWords } | null>(null);
  #flashEnd: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, document: OpenDocument, pane: PaneIndex) {
    this.#session = session;
    this.editor = editorOf(session);
    this.document = document;
    this.furniture = new FurnitureRuns(document);
    this.finder = new Finder(document);
    this.pane = pane;
    this.#place = new PlaceKeeper(document, (article) => session.store.showArticle(article));
    this.ends = this.#place.ends;
  }

  /** The sentence at the caret; null while words are selected or the text has not the keyboard. */
  readonly sentence = $derived.by((): Span | null =>
    this.focused && this.ends.anchor === this.ends.focus ? this.sentenceAt(this.caret) : null,
  );

  // Plain getters: a key's work may still wait for core when the pane has gone, and its deriveds with it.

  get surface(): TextSurface | null {
    return this.view?.surface ?? null;
  }

  get caret(): number {
    return this.ends.focus;
  }

  /** The occurrence that is chosen, when it is one of this article. */
  get selected(): OccurrenceDetail | null {
    return this.document.find(this.#session.workspace.occurrenceId);
  }

  /** The words of the chosen occurrence whose edges keys and handles move: its pieces, or quiet words chosen in it. */
  get edgeWords(): EdgeWords {
    const { selected } = this;
    const quiet = this.#quiet;
    const isChosen =
      selected && quiet?.occurrenceId === selected.id && spansOf(selected, quiet.words).length > 0;
    return isChosen ? quiet.words : { kind: 'pieces' };
  }

  /** The words selected in this text; empty when there is only a caret. */
  get words(): readonly Span[] {
    const { words } = this.#session.workspace;
    return words?.articleId === this.document.articleId ? words.spans : [];
  }

  /** The existing occurrences that the selected words touch. */
  get touched(): readonly OccurrenceDetail[] {
    return [...new Set(this.words.flatMap((words) => this.document.index.overlapping(words)))];
  }

  get writable(): boolean {
    return this.#session.store.writable;
  }

  // The page

  /** Takes the elements of the text as they stand in the page now. */
  attach(surface: TextSurface, scroller: HTMLElement): void {
    this.view = new TextView(surface, scroller);
  }

  /**
   * Sees which blocks are near the window now. All others' marks are left out, because whenever anything in the page
   * changes Chromium checks each painted range again: 1.6 ms for 2,000.
   */
  look(): void {
    if (!this.view) return;
    const near = this.view.near();
    if (near?.start !== this.near?.start || near?.end !== this.near?.end) this.near = near;
  }

  /** Puts the text where it was when this article was last on show. */
  async restorePlace(): Promise<void> {
    const reveal = this.#session.workspace.reveals.get(this.document.articleId);
    if (!this.view || (reveal && !revealsDone.has(reveal))) return;
    const top = this.#place.topIn(this.view.scroller.clientHeight);
    if (top) await this.view.restoreTop(top);
  }

  /**
   * A scroll has ended. What stands at the top is remembered at once, since the pane may go; the rest, which costs more,
   * once no other scroll follows at once, as where panes scroll together.
   */
  scrollEnded(): void {
    if (this.view) this.#place.restedAt(this.view.topBlock());
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#keepPlace(), restTime);
  }

  /** Remembers the place, for when this article is shown again. */
  #keepPlace(): void {
    this.#rest = undefined;
    const { view, caret } = this;
    if (!view) return;
    const offset = view.shows(caret) ? caret : (view.topLine()?.offset ?? caret);
    const top = view.topBlock();
    const past = view.atEnd ? this.document.text.length : Math.max(offset, top?.offset ?? 0);
    this.#place.scrolled(this.ends, top, offset, past);
  }

  /** The window goes: what waits to be kept is kept now. */
  leave(): void {
    if (this.#rest !== undefined) this.#keepPlace();
    this.#place.keepNow();
  }

  /** The pane goes; the text is no longer in the page. */
  close(): void {
    clearTimeout(this.#flashEnd);
    clearTimeout(this.#rest);
    this.finder.close();
    this.#place.close(this.ends);
  }

  /** Follows the page's selection while it is being made in this text. */
  followSelection(): void {
    const selection = document.getSelection();
    if (!selection || !this.surface || !(this.focused || this.pressing)) return;
    const ends = this.surface.selected(selection);
    if (ends) this.#setEnds(ends);
  }

  gotFocus(): void {
    this.focused = true;
    if (this.surface && !this.pressing) showSelection(this.surface, this.ends);
  }

  #setEnds(ends: SelectionEnds): void {
    if (ends.anchor === this.ends.anchor && ends.focus === this.ends.focus) return;
    const before = new Set(this.document.index.at(this.caret));
    this.ends = ends;
    this.#place.caretMoved(ends.focus);
    if (this.selected && !spansOf(this.selected, this.edgeWords).some((span) => holds(span, ends.focus)))
      this.#quiet = null;
    const span = { start: Math.min(ends.anchor, ends.focus), end: Math.max(ends.anchor, ends.focus) };
    const spans = span.end > span.start ? (this.surface?.wordsOf(span) ?? []) : [];
    const { workspace } = this.#session;
    if (spans.length > 0) workspace.words = { articleId: this.document.articleId, spans };
    else if (this.words.length > 0) workspace.words = null;
    const entered = this.document.index.at(ends.focus).filter((occurrence) => !before.has(occurrence));
    if (entered.length > 0) this.spoken = entered.map((occurrence) => this.describe(occurrence)).join('; ');
  }

  /** Puts the caret at an offset, with nothing selected; not while the mouse is just selecting. */
  placeCaret(offset: number): void {
    if (this.pressing) return;
    const ends = { anchor: offset, focus: offset };
    this.#setEnds(ends);
    if (this.surface && this.focused) showSelection(this.surface, ends);
  }

  /** Moves the caret by the keyboard and keeps it in sight. */
  async move(motion: Motion): Promise<void> {
    const { surface } = this;
    if (!surface || this.caretToSight()) return;
    this.#setEnds(moveCaret(surface, this.ends, motion, this.language));
    await this.showCaret();
  }

  /** Brings the caret into sight, if it is not. */
  async showCaret(): Promise<void> {
    await this.view?.show(() => this.surface?.caretRect(this.caret) ?? null, 'nearest');
  }

  /** Moves the caret by a page of the window, and the text with it. */
  movePage(direction: 1 | -1, extend: boolean): void {
    const focus = this.view?.turnPage(direction, this.caret) ?? null;
    if (focus === null || !this.surface) return;
    this.#setEnds({ anchor: extend ? this.ends.anchor : focus, focus });
    showSelection(this.surface, this.ends);
  }

  /** Selects all of the text that is shown. */
  selectAll(): void {
    if (!this.surface) return;
    this.select({ anchor: 0, focus: this.surface.end });
  }

  /** Selects from one offset to another, in the page too. */
  select(ends: SelectionEnds): void {
    this.#setEnds(ends);
    if (this.surface) showSelection(this.surface, this.ends);
  }

  /**
   * When the analyst has scrolled on, the caret comes along to the first line in sight, and nothing else happens: true
   * then, and false when the caret was in sight.
   */
  caretToSight(): boolean {
    if (!this.view || this.view.shows(this.caret)) return false;
    const top = this.view.topLine();
    if (top) this.placeCaret(top.offset);
    return true;
  }

  /** Brings an occurrence into sight and shows it for a moment; the caret goes there when it is the chosen one. */
  async reveal(reveal: Reveal): Promise<void> {
    const occurrence = this.document.find(reveal.occurrenceId);
    if (!occurrence || revealsDone.has(reveal)) return;
    revealsDone.add(reveal);
    this.#flash(occurrence.id);
    if (this.#session.workspace.occurrenceId === occurrence.id) this.#goTo(occurrence);
    await this.#bring(occurrence);
  }

  /** Brings an occurrence into sight; side by side with others, where all that belongs together comes to one height. */
  async #bring(occurrence: OccurrenceDetail): Promise<void> {
    const [words] = occurrence.spans;
    if (words && !this.#session.workspace.levels) await this.showSpan(words);
  }

  #flash(occurrenceId: string): void {
    clearTimeout(this.#flashEnd);
    this.flashed = occurrenceId;
    this.#flashEnd = setTimeout(() => (this.flashed = null), flashTime);
  }

  #goTo(occurrence: OccurrenceDetail): void {
    const start = occurrence.spans[0]?.start ?? 0;
    if (!touches(occurrence, this.caret)) this.placeCaret(start);
    this.choose(occurrence);
  }

  /** Brings words into sight, unfolding the page furniture they are in. */
  async showSpan(words: Span): Promise<void> {
    const { surface } = this;
    if (!surface) return;
    // The fold opens with the next frame.
    if (this.furniture.openAt(surface.blockIndexAt(words.start))) await nextFrame();
    await this.view?.show(() => this.surface?.rangeOf(words)?.getBoundingClientRect() ?? null, 'centre');
  }

  // Page furniture

  /** Makes a block page furniture, or text of the article. */
  setFurniture(block: number, furniture: boolean): Promise<unknown> {
    const { articleId } = this.document;
    return this.editor.queue(async () => {
      if (!this.editor.mayWrite()) return;
      this.document.replace(await call('article.set-furniture', { articleId, block, furniture }));
      // What was just put away stays in sight, so that a slip of the hand shows.
      this.furniture.openAt(block);
    });
  }

  /** Makes the block at the caret page furniture, or text of the article again. */
  toggleFurnitureAtCaret(): void {
    const block = this.surface?.blockIndexAt(this.caret) ?? 0;
    void this.setFurniture(block, !this.document.blocks[block]?.furniture);
  }

  // The pointer

  /** A click, after the page has put its caret: chooses the mark under it, and asks which when there are several. */
  click(x: number, y: number): void {
    this.popover = null;
    if (this.ends.anchor !== this.ends.focus) return;
    const unit = this.surface?.hitTest(x, y)?.unit ?? null;
    const under = unit === null ? [] : this.document.index.at(unit);
    const [only, another] = under;
    const { selected } = this;
    const quiet = selected && unit !== null && this.#quietAt(selected, { start: unit, end: unit + 1 });
    if (quiet && under.every((occurrence) => occurrence === selected)) this.chooseWords(selected, quiet);
    else if (only && !another) this.choose(only);
    else if (unit !== null && only) this.#ask(under, { start: unit, end: unit + 1 }, () => undefined);
  }

  /** Chooses an occurrence from a note in the margin. */
  chooseNote(occurrence: OccurrenceDetail): void {
    this.#goTo(occurrence);
  }

  /** Chooses an occurrence: keys act on it until the caret moves away, and the inspector shows it. */
  choose(occurrence: OccurrenceDetail): void {
    this.#session.workspace.activePane = this.pane;
    this.#session.workspace.select(occurrence.id);
    this.#chosen = { occurrenceId: occurrence.id, caret: this.caret };
    this.#quiet = null;
    this.spoken = this.describe(occurrence);
  }

  /** Chooses an occurrence and words of it, whose edges then move; the caret goes into quiet words. */
  chooseWords(occurrence: OccurrenceDetail, words: EdgeWords): void {
    const [span] = spansOf(occurrence, words);
    const isQuiet = words.kind !== 'pieces' && span;
    if (isQuiet && !holds(span, this.caret)) this.placeCaret(span.start);
    this.choose(occurrence);
    if (!isQuiet) return;
    this.#quiet = { occurrenceId: occurrence.id, words };
    this.spoken = this.describeWords(occurrence, words);
  }

  /** The shortest quiet words of an occurrence that share a part with the span, or null. */
  #quietAt(occurrence: OccurrenceDetail, at: Span): QuietWords | null {
    const here = quietWordsOf(occurrence).filter(({ span }) => spansOverlap(span, at));
    const lengths = here.map(({ span }) => span.end - span.start);
    return here[lengths.indexOf(Math.min(...lengths))] ?? null;
  }

  /** Brings quiet words that another part of the window names into sight and chooses them. */
  async showWords(wish: WordsWish): Promise<void> {
    const occurrence = this.document.find(wish.occurrenceId);
    if (!occurrence || wishesDone.has(wish)) return;
    wishesDone.add(wish);
    this.chooseWords(occurrence, wish.words);
    this.focusText();
    const [span] = spansOf(occurrence, wish.words);
    if (span) await this.showSpan(span);
  }

  /** Lists the marks at the caret, to choose one; the only one is chosen at once. */
  listMarks(): void {
    const { caret } = this;
    const at = this.document.index.touching(caret);
    const [only, another] = at;
    if (another) this.#ask(at, { start: caret, end: caret + 1 }, () => undefined);
    else if (only) this.choose(only);
    else this.sayNoMark();
  }

  /** Asks which of several occurrences is meant. */
  #ask(
    occurrences: readonly OccurrenceDetail[],
    at: Span,
    then: (occurrence: OccurrenceDetail) => void,
  ): void {
    this.popover = {
      kind: 'chooser',
      occurrences,
      at,
      then: (occurrence) => {
        this.popover = null;
        this.choose(occurrence);
        this.focusText();
        then(occurrence);
      },
    };
  }

  closePopover(): void {
    if (!this.popover) return;
    this.popover = null;
    this.focusText();
  }

  /** Gives the keyboard to the bar beside the selected words; false when there is none. */
  enterBar(): boolean {
    this.bar?.querySelector('button')?.focus();
    return this.bar !== null;
  }

  /** Gives the keyboard back to the text, at the same caret. */
  focusText(): void {
    this.#session.workspace.activePane = this.pane;
    this.#session.workspace.moveFocus('text');
  }

  /** Shows an occurrence in the inspector and gives a field of it the keyboard. */
  inspect(occurrence: OccurrenceDetail, field: InspectorField = 'claim'): void {
    this.choose(occurrence);
    this.#session.workspace.moveFocus('inspector', field);
  }

  /** Shows the claims suggested for words of this text, or with null for the chosen occurrence. */
  suggestFor(spans: readonly Span[] | null): void {
    const { workspace } = this.#session;
    workspace.activePane = this.pane;
    workspace.suggest(spans && { articleId: this.document.articleId, spans });
  }

  /** Goes to the next or the previous mark in text order, from the chosen one or from the caret. */
  step(direction: 1 | -1): void {
    const { occurrences } = this.document;
    const { selected, caret } = this;
    const here = selected && touches(selected, caret) ? occurrences.indexOf(selected) : -1;
    const starts = (occurrence: OccurrenceDetail): number => occurrence.spans[0]?.start ?? 0;
    const target =
      here !== -1
        ? occurrences[here + direction]
        : direction === 1
          ? occurrences.find((occurrence) => starts(occurrence) >= caret)
          : occurrences.findLast((occurrence) => starts(occurrence) < caret);
    if (!target) {
      this.spoken = t(direction === 1 ? 'noNextMark' : 'noPreviousMark');
      return;
    }
    this.placeCaret(starts(target));
    this.choose(target);
    void this.#bring(target);
  }

  /** Closes what floats, then drops the selection, then the choice of quiet words, then that of the mark. */
  escape(): void {
    if (this.popover) this.closePopover();
    else if (this.ends.anchor !== this.ends.focus) this.placeCaret(this.caret);
    else if (this.selected && this.edgeWords.kind !== 'pieces') this.choose(this.selected);
    else this.#session.workspace.select(null);
  }

  /** What an occurrence is, in a few words: its number, the article's stance, the last source. */
  describe(occurrence: OccurrenceDetail): string {
    const source = occurrence.chain.at(-1)?.sourceName ?? '';
    return t(occurrence.polarity === 'negates' ? 'claimNegated' : 'claim', {
      number: this.document.numberOf(occurrence),
      stance: stanceWords(occurrence.stance, occurrence.added).label,
      source,
    });
  }

  /** What words of an occurrence are, and the words. */
  describeWords(occurrence: OccurrenceDetail, words: EdgeWords): string {
    const [span] = spansOf(occurrence, words);
    const source = 'step' in words ? (occurrence.chain[words.step]?.sourceName ?? '') : '';
    const claim =
      words.kind === 'pieces'
        ? this.describe(occurrence)
        : words.kind === 'stance'
          ? t('showsTone')
          : t(words.kind === 'cue' ? 'cueOf' : 'whoOf', { source });
    return t('wordsOf', { claim, words: span ? this.document.text.slice(span.start, span.end) : '' });
  }

  // What a key acts on

  /**
   * Does something to the occurrence at hand, after everything begun before: the chosen one while the caret is in it or
   * has not moved since, else the one at the caret. Of several it asks which; it never guesses, and never changes a mark
   * that the caret has left. Where there is none it does `orElse`.
   */
  act(act: Act, orElse: () => void = () => this.sayNoMark()): void {
    void this.editor.queue(async () => {
      const { caret } = this;
      const at = this.atHand();
      const [only, another] = at;
      if (only && !another) {
        if (only !== this.selected) this.choose(only);
        return act(only);
      }
      if (only) {
        this.#ask(
          at,
          { start: caret, end: caret + 1 },
          (chosen) => void this.editor.queue(async () => act(chosen)),
        );
        return;
      }
      orElse();
    });
  }

  /** The occurrences that a key would act on now: the chosen one alone where it is meant, else all at the caret. */
  atHand(): readonly OccurrenceDetail[] {
    const { selected, caret } = this;
    const isMeant =
      selected &&
      (touches(selected, caret) ||
        this.edgeWords.kind !== 'pieces' ||
        (this.#chosen?.occurrenceId === selected.id && this.#chosen.caret === caret));
    if (isMeant) return [selected];
    const inside = this.document.index.at(caret);
    return inside.length > 0 ? inside : this.document.index.touching(caret);
  }

  sayNoMark(): void {
    this.say(t('noMarkHere', { mark: keyOf('mark'), next: keyOf('next'), previous: keyOf('previous') }));
  }

  /** Does something to an occurrence with the selected words: the chosen one, else the one the words touch. */
  actOnWords(act: (occurrence: OccurrenceDetail, words: readonly Span[]) => void): void {
    const { words, touched, selected } = this;
    const [first] = words;
    if (!first) return this.say(t('selectFirst'));
    const [only, another] = selected ? [selected] : touched;
    if (only && !another) act(only, words);
    else if (only) this.#ask(touched, first, (chosen) => act(chosen, words));
    else this.#sayChooseMark();
  }

  /** The chosen occurrence; when there is none, says how to choose one. */
  selectedOrSay(): OccurrenceDetail | null {
    if (!this.selected) this.#sayChooseMark();
    return this.selected;
  }

  #sayChooseMark(): void {
    this.say(t('chooseMark', { next: keyOf('next'), previous: keyOf('previous') }));
  }

  /** Says what an occurrence has become, to those who cannot see it. */
  tell(occurrence: OccurrenceDetail | null): void {
    if (occurrence) this.spoken = this.describe(occurrence);
  }

  /** Shows a message, with a button for what may be done about it. */
  say(text: string, action: Notice['action'] = null): void {
    this.#session.notices.say(text, action);
  }

  get language(): string | undefined {
    return this.document.article.language ?? undefined;
  }

  /** The sentence at an offset; null where there is nothing but white space. */
  sentenceAt(offset: number): Span | null {
    const block = this.surface?.blockAt(offset);
    if (!block) return null;
    const sentence = sentenceAt(this.document.text, offset, block, this.language);
    return sentence.end > sentence.start ? sentence : null;
  }
}

function touches(occurrence: OccurrenceDetail, offset: number): boolean {
  return occurrence.spans.some((span) => holds(span, offset));
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
