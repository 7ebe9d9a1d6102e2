import type { CoreInput } from '#contract/api.ts';
import type { Suggestion, SuggestionHint, SuggestionList } from '#contract/views.ts';
import type { Span } from '#domain/span.ts';
import { call } from '../../api/client.ts';
import { codebookWords } from '../../i18n/codebook-words.ts';
import { editorOf, type OccurrenceEditor } from '../../state/occurrence-editor.svelte.ts';
import type { Session } from '../../state/session.ts';
import { tieClaims } from '../../state/tie-claims.ts';
import type { SuggestionCommand } from './suggestion-keys.ts';
import { t } from './strings.ts';

/** What claims are suggested for. */
export type SuggestedFor = CoreInput<'suggestion.list'>['about'];

/** Suggestions wait so many milliseconds until marking and writing pause. */
const pause = 200;

/** The claims suggested for what is chosen, and what the analyst makes of them. */
export class SuggestionsController {
  /** What is on show, and for what; null until core has answered for the first time. */
  found = $state.raw<{ readonly about: SuggestedFor; readonly list: SuggestionList } | null>(null);
  /** The place of the suggestion that has, or would have, the keyboard. */
  at = $state(0);
  putOffShown = $state(false);
  /** What is being looked for now. */
  #wanted = $state.raw<SuggestedFor | null>(null);
  #decided = $state(false);
  readonly #session: Session;
  readonly #editor: OccurrenceEditor;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#editor = editorOf(session);
  }

  readonly candidates = $derived(this.found?.list.candidates ?? []);
  readonly chosen: Suggestion | null = $derived(this.candidates[this.at] ?? null);
  /** True while what is on show is not for what is wanted. */
  readonly looking = $derived(this.#wanted !== null && !isSame(this.#wanted, this.found?.about ?? null));
  /** True when something was decided here, so that an empty list has its reason. */
  readonly hasDecided = $derived(this.#decided);

  /** Has suggestions be looked for once marking pauses; null shows none. */
  want(about: SuggestedFor | null): void {
    clearTimeout(this.#timer);
    const isNew = !isSame(about, this.#wanted);
    this.#wanted = about;
    this.#asked += 1;
    if (isNew) {
      this.putOffShown = false;
      this.#decided = false;
      this.at = 0;
    }
    if (about === null) this.found = null;
    else this.#timer = setTimeout(() => void this.#look(about), pause);
  }

  /** Looks at once: the analyst asked for it. */
  lookNow(): void {
    clearTimeout(this.#timer);
    if (this.#wanted) void this.#look(this.#wanted);
  }

  showPutOff(shown: boolean): void {
    this.putOffShown = shown;
    this.lookNow();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  async #look(about: SuggestedFor): Promise<void> {
    const asked = (this.#asked += 1);
    if (this.#editor.busy) {
      this.#timer = setTimeout(() => void this.#look(about), pause);
      return;
    }
    try {
      const list = await call('suggestion.list', { about, putOff: this.putOffShown });
      if (asked !== this.#asked) return;
      this.found = { about, list };
      this.at = Math.min(this.at, Math.max(0, list.candidates.length - 1));
    } catch {
      // The claim or the article has just gone; what comes next says so.
      if (asked === this.#asked) this.found = null;
    }
  }

  move(key: string): void {
    const last = Math.max(0, this.candidates.length - 1);
    this.at =
      key === 'Home'
        ? 0
        : key === 'End'
          ? last
          : Math.min(last, Math.max(0, this.at + (key === 'ArrowDown' ? 1 : -1)));
  }

  /** Why a command cannot be done now, as a sentence, or null. */
  cannot(id: string): string | null {
    if (!this.chosen) return t('cannot.none');
    return id === 'suggestions.go' && !this.chosen.place ? t('cannot.nowhere') : null;
  }

  /** Does something with the chosen suggestion. */
  run(id: SuggestionCommand): void {
    const { chosen } = this;
    const about = this.found?.about;
    if (!chosen || !about || this.looking) return;
    switch (id) {
      case 'suggestions.go':
        return this.#go(chosen);
      case 'suggestions.same':
        return this.#same(about, chosen);
      case 'suggestions.contradicts':
        return this.#relate(about, chosen, 'contradicts');
      case 'suggestions.in-tension':
        return this.#relate(about, chosen, 'in-tension');
      case 'suggestions.relate':
        return this.#ask(about, chosen);
      case 'suggestions.reject':
        return this.#decide(about, chosen, 'rejected');
      case 'suggestions.later':
        return this.#decide(about, chosen, chosen.putOff ? null : 'suggested');
    }
  }

  #go({ place }: Suggestion): void {
    if (!place) return;
    this.#session.workspace.reveal([place]);
    this.#session.workspace.moveFocus('text');
  }

  #same(about: SuggestedFor, { claimId, text }: Suggestion): void {
    // Joining two claims may bring more with it, about which the analyst is asked.
    if (about.kind === 'claim') void tieClaims(this.#session, [about.claimId, claimId], 'join');
    else this.#confirm(about, claimId, null, t('joined', { claim: text }));
  }

  #relate(about: SuggestedFor, suggestion: Suggestion, kind: 'contradicts' | 'in-tension'): void {
    const words = { claim: suggestion.text, kind: codebookWords('relationKind', kind).label };
    this.#confirm(
      about,
      suggestion.claimId,
      { kind, reason: reasonOf(suggestion, this.found?.list.text ?? '') },
      t('related', words),
    );
  }

  /** Asks how the two are related; words are marked first. */
  #ask(about: SuggestedFor, { claimId }: Suggestion): void {
    if (about.kind === 'claim') return void tieClaims(this.#session, [about.claimId, claimId], null);
    void this.#editor.queue(async () => {
      const made = await this.#editor.mark(about.articleId, about.spans, null);
      if (!made) return;
      this.#session.workspace.select(made.id);
      await tieClaims(this.#session, [made.claimId, claimId], null);
    });
  }

  #confirm(
    about: SuggestedFor,
    claimId: string,
    relation: CoreInput<'suggestion.confirm'>['relation'],
    said: string,
  ): void {
    void this.#editor.queue(async () => {
      if (!this.#editor.mayWrite()) return;
      const { occurrenceId } = await call('suggestion.confirm', { about, claimId, relation });
      if (occurrenceId && about.kind === 'words') {
        // Shown before core's event comes, so that what is chosen is there.
        const made = await call('occurrence.get', { occurrenceIds: [occurrenceId] });
        this.#session.store.document(about.articleId)?.patch([occurrenceId], made);
        this.#session.workspace.select(occurrenceId);
      }
      this.#session.notices.say(said, this.#undo());
    });
  }

  #decide(about: SuggestedFor, { claimId }: Suggestion, decision: 'rejected' | 'suggested' | null): void {
    void this.#editor.queue(async () => {
      if (!this.#editor.mayWrite()) return;
      await call('suggestion.decide', { about, claimId, decision });
      this.#decided = true;
      if (decision !== null)
        this.#session.notices.say(t(decision === 'rejected' ? 'rejected' : 'later.done'), this.#undo());
    });
  }

  #undo(): { label: string; run: () => void } {
    return {
      label: t('undo'),
      run: () => void this.#editor.queue(async () => void (await call('journal.undo', {}))),
    };
  }
}

