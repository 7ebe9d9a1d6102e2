import type { OccurrenceDetail } from '#contract/views.ts';
import type { AttributionStep } from '#domain/attribution.ts';
import { narrow, sentenceAt, widen } from '#domain/sentence.ts';
import type { SourceKind } from '#domain/source.ts';
import { normalisePieces, type Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import { call } from '../../api/client.ts';
import { moveCaret, showSelection, type Motion, type SelectionEnds } from '../../reader-dom/caret-motion.ts';
import { nextFrame, scrollIntoSight, type SightPlace } from '../../reader-dom/scroll-into-sight.ts';
import type { TextSurface } from '../../reader-dom/text-surface.ts';
import { editorOf, type OccurrenceEditor } from '../../state/occurrence-editor.svelte.ts';
import type { OpenDocument } from '../../state/open-document.svelte.ts';
import type { Session } from '../../state/session.ts';
import type { PaneIndex, Reveal } from '../../state/workspace.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { keyOf, type ReaderCommand } from './reader-keys.ts';
import { t } from './strings.ts';

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
  | { readonly kind: 'join'; readonly occurrenceId: string };

/** The mark that `M` goes on widening, and the caret it was made at; null until core has answered. */
type Ladder = { readonly caret: number; occurrenceId: string | null };

type Act = (occurrence: OccurrenceDetail) => Promise<unknown>;

const flashTime = 1600;
const revealsDone = new WeakSet<Reveal>();

/** Where the analyst was in an article, so that going away and coming back keeps the place. */
type Place = {
  readonly ends: SelectionEnds;
  readonly top: { readonly offset: number; readonly y: number } | null;
};
const places = new WeakMap<OpenDocument, Place>();

/**
 * One pane's caret, selection and commands. Offsets are UTF-16 code units of the article's text. The caret is kept here
 * and not read from the page, because the page forgets it when a field gets the keyboard.
 */
export class ReaderController {
  readonly document: OpenDocument;
  readonly pane: PaneIndex;
  ends = $state.raw<SelectionEnds>({ anchor: 0, focus: 0 });
  /** The text has the keyboard. */
  focused = $state(false);
  pressing = $state(false);
  popover = $state.raw<ReaderPopover | null>(null);
  /** Said to those who cannot see the text. */
  spoken = $state('');
  /** An occurrence that is shown for a moment because something led there. */
  flashed = $state.raw<string | null>(null);
  /** The runs of page furniture that are open, by their first block. */
  openRuns = $state.raw<ReadonlySet<number>>(new Set());
  surface = $state.raw<TextSurface | null>(null);
  /** The blocks near the window: marks are painted and noted in the margin only there. */
  near = $state.raw<Span | null>(null);
  scroller: HTMLElement | null = null;
  /** The bar beside the selected words, while there is one. */
  bar: HTMLElement | null = null;
  readonly #session: Session;
  readonly #editor: OccurrenceEditor;
  #ladder: Ladder | null = null;
  /** Where the caret was when an occurrence was chosen: until it moves, keys act on that occurrence. */
  #chosen: { readonly occurrenceId: string; readonly caret: number } | null = null;
  #flashEnd: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, document: OpenDocument, pane: PaneIndex) {
    this.#session = session;
    this.#editor = editorOf(session);
    this.document = document;
    this.pane = pane;
    const start = document.blocks.find((block) => !block.furniture)?.start ?? 0;
    this.ends = places.get(document)?.ends ?? { anchor: start, focus: start };
  }

  /** The sentence at the caret; null while words are selected or the text has not the keyboard. */
  readonly sentence = $derived.by((): Span | null =>
    this.focused && this.ends.anchor === this.ends.focus ? this.#sentenceAt(this.caret) : null,
  );

  // Plain getters: a key's work may still wait for core when the pane has gone, and its deriveds with it.

  get caret(): number {
    return this.ends.focus;
  }

  /** The occurrence that is chosen, when it is one of this article. */
  get selected(): OccurrenceDetail | null {
    return this.document.find(this.#session.workspace.occurrenceId);
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
    this.surface = surface;
    this.scroller = scroller;
  }

  /**
   * Sees which blocks are near the window now. All others' marks are left out, because whenever anything in the page
   * changes Chromium checks each painted range again: 1.6 ms for 2,000.
   */
  look(): void {
    if (!this.surface || !this.scroller) return;
    const { top, bottom, height } = this.scroller.getBoundingClientRect();
    const near = this.surface.spanBetween(top - height / 2, bottom + height / 2);
    if (near?.start !== this.near?.start || near?.end !== this.near?.end) this.near = near;
  }

  /** Puts the text where it was when this article was last on show. */
  async restorePlace(): Promise<void> {
    const top = places.get(this.document)?.top;
    if (!top) return;
    // What comes into sight is laid out only then and moves the rest, so the place is found by coming nearer.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const box = this.surface?.caretRect(top.offset);
      if (!box || !this.scroller) return;
      this.scroller.scrollTop += box.top - this.scroller.getBoundingClientRect().top - top.y;
      await nextFrame();
    }
  }

  /** Remembers the place, for when this article is shown again; called when the text has come to rest. */
  keepPlace(): void {
    places.set(this.document, { ends: this.ends, top: this.#topBlock() });
  }

  /** The first block that reaches into sight, and how far below the window's top it begins; measured without a hit test. */
  #topBlock(): { readonly offset: number; readonly y: number } | null {
    if (!this.scroller || !this.surface) return null;
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const near = this.surface.spanBetween(top, bottom);
    for (let index = near ? this.surface.blockIndexAt(near.start) : 0; near; index += 1) {
      const box = this.surface.elementOf(index)?.getBoundingClientRect();
      if (!box) return null;
      if (box.height > 0 && box.bottom > top)
        return { offset: this.surface.blockSpan(index).start, y: box.top - top };
    }
    return null;
  }

  /** The pane goes; the text is no longer in the page. */
  close(): void {
    clearTimeout(this.#flashEnd);
    places.set(this.document, { ends: this.ends, top: places.get(this.document)?.top ?? null });
  }

  #topLine(): { readonly offset: number; readonly y: number } | null {
    if (!this.scroller || !this.surface) return null;
    const view = this.scroller.getBoundingClientRect();
    const x = this.surface.root.getBoundingClientRect().left + 40;
    for (let y = view.top + 4; y < view.bottom; y += 16) {
      const hit = this.surface.hitTest(x, y);
      const box = hit && this.surface.caretRect(hit.caret);
      if (hit && box && box.top >= view.top) return { offset: hit.caret, y: box.top - view.top };
    }
    return null;
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
    const span = { start: Math.min(ends.anchor, ends.focus), end: Math.max(ends.anchor, ends.focus) };
    const spans = span.end > span.start ? (this.surface?.wordsOf(span) ?? []) : [];
    const { workspace } = this.#session;
    if (spans.length > 0) workspace.words = { articleId: this.document.articleId, spans };
    else if (this.words.length > 0) workspace.words = null;
    const entered = this.document.index.at(ends.focus).filter((occurrence) => !before.has(occurrence));
    if (entered.length > 0) this.spoken = entered.map((occurrence) => this.describe(occurrence)).join('; ');
  }

  /** Puts the caret at an offset, with nothing selected. */
  placeCaret(offset: number): void {
    const ends = { anchor: offset, focus: offset };
    this.#setEnds(ends);
    if (this.surface && this.focused) showSelection(this.surface, ends);
  }

  /** Moves the caret by the keyboard and keeps it in sight. */
  async move(motion: Motion): Promise<void> {
    const { surface } = this;
    if (!surface || !this.#caretIsInSight()) return this.#caretToSight();
    this.#setEnds(moveCaret(surface, this.ends, motion));
    await this.#scrollTo(() => surface.caretRect(this.caret), 'nearest');
  }

  /** Moves the caret by a page of the window, and the text with it. */
  movePage(direction: 1 | -1): void {
    const { surface, scroller } = this;
    const box = surface?.caretRect(this.caret);
    if (!surface || !scroller || !box) return;
    const view = scroller.getBoundingClientRect();
    scroller.scrollTop += direction * (view.height - 3 * box.height);
    const y =
      Math.min(Math.max(box.top, view.top + box.height), view.bottom - 2 * box.height) + box.height / 2;
    const hit = surface.hitTest(box.left, y);
    if (hit) this.placeCaret(hit.caret);
  }

  /** Selects all of the text that is shown. */
  selectAll(): void {
    if (!this.surface) return;
    this.#setEnds({ anchor: 0, focus: this.surface.end });
    showSelection(this.surface, this.ends);
  }

  #caretIsInSight(): boolean {
    const box = this.surface?.caretRect(this.caret);
    const view = this.scroller?.getBoundingClientRect();
    return Boolean(box && view && box.bottom > view.top && box.top < view.bottom);
  }

  /** The analyst has scrolled on: the caret comes along to the first line in sight, and nothing else happens. */
  #caretToSight(): void {
    const top = this.#topLine();
    if (top) this.placeCaret(top.offset);
  }

  #scrollTo(boxOf: () => DOMRect | null, place: SightPlace): Promise<void> {
    return this.scroller ? scrollIntoSight(this.scroller, boxOf, place) : Promise.resolve();
  }

  /** Brings an occurrence into sight and shows it for a moment; the caret goes there when it is the chosen one. */
  async reveal(reveal: Reveal): Promise<void> {
    const occurrence = this.document.find(reveal.occurrenceId);
    if (!occurrence || revealsDone.has(reveal)) return;
    revealsDone.add(reveal);
    this.#flash(occurrence.id);
    if (this.#session.workspace.occurrenceId === occurrence.id) this.#goTo(occurrence);
    await this.#showWords(occurrence);
  }

  #flash(occurrenceId: string): void {
    clearTimeout(this.#flashEnd);
    this.flashed = occurrenceId;
    this.#flashEnd = setTimeout(() => (this.flashed = null), flashTime);
  }

  #goTo(occurrence: OccurrenceDetail): void {
    const start = occurrence.spans[0]?.start ?? 0;
    if (!touches(occurrence, this.caret)) this.placeCaret(start);
    this.#choose(occurrence);
  }

  async #showWords(occurrence: OccurrenceDetail): Promise<void> {
    const { surface } = this;
    const [first] = occurrence.spans;
    if (!surface || !first) return;
    const run = this.#furnitureRunAt(surface.blockIndexAt(first.start));
    if (run !== null && !this.openRuns.has(run)) {
      this.toggleRun(run);
      // The fold opens with the next frame.
      await nextFrame();
    }
    await this.#scrollTo(() => this.surface?.rangeOf(first)?.getBoundingClientRect() ?? null, 'centre');
  }

  /** The first block of the run of furniture that a block belongs to, or null for a block of the body. */
  #furnitureRunAt(blockIndex: number): number | null {
    const { blocks } = this.document;
    if (!blocks[blockIndex]?.furniture) return null;
    let first = blockIndex;
    while (blocks[first - 1]?.furniture) first -= 1;
    return first;
  }

  // Page furniture

  toggleRun(first: number): void {
    const open = new Set(this.openRuns);
    if (!open.delete(first)) open.add(first);
    this.openRuns = open;
  }

  /** Opens all page furniture, or folds all of it. */
  toggleFurniture(): void {
    const { blocks } = this.document;
    const firsts = blocks.flatMap((block, index) =>
      block.furniture && !blocks[index - 1]?.furniture ? [index] : [],
    );
    this.openRuns = this.openRuns.size > 0 ? new Set() : new Set(firsts);
  }

  /** Makes a block page furniture, or text of the article. */
  setFurniture(block: number, furniture: boolean): Promise<unknown> {
    const { articleId } = this.document;
    return this.#editor.queue(async () => {
      if (!this.#editor.mayWrite()) return;
      this.document.replace(await call('article.set-furniture', { articleId, block, furniture }));
      // What was just put away stays in sight, so that a slip of the hand shows.
      const run = this.#furnitureRunAt(block);
      if (run !== null) this.openRuns = new Set([...this.openRuns, run]);
    });
  }

  // The pointer

  /** A click, after the page has put its caret: chooses the mark under it, and asks which when there are several. */
  click(x: number, y: number): void {
    this.popover = null;
    if (this.ends.anchor !== this.ends.focus) return;
    const unit = this.surface?.hitTest(x, y)?.unit ?? null;
    const under = unit === null ? [] : this.document.index.at(unit);
    const [only, another] = under;
    if (only && !another) this.#choose(only);
    else if (unit !== null && only) this.#ask(under, { start: unit, end: unit + 1 }, () => undefined);
  }

  /** True when a mark lies under the point. */
  isOnMark(x: number, y: number): boolean {
    const unit = this.surface?.hitTest(x, y)?.unit ?? null;
    return unit !== null && this.document.index.at(unit).length > 0;
  }

  /** Chooses an occurrence from a note in the margin. */
  chooseNote(occurrence: OccurrenceDetail): void {
    this.#goTo(occurrence);
  }

  #choose(occurrence: OccurrenceDetail): void {
    this.#session.workspace.activePane = this.pane;
    this.#session.workspace.select(occurrence.id);
    this.#chosen = { occurrenceId: occurrence.id, caret: this.caret };
    this.spoken = this.describe(occurrence);
  }

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
        this.#choose(occurrence);
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

  // Commands

  run(command: ReaderCommand): void {
    switch (command.kind) {
      case 'mark':
        return this.mark();
      case 'narrow':
        return this.narrow();
      case 'stance':
        return this.setStance(command.stance);
      case 'source':
        return this.openSource();
      case 'join':
        return this.#act((occurrence) => {
          this.popover = { kind: 'join', occurrenceId: occurrence.id };
          return Promise.resolve();
        });
      case 'inspect':
        return this.#act((occurrence) => {
          this.#choose(occurrence);
          this.#session.workspace.moveFocus('inspector');
          return Promise.resolve();
        });
      case 'remove':
        return this.#act((occurrence) => this.#editor.remove(occurrence));
      case 'polarity':
        return this.#act(async (occurrence) => {
          const polarity = occurrence.polarity === 'affirms' ? 'negates' : 'affirms';
          this.#tell(await this.#editor.update(occurrence.id, { polarity }));
        });
      case 'next':
        return this.step(1);
      case 'previous':
        return this.step(-1);
      case 'cue':
        return this.setCue();
      case 'who':
        return this.setWho();
      case 'add-words':
        return this.#actOnWords((occurrence, words) => this.addWords(occurrence, words));
      case 'change-words':
        return this.#actOnWords((occurrence, words) => this.changeWords(occurrence, words));
      case 'furniture': {
        const block = this.surface?.blockIndexAt(this.caret) ?? 0;
        void this.setFurniture(block, !this.document.blocks[block]?.furniture);
        return;
      }
      case 'escape':
        return this.escape();
    }
  }

  /**
   * Marks the selected words, or else the sentence at the caret; once more at the same caret widens the mark. A stance
   * given is set with the mark at once.
   */
  mark(stance: Stance | null = null): void {
    if (!this.#editor.mayWrite()) return;
    const { words, caret } = this;
    if (words.length > 0) {
      const end = words.at(-1)?.end ?? caret;
      this.placeCaret(end);
      this.#begin(words, stance, end, false);
    } else if (!this.#caretIsInSight()) {
      this.#caretToSight();
    } else if (this.#ladder?.caret === caret) {
      this.#widen(this.#ladder);
    } else {
      const sentence = this.#sentenceAt(caret);
      if (sentence) this.#begin([sentence], stance, caret, true);
    }
  }

  #begin(spans: readonly Span[], stance: Stance | null, caret: number, isSentence: boolean): void {
    const ladder: Ladder = { caret, occurrenceId: null };
    this.#ladder = ladder;
    void this.#editor.queue(async () => {
      // A sentence is marked twice only on purpose: by selecting its words.
      const known = isSentence && this.#findExactly(spans);
      if (known) {
        ladder.occurrenceId = known.id;
        this.#choose(known);
        this.spoken = t('markedAlready', { claim: this.describe(known), mark: keyOf('mark') });
        return;
      }
      const made = await this.#editor.mark(this.document.articleId, spans, stance);
      if (!made) {
        this.#ladder = null;
        return;
      }
      ladder.occurrenceId = made.id;
      this.#choose(made);
      this.spoken = t('marked', { claim: this.describe(made), words: made.exact.join(' … ') });
    });
  }

  #findExactly([wanted]: readonly Span[]): OccurrenceDetail | undefined {
    if (!wanted) return undefined;
    return this.document.index
      .at(wanted.start)
      .find(
        ({ spans: [span, another] }) => !another && span?.start === wanted.start && span.end === wanted.end,
      );
  }

  #widen(ladder: Ladder): void {
    void this.#editor.queue(async () => {
      const occurrence = this.document.find(ladder.occurrenceId);
      if (occurrence)
        return this.#respan(occurrence, (block, span) =>
          widen(this.document.text, block, span, this.#language),
        );
      // It is gone, undone or removed: the sentence is marked anew.
      this.#ladder = null;
      this.mark();
    });
  }

  /** Narrows the mark at hand around the caret: sentence, clause, word. */
  narrow(): void {
    this.#act((occurrence) =>
      this.#respan(occurrence, (block, span) =>
        narrow(this.document.text, block, span, this.caret, this.#language),
      ),
    );
  }

  async #respan(occurrence: OccurrenceDetail, change: (block: Span, span: Span) => Span): Promise<void> {
    const [span, another] = occurrence.spans;
    const block = span && this.surface?.blockAt(span.start);
    if (!span || !block || another) {
      this.#say(t('inPieces', { change: keyOf('change-words'), add: keyOf('add-words') }));
      return;
    }
    const next = change(block, span);
    if (next.start === span.start && next.end === span.end) {
      this.spoken = t('noFurther');
      return;
    }
    const changed = await this.#editor.update(occurrence.id, { spans: [next] });
    if (!changed) return;
    this.#choose(changed);
    this.spoken = changed.exact.join(' … ');
  }

  setStance(stance: Stance | null): void {
    this.#act(async (occurrence) => this.#tell(await this.#editor.update(occurrence.id, { stance })));
  }

  /** Opens the source picker for the mark at hand; typed ahead, for the mark that is being made. */
  openSource(): void {
    if (!this.#editor.mayWrite()) return;
    if (this.#editor.busy) {
      this.popover = { kind: 'source', occurrenceId: null, words: null };
      return;
    }
    this.#act((occurrence) => {
      this.popover = { kind: 'source', occurrenceId: occurrence.id, words: null };
      return Promise.resolve();
    });
  }

  /**
   * Makes a source the last of the chain: in place of the last step, or as a further one when there is only the author or
   * when asked. The words given are those that name it.
   */
  chooseSource(
    popover: Extract<ReaderPopover, { readonly kind: 'source' }>,
    source: { readonly id: string; readonly kind: SourceKind },
    append: boolean,
  ): void {
    this.closePopover();
    void this.#editor.queue(async () => {
      const occurrence = this.document.find(popover.occurrenceId ?? this.#session.workspace.occurrenceId);
      if (!occurrence) return;
      const { chain } = occurrence;
      const last = chain.length > 1 && !append ? chain.at(-1) : undefined;
      const step: AttributionStep = {
        sourceId: source.id,
        status: source.kind === 'anonymous' ? 'anonymous' : (last?.status ?? 'explicit'),
        sourceSpan: popover.words ?? last?.sourceSpan ?? null,
        cueSpan: last?.cueSpan ?? null,
      };
      const changed = await this.#editor.setChain(occurrence.id, [
        ...(last ? chain.slice(0, -1) : chain),
        step,
      ]);
      if (!changed) return;
      if (popover.words) this.placeCaret(this.caret);
      this.#choose(changed);
    });
  }

  /** The selected words are the cue of the chosen occurrence's last source. */
  setCue(): void {
    const words = this.#wordsOrSay(t('selectCue'));
    const occurrence = this.#selectedOrSay();
    if (!words || !occurrence || !this.#editor.mayWrite()) return;
    this.#setLastStep(occurrence.id, { cueSpan: words });
  }

  /** The selected words name the chosen occurrence's last source; without one yet, it is asked for. */
  setWho(): void {
    const words = this.#wordsOrSay(t('selectWho'));
    const occurrence = this.#selectedOrSay();
    if (!words || !occurrence || !this.#editor.mayWrite()) return;
    if (occurrence.chain.length > 1) this.#setLastStep(occurrence.id, { sourceSpan: words });
    else this.popover = { kind: 'source', occurrenceId: occurrence.id, words };
  }

  #setLastStep(occurrenceId: string, patch: Partial<Pick<AttributionStep, 'sourceSpan' | 'cueSpan'>>): void {
    void this.#editor.queue(async () => {
      const occurrence = this.document.find(occurrenceId);
      const last = occurrence?.chain.at(-1);
      if (!occurrence || !last) return;
      const changed = await this.#editor.setChain(occurrenceId, [
        ...occurrence.chain.slice(0, -1),
        { ...last, ...patch },
      ]);
      if (!changed) return;
      this.placeCaret(this.caret);
      this.#choose(changed);
      this.spoken = t(patch.cueSpan ? 'cueOf' : 'whoOf', { source: last.sourceName });
    });
  }

  /** Adds words to an occurrence as further pieces. */
  addWords(occurrence: OccurrenceDetail, words: readonly Span[]): void {
    this.#setSpans(occurrence, (spans) => normalisePieces([...spans, ...words]));
  }

  /** Puts other words in place of an occurrence's. */
  changeWords(occurrence: OccurrenceDetail, words: readonly Span[]): void {
    this.#setSpans(occurrence, () => words);
  }

  #setSpans({ id }: OccurrenceDetail, edit: (spans: readonly Span[]) => readonly Span[]): void {
    if (!this.#editor.mayWrite()) return;
    this.placeCaret(this.caret);
    void this.#editor.queue(async () => {
      const occurrence = this.document.find(id);
      if (!occurrence) return;
      const changed = await this.#editor.update(id, { spans: [...edit(occurrence.spans)] });
      if (!changed) return;
      this.#choose(changed);
      this.spoken = t('wordsOf', { claim: this.describe(changed), words: changed.exact.join(' … ') });
    });
  }

  /** Joins the claim of an occurrence into another. */
  join(occurrenceId: string, intoClaimId: string): void {
    this.closePopover();
    void this.#editor.queue(async () => {
      const occurrence = this.document.find(occurrenceId);
      if (!occurrence || occurrence.claimId === intoClaimId) return;
      if (await this.#editor.join(intoClaimId, occurrence.claimId)) this.#say(t('joined'));
    });
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
    this.#choose(target);
    void this.#showWords(target);
  }

  /** Closes what floats, then drops the selection, then the choice. */
  escape(): void {
    if (this.popover) this.closePopover();
    else if (this.ends.anchor !== this.ends.focus) this.placeCaret(this.caret);
    else this.#session.workspace.select(null);
  }

  /** What an occurrence is, in a few words: its number, the article's stance, the last source. */
  describe(occurrence: OccurrenceDetail): string {
    const source = occurrence.chain.at(-1)?.sourceName ?? '';
    return t(occurrence.polarity === 'negates' ? 'claimNegated' : 'claim', {
      number: this.document.numberOf(occurrence),
      stance: stanceWords(occurrence.stance).label,
      source,
    });
  }

  // What a key acts on

  /**
   * Does something to the occurrence at hand, after everything begun before: the chosen one while the caret is in it or
   * has not moved since, else the one at the caret. Of several it asks which; it never guesses, and never changes a mark
   * that the caret has left.
   */
  #act(act: Act): void {
    void this.#editor.queue(async () => {
      const { selected, caret } = this;
      const isAtHand =
        selected &&
        (touches(selected, caret) ||
          (this.#chosen?.occurrenceId === selected.id && this.#chosen.caret === caret));
      if (isAtHand) return act(selected);
      const inside = this.document.index.at(caret);
      const at = inside.length > 0 ? inside : this.document.index.touching(caret);
      const [only, another] = at;
      if (only && !another) {
        this.#choose(only);
        return act(only);
      }
      if (only) {
        this.#ask(
          at,
          { start: caret, end: caret + 1 },
          (chosen) => void this.#editor.queue(async () => act(chosen)),
        );
        return;
      }
      this.#say(t('noMarkHere', { mark: keyOf('mark'), next: keyOf('next'), previous: keyOf('previous') }));
    });
  }

  /** Does something to an occurrence with the selected words: the chosen one, else the one the words touch. */
  #actOnWords(act: (occurrence: OccurrenceDetail, words: readonly Span[]) => void): void {
    const { words, touched, selected } = this;
    const [first] = words;
    if (!first) return this.#say(t('selectFirst'));
    const [only, another] = selected ? [selected] : touched;
    if (only && !another) act(only, words);
    else if (only) this.#ask(touched, first, (chosen) => act(chosen, words));
    else this.#sayChooseMark();
  }

  #wordsOrSay(request: string): Span | null {
    const first = this.words[0];
    const last = this.words.at(-1);
    if (first && last) return { start: first.start, end: last.end };
    this.#say(request);
    return null;
  }

  #selectedOrSay(): OccurrenceDetail | null {
    if (!this.selected) this.#sayChooseMark();
    return this.selected;
  }

  #sayChooseMark(): void {
    this.#say(t('chooseMark', { next: keyOf('next'), previous: keyOf('previous') }));
  }

  #tell(occurrence: OccurrenceDetail | null): void {
    if (occurrence) this.spoken = this.describe(occurrence);
  }

  #say(text: string): void {
    this.#session.notices.say(text);
  }

  get #language(): string | undefined {
    return this.document.article.language ?? undefined;
  }

  #sentenceAt(offset: number): Span | null {
    const block = this.surface?.blockAt(offset);
    if (!block) return null;
    const sentence = sentenceAt(this.document.text, offset, block, this.#language);
    return sentence.end > sentence.start ? sentence : null;
  }
}

function touches(occurrence: OccurrenceDetail, offset: number): boolean {
  return occurrence.spans.some((span) => span.start <= offset && offset <= span.end);
}
