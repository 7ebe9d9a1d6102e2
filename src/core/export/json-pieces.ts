import type { Piece } from './format.ts';

/**
 * An object with one long list, as JSON in pieces that joined are the file; the list is its last property and never as a whole
 * in memory.
 * @param total how many items there will be, for progress
 */
export function* jsonWithList(
  head: Readonly<Record<string, unknown>>,
  name: string,
  items: Iterable<unknown>,
  total: number,
): Generator<Piece, void, undefined> {
  // The head ends in "\n}"; the list goes before that.
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  ${JSON.stringify(name)}: [`;
  let done = 0;
  for (const item of items) {
    yield `${done === 0 ? '' : ','}\n    ${JSON.stringify(item, null, 2).replaceAll('\n', '\n    ')}`;
    done += 1;
    if (done % 100 === 0) yield Math.min(1, done / total);
  }
  yield done === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
