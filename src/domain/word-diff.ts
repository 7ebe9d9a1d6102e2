/** A run of text that two versions share, or that only the earlier or only the later has. */
export type DiffPart = { readonly kind: 'same' | 'deleted' | 'inserted'; readonly text: string };

/** Beyond so many words inserted and deleted, saying which stayed helps nobody: one text gives way to the other. */
const mostEdits = 400;
const tokens = /\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu;

/**
 * What differs between two texts, word by word, by the fewest words inserted and deleted (Myers 1986). The parts without
 * the inserted are the text before, those without the deleted the text after.
 */
export function diffWords(before: string, after: string): readonly DiffPart[] {
  const old = before.match(tokens) ?? [];
  const now = after.match(tokens) ?? [];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const oldMiddle = old.slice(start, old.length - end);
  const nowMiddle = now.slice(start, now.length - end);
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], words: readonly string[]): void => {
    const text = words.join('');
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  add('same', old.slice(0, start));
  for (const { kind, text } of shortestEdit(oldMiddle, nowMiddle)) add(kind, [text]);
  add('same', old.slice(old.length - end));
  return parts;
}

function replaced(old: readonly string[], now: readonly string[]): readonly DiffPart[] {
  return [
    { kind: 'deleted', text: old.join('') },
    { kind: 'inserted', text: now.join('') },
  ];
}

/** Myers' greedy way: for each number of edits the furthest place on each diagonal, then the path back. */
function shortestEdit(old: readonly string[], now: readonly string[]): readonly DiffPart[] {
  if (old.length === 0 || now.length === 0) return replaced(old, now);
  const most = Math.min(old.length + now.length, mostEdits);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = comesDown(furthest, diagonal, edits)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return pathBack(old, now, trace);
    }
  }
  return replaced(old, now);
}

/** True when the furthest way to a diagonal inserts a word, false when it deletes one. */
function comesDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

function pathBack(
  old: readonly string[],
  now: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly DiffPart[] {
  const parts: DiffPart[] = [];
  let [x, y] = [old.length, now.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = comesDown(furthest, diagonal, edits);
    const from = down ? diagonal + 1 : diagonal - 1;
    const beforeX = furthest.get(from) ?? 0;
    const beforeY = beforeX - from;
    while (x > beforeX && y > beforeY) {
      parts.push({ kind: 'same', text: old[x - 1] ?? '' });
      x -= 1;
      y -= 1;
    }
    if (edits === 0) break;
    parts.push(
      down ? { kind: 'inserted', text: now[beforeY] ?? '' } : { kind: 'deleted', text: old[beforeX] ?? '' },
    );
    [x, y] = [beforeX, beforeY];
  }
  return parts.reverse();
}