function isSame(one: SuggestedFor | null, other: SuggestedFor | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** `Different number: “Forty” here, “Sixty” there`. */
export function hintWords(hint: SuggestionHint): string {
  const quoted = (words: readonly string[]): string =>
    words.length === 0 ? t('nothing') : `“${words.join(' … ')}”`;
  return `${t(`rule.${hint.rule}`)}: ${t('sides', { here: quoted(hint.here), there: quoted(hint.there) })}`;
}

/** The words that two texts have in common, as the text at hand has them. */
export function commonWords({ shared }: Suggestion, text: string): readonly string[] {
  return shared.flatMap(({ here: [first] }) => (first ? [text.slice(first.start, first.end)] : []));
}

/** What speaks for a relation: what the rules found, else the words in common. */
function reasonOf(suggestion: Suggestion, text: string): string {
  if (suggestion.hints.length > 0) return suggestion.hints.map(hintWords).join('; ');
  return t('why', { words: commonWords(suggestion, text).join(', ') });
}

/** The parts of a text, in its order, of which some are in common. */
export function markedParts(
  text: string,
  spans: readonly Span[],
): readonly { readonly start: number; readonly text: string; readonly isShared: boolean }[] {
  const parts: { start: number; text: string; isShared: boolean }[] = [];
  let from = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    if (start > from) parts.push({ start: from, text: text.slice(from, start), isShared: false });
    parts.push({ start, text: text.slice(start, end), isShared: true });
    from = end;
  }
  if (from < text.length) parts.push({ start: from, text: text.slice(from), isShared: false });
  return parts;
}
