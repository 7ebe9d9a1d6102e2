import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, StateEffect } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { findReferences, type Reference, writeReference } from '#domain/report/references.ts';
import type { Found, Thing } from './things.svelte.ts';

// Markdown with references. It lives in a shadow root: there its styles are adopted style sheets, which the page's policy allows.

/** What an editor needs of the report around it. */
export type EditorOptions = {
  readonly place: HTMLElement;
  readonly root: ShadowRoot;
  readonly text: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly find: (reference: Reference) => Found;
  readonly suggest: (typed: string) => readonly Thing[];
  /** What a chip shows and what it says when it is pointed at. */
  readonly words: (found: Found) => { readonly shown: string; readonly title: string };
  readonly onchange: (text: string) => void;
};

/** An editor in the page. */
export type ReferenceEditor = {
  /** Puts another text in, unless it is there already. */
  readonly set: (text: string) => void;
  readonly setReadOnly: (readOnly: boolean) => void;
  /** Shows the numbers anew. */
  readonly renew: () => void;
  readonly focus: () => void;
  /** Chooses a stretch of the text, offsets in UTF-16 code units. */
  readonly select: (start: number, end: number) => void;
  readonly destroy: () => void;
};

const renewChips = StateEffect.define();

class Chip extends WidgetType {
  readonly #state: Found['state'];
  readonly #shown: string;
  readonly #title: string;

  constructor(state: Found['state'], words: { readonly shown: string; readonly title: string }) {
    super();
    this.#state = state;
    this.#shown = words.shown;
    this.#title = words.title;
  }

  override eq(other: Chip): boolean {
    return this.#state === other.#state && this.#shown === other.#shown && this.#title === other.#title;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = `chip ${this.#state}`;
    chip.textContent = this.#shown;
    chip.title = this.#title;
    return chip;
  }
}

function chips({ find, words }: EditorOptions) {
  const draw = (view: EditorView): DecorationSet =>
    Decoration.set(
      findReferences(view.state.doc.toString()).map((reference) => {
        const found = find(reference);
        const widget = new Chip(found.state, words(found));
        return Decoration.replace({ widget }).range(reference.start, reference.end);
      }),
    );
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = draw(view);
      }
      update(update: ViewUpdate): void {
        const renewed = update.transactions.some(({ effects }) =>
          effects.some((each) => each.is(renewChips)),
        );
        if (update.docChanged || renewed) this.decorations = draw(update.view);
      }
    },
    {
      decorations: (plugin) => plugin.decorations,
      // The caret goes over a chip, and one press of Backspace takes it away whole.
      provide: (plugin) =>
        EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
    },
  );
}

/** `[[` anywhere, or `@` where a word begins, offers what can be pointed to. */
function complete(context: CompletionContext, suggest: EditorOptions['suggest']): CompletionResult | null {
  const typed = context.matchBefore(/(?:\[\[|(?<![\p{L}\p{N}.])@)[^[\]@\n]{0,60}$/u);
  if (!typed) return null;
  const options = suggest(typed.text.replace(/^(?:\[\[|@)/, '')).map((thing): Completion => ({
    label: thing.label,
    detail: thing.title.length > 90 ? `${thing.title.slice(0, 89).toWellFormed()}…` : thing.title,
    apply: (view, _completion, from, to) => {
      const insert = writeReference(thing);
      // Brackets that were closed already are not left behind.
      const after = view.state.sliceDoc(to, to + 2) === ']]' ? to + 2 : to;
      view.dispatch({
        changes: { from, to: after, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.complete',
      });
    },
  }));
  return { from: typed.from, to: context.pos, options, filter: false };
}

const looks = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--raised)', borderRadius: 'var(--radius)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--font-ui)', fontSize: 'var(--size-2)', lineHeight: '1.55' },
  '.cm-content': {
    padding: 'var(--space-2)',
    minHeight: 'var(--editor-height, 9rem)',
    caretColor: 'var(--ink)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-line': { padding: '0', unicodeBidi: 'plaintext' },
  '.cm-tooltip': {
    border: '1px solid var(--rule-strong)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--size-1)',
    maxWidth: 'min(32rem, 90vw)',
    maxHeight: '16rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px', whiteSpace: 'normal' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-wash)',
    color: 'var(--ink)',
    outline: '1px solid var(--accent)',
    outlineOffset: '-1px',
  },
  '.cm-completionLabel': { fontWeight: '600' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit' },
  '.chip': {
    padding: '0 5px',
    borderRadius: '4px',
    border: '1px solid var(--accent)',
    backgroundColor: 'var(--accent-wash)',
    color: 'var(--accent)',
    fontSize: '0.92em',
    fontWeight: '600',
    unicodeBidi: 'isolate',
  },
  '.chip.unknown': { borderColor: 'var(--rule-strong)', color: 'var(--ink-soft)' },
  '.chip.elsewhere': {
    borderStyle: 'dashed',
    borderColor: 'var(--rule-strong)',
    backgroundColor: 'var(--warning-wash)',
    color: 'var(--ink)',
  },
  '.chip.gone': {
    borderStyle: 'dashed',
    borderColor: 'var(--danger)',
    backgroundColor: 'var(--danger-wash)',
    color: 'var(--danger)',
  },
});

const writing = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.url], color: 'var(--ink-soft)' },
]);

/** Puts an editor into a shadow root. */
export function openEditor(options: EditorOptions): ReferenceEditor {
  const { place, root, label, suggest, onchange } = options;
  const writability = new Compartment();
  const locked = (readOnly: boolean) => [
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
  ];
  const view = new EditorView({
    parent: place,
    root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        history(),
        markdown(),
        syntaxHighlighting(writing),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': label,
          'aria-multiline': 'true',
          role: 'textbox',
          spellcheck: 'false',
        }),
        chips(options),
        autocompletion({
          override: [(context) => complete(context, suggest)],
          icons: false,
          activateOnTyping: true,
          selectOnOpen: true,
          interactionDelay: 0,
        }),
        keymap.of([
          { key: 'Tab', run: acceptCompletion },
          { key: 'Mod-Space', run: startCompletion },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString());
        }),
        writability.of(locked(options.readOnly)),
        looks,
      ],
    }),
  });
  return {
    set: (text) => {
      const now = view.state.doc.toString();
      if (now !== text) view.dispatch({ changes: { from: 0, to: now.length, insert: text } });
    },
    setReadOnly: (readOnly) => view.dispatch({ effects: writability.reconfigure(locked(readOnly)) }),
    renew: () => view.dispatch({ effects: renewChips.of(null) }),
    focus: () => view.focus(),
    select: (start, end) => {
      view.dispatch({ selection: { anchor: start, head: end }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
