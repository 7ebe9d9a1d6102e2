import type { OccurrenceDetail } from '#contract/views.ts';
import { narrow, widen } from '#domain/sentence.ts';
import type { Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import { isOffered } from '../../i18n/codebook-words.ts';
import { shownKey } from '../../state/command-registry.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { bodyWordsOrSay } from './mark-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { keyOf } from './reader-keys.ts';
import { t } from './strings.ts';

/** The mark that the mark key goes on widening, and the caret it was made at; null until core has answered. */
type Ladder = { readonly caret: number; occurrenceId: string | null };

const ladders = new WeakMap<ReaderController, Ladder>();

/**
 * Marks the selected words, or else the sentence at the caret; once more at the same caret widens the mark. A stance
 * given is set with the mark at once.
 */
export function mark(reader: ReaderController, stance: Stance | null = null): void {
  if (!reader.editor.mayWrite()) return;
  const { words, caret } = reader;
  if (words.length > 0) {
    const end = words.at(-1)?.end ?? caret;
    if (begin(reader, words, stance, end, false)) reader.placeCaret(end);
    return;
  }
  if (reader.caretToSight()) return;
  const ladder = ladders.get(reader);
  if (ladder?.caret === caret) {
    widenFurther(reader, ladder);
  } else {
    const sentence = reader.sentenceAt(caret);
    if (sentence) begin(reader, [sentence], stance, caret, true);
  }
}

/** Begins to mark words; false, with a message that says why, when they cannot be marked. */
function begin(
  reader: ReaderController,
  given: readonly Span[],
  stance: Stance | null,
  caret: number,
  isSentence: boolean,
): boolean {
  const spans = bodyWordsOrSay(reader, given);
  if (!spans) return false;
  const ladder: Ladder = { caret, occurrenceId: null };
  ladders.set(reader, ladder);
  void reader.editor.queue(async () => {
    // A sentence is marked twice only on purpose: by selecting its words.
    const known = isSentence && findExactly(reader, spans);
    if (known) {
      ladder.occurrenceId = known.id;
      reader.choose(known);
      reader.spoken = t('markedAlready', { claim: reader.describe(known), mark: keyOf('mark') });
      return;
    }
    const made = await reader.editor.mark(reader.document.articleId, spans, stance);
    if (!made) {
      ladders.delete(reader);
      return;
    }
    ladder.occurrenceId = made.id;
    reader.choose(made);
    reader.spoken = t('marked', { claim: reader.describe(made), words: made.exact.join(' … ') });
  });
  return true;
}

function findExactly(reader: ReaderController, [wanted]: readonly Span[]): OccurrenceDetail | undefined {
  if (!wanted) return undefined;
  return reader.document.index
    .at(wanted.start)
    .find(
      ({ spans: [span, another] }) => !another && span?.start === wanted.start && span.end === wanted.end,
    );
}

function widenFurther(reader: ReaderController, ladder: Ladder): void {
  void reader.editor.queue(async () => {
    const occurrence = reader.document.find(ladder.occurrenceId);
    if (occurrence)
      return respan(reader, occurrence, (block, span) =>
        widen(reader.document.text, block, span, reader.language),
      );
    // It is gone, undone or removed: the sentence is marked anew.
    ladders.delete(reader);
    mark(reader);
  });
}

/** Narrows the mark at hand around the caret: sentence, clause, word. */
export function narrowMark(reader: ReaderController): void {
  reader.act((occurrence) =>
    respan(reader, occurrence, (block, span) =>
      narrow(reader.document.text, block, span, reader.caret, reader.language),
    ),
  );
}

async function respan(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  change: (block: Span, span: Span) => Span,
): Promise<void> {
  const [span, another] = occurrence.spans;
  const block = span && reader.surface?.blockAt(span.start);
  if (!span || !block || another) {
    reader.say(t('inPieces', { change: keyOf('change-words'), add: keyOf('add-words') }));
    return;
  }
  const next = change(block, span);
  if (next.start === span.start && next.end === span.end) {
    reader.spoken = t('noFurther');
    return;
  }
  const changed = await reader.editor.update(occurrence.id, { spans: [next] });
  if (!changed) return;
  reader.choose(changed);
  reader.spoken = changed.exact.join(' … ');
}

/**
 * Sets the article's stance toward the mark at hand. Where there is none, or words are selected, it marks the sentence or
 * the words with this stance at once. A stance that the case hides is not set, and a notice says how to show it again.
 */
export function setStance(reader: ReaderController, stance: Stance | null): void {
  if (stance !== null && !isOffered('stance', stance)) {
    reader.say(t('stanceHidden', { stance: stanceWords(stance).label, key: shownKey('palette.open') }));
    return;
  }
  if (stance !== null && reader.words.length > 0) {
    mark(reader, stance);
    return;
  }
  reader.act(
    async ({ id }) => reader.tell(await reader.editor.update(id, { stance })),
    stance === null
      ? undefined
      : () => {
          ladders.delete(reader);
          mark(reader, stance);
        },
  );
}

/** The mark at hand negates its claim where it affirmed it, and the other way round. */
export function flipPolarity(reader: ReaderController): void {
  reader.act(async ({ id, polarity }) =>
    reader.tell(await reader.editor.update(id, { polarity: polarity === 'affirms' ? 'negates' : 'affirms' })),
  );
}

/** Joins the claim of an occurrence into another. */
export function join(reader: ReaderController, occurrenceId: string, intoClaimId: string): void {
  reader.closePopover();
  void reader.editor.queue(async () => {
    const occurrence = reader.document.find(occurrenceId);
    if (!occurrence || occurrence.claimId === intoClaimId) return;
    if (await reader.editor.join(intoClaimId, occurrence.claimId)) reader.say(t('joined'));
  });
}
