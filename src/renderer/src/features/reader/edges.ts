import type { OccurrenceDetail } from '#contract/views.ts';
import { spansOf, type EdgeWords } from '#domain/edge-words.ts';
import { moveEdge, type EdgeLimit } from '#domain/edges.ts';
import type { Span } from '#domain/span.ts';
import { edgeTextOf, pieceAt, writeWords } from './mark-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { keyOf, type EdgeStep } from './reader-keys.ts';
import { t } from './strings.ts';

/** Moves an edge of the mark at hand, or of the quiet words chosen in it; each step is a change of its own. */
export function stepEdge(reader: ReaderController, { side, way, unit }: EdgeStep): void {
  if (!reader.editor.mayWrite()) return;
  reader.act(async (occurrence) => {
    const { edgeWords } = reader;
    const spans = spansOf(occurrence, edgeWords);
    const edge = { piece: pieceAt(spans, reader.caret), side };
    const direction = (side === 'end') === (way === 'out') ? 1 : -1;
    const move = moveEdge(edgeTextOf(reader), spans, edge, direction, unit);
    if (move.kind === 'stopped') return sayLimit(reader, edgeWords, move.why);
    await setEdges(reader, occurrence, edgeWords, move.pieces, { over: move.over, grew: move.grew });
  });
}

/** Gives words of an occurrence the edges that moving one made, and tells the words moved over. */
export async function setEdges(
  reader: ReaderController,
  occurrence: OccurrenceDetail,
  edgeWords: EdgeWords,
  spans: readonly Span[],
  moved: { readonly over: Span; readonly grew: boolean },
): Promise<void> {
  const changed = await writeWords(reader, occurrence, edgeWords, spans);
  if (!changed) return;
  if (edgeWords.kind === 'pieces') reader.widening = { caret: reader.caret, occurrenceId: changed.id };
  reader.chooseWords(changed, edgeWords);
  reader.spoken = t(moved.grew ? 'takenIn' : 'leftOut', {
    words: shortened(reader.document.text, moved.over),
  });
}

/** Says why an edge goes no further. */
export function sayLimit(reader: ReaderController, { kind }: EdgeWords, why: EdgeLimit): void {
  const isOfQuiet = kind !== 'pieces' && (why === 'furniture' || why === 'empty');
  reader.say(
    t(isOfQuiet ? `quiet-${why}` : `edge-${why}`, { remove: keyOf('remove'), add: keyOf('add-words') }),
  );
}

const longest = 160;

function shortened(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return words.length <= longest ? words : `${words.slice(0, longest / 2)} … ${words.slice(-longest / 2)}`;
}
