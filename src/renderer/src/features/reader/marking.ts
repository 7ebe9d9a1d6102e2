import type { OccurrenceDetail } from '#contract/views.ts';
import { spansOf, type EdgeWords } from '#domain/edge-words.ts';
import { changePiece } from '#domain/pieces.ts';
import { narrow, widen } from '#domain/sentence.ts';
import type { Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import { isOffered } from '../../i18n/codebook-words.ts';
import { shownKey } from '../../state/command-registry.svelte.ts';
import { stanceWords } from '../../ui/stance-words.ts';
import { bodyWordsOrSay, pieceAt, writeWords } from './mark-words.ts';
import type { ReaderController, Widening } from './reader-controller.svelte.ts';
import { keyOf } from './reader-keys.ts';
import { t } from './strings.ts';

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
  const { widening } = reader;
  if (widening?.caret === caret) {
    widenFurther(reader, widening);
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
  const widening: Widening = { caret, occurrenceId: null };
  reader.widening = widening;
  void reader.editor.queue(async () => {
    // A sentence is marked twice only on purpose: by selecting its words.
    const known = isSentence && findExactly(reader, spans);
    if (known) {
      widening.occurrenceId = known.id;
      reader.choose(known);
      reader.spoken = t('markedAlready', { claim: reader.describe(known), mark: keyOf('mark') });
      return;
    }
    const made = await reader.editor.mark(reader.document.articleId, spans, stance);
    if (!made) {
      reader.widening = null;
      return;
    }
    widening.occurrenceId = made.id;
    reader.choose(made);
    reader.spoken = t('marked', { claim: reader.describe(made), words: made.exact.join(' … ') });
  });
  return true;
}

/** The mark of which the words are a whole piece. */
function findExactly(reader: ReaderController, [wanted]: readonly Span[]): OccurrenceDetail | undefined {
  if (!wanted) return undefined;
  return reader.document.index
    .at(wanted.start)
    .find(({ spans }) => spans.some(({ start, end }) => start === wanted.start && end === wanted.end));
}

function widenFurther(reader: ReaderController, widening: Widening): void {
  void reader.editor.queue(async () => {
    const occurrence = reader.document.find(widening.occurrenceId);
    if (occurrence)
      return respan(reader, occurrence, (block, span) =>
        widen(reader.document.text, block, span, reader.language),
      );
    // It is gone, undone or removed: the sentence is marked anew.
    reader.widening = null;
    mark(reader);
  });
}

/** Narrows the mark at hand, or quiet words chosen in it, around the caret: sentence, clause, word. */
export function narrowMark(reader: ReaderController): void {
  reader.act((occurrence) =>
    respan(
      reader,
      occurrence,
      (block, span) => narrow(reader.document.text, block, span, reader.caret, reader.language),
      reader.edgeWords,
    ),
  );
}

/** Changes the piece at the caret, and says which when there are several; pieces that it reaches are joined with it. */
async function respan(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  change: (block: Span, span: Span) => Span,
  words: EdgeWords = { kind: 'pieces' },
): Promise<void> {
  const spans = spansOf(occurrence, words);
  const at = pieceAt(spans, reader.caret);
  const piece = spans[at];
  const block = piece && reader.surface?.blockAt(piece.start);
  if (!block) return;
  const next = change(block, piece);
  if (next.start === piece.start && next.end === piece.end) {
    reader.spoken = t('noFurther');
    return;
  }
  const { text } = reader.document;
  const changed = await writeWords(reader, occurrence, words, changePiece(text, spans, at, next));
  if (!changed) return;
  reader.chooseWords(changed, words);
  const pieces = spansOf(changed, words);
  const now = pieceAt(pieces, next.start);
  const told = text.slice(pieces[now]?.start, pieces[now]?.end);
  reader.spoken =
    spans.length === 1 ? told : t('pieceIs', { piece: now + 1, count: pieces.length, words: told });
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
          reader.widening = null;
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
