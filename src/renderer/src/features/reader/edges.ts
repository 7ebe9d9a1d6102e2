import type { OccurrenceDetail } from '#contract/views.ts';
import { moveEdge, type EdgeLimit } from '#domain/edges.ts';
import type { Span } from '#domain/span.ts';
import { edgeTextOf, pieceAt } from './mark-words.ts';
import type { ReaderController } from './reader-controller.svelte.ts';
import { keyOf, type EdgeStep } from './reader-keys.ts';
import { t } from './strings.ts';

/** Moves an edge of the mark at hand; each step is a change of its own. */
export function stepEdge(reader: ReaderController, { side, way, unit }: EdgeStep): void {
  if (!reader.editor.mayWrite()) return;
  reader.act(async (occurrence) => {
    const edge = { piece: pieceAt(occurrence.spans, reader.caret), side };
    const direction = (side === 'end') === (way === 'out') ? 1 : -1;
    const move = moveEdge(edgeTextOf(reader), occurrence.spans, edge, direction, unit);
    if (move.kind === 'stopped') return sayLimit(reader, move.why);
    await setEdges(reader, occurrence, move.pieces, { over: move.over, grew: move.grew });
  });
}

/** Gives an occurrence the pieces that moving an edge made, and tells the words moved over. */
export async function setEdges(
  reader: ReaderController,
  { id }: OccurrenceDetail,
  pieces: readonly Span[],
  moved: { readonly over: Span; readonly grew: boolean },
): Promise<void> {
  const changed = await reader.editor.update(id, { spans: [...pieces] });
  if (!changed) return;
  reader.widening = { caret: reader.caret, occurrenceId: id };
  reader.choose(changed);
  reader.spoken = t(moved.grew ? 'takenIn' : 'leftOut', {
    words: shortened(reader.document.text, moved.over),
  });
}

/** Says why an edge goes no further. */
export function sayLimit(reader: ReaderController, why: EdgeLimit): void {
  reader.say(t(`edge-${why}`, { remove: keyOf('remove'), add: keyOf('add-words') }));
}

const longest = 160;

function shortened(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return words.length <= longest ? words : `${words.slice(0, longest / 2)} … ${words.slice(-longest / 2)}`;
}
