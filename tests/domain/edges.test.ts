import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dragEdge,
  edgeUnits,
  moveEdge,
  wholeSpan,
  type Edge,
  type EdgeMove,
  type EdgeText,
  type EdgeUnit,
} from '#domain/edges.ts';
import { wordsOf } from '#domain/sentence.ts';
import type { Span } from '#domain/span.ts';
import { article, graphemeEdges } from './any-script.ts';

const body = (text: string): EdgeText => ({
  text,
  blocks: [...text.matchAll(/[^\n]+/g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    furniture: words.startsWith('~'),
  })),
  locale: undefined,
});
const find = ({ text }: EdgeText, words: string): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const cut = ({ text }: EdgeText, { start, end }: Span): string => text.slice(start, end);
const end: Edge = { piece: 0, side: 'end' };
const start: Edge = { piece: 0, side: 'start' };

/** The words of the first piece after each of so many steps. */
function walk(
  text: EdgeText,
  words: string,
  edge: Edge,
  direction: 1 | -1,
  unit: EdgeUnit,
  steps: number,
): string[] {
  let pieces: readonly Span[] = [find(text, words)];
  const seen: string[] = [];
  for (let step = 0; step < steps; step++) {
    const move = moveEdge(text, pieces, edge, direction, unit);
    if (move.kind === 'stopped') return [...seen, move.why];
    pieces = move.pieces;
    seen.push(pieces.map((piece) => cut(text, piece)).join(' | '));
  }
  return seen;
}

describe('the end of a mark', () => {
  const text = body('The gates, he said, were shut. It rained.');

  test('moves by characters over white space at once', () => {
    expect(walk(text, 'The', end, 1, 'character', 2)).toEqual(['The g', 'The ga']);
    expect(walk(text, 'The g', end, -1, 'character', 4)).toEqual(['The', 'Th', 'T', 'empty']);
  });
  test('moves by words and stops where a sentence ends', () => {
    expect(walk(text, 'said, were', end, 1, 'word', 4)).toEqual([
      'said, were shut',
      'said, were shut.',
      'said, were shut. It',
      'said, were shut. It rained',
    ]);
    expect(walk(text, 'The gates', end, -1, 'word', 2)).toEqual(['The', 'empty']);
  });
  test('moves by clauses', () => {
    expect(walk(text, 'The', end, 1, 'clause', 5)).toEqual([
      'The gates',
      'The gates, he said',
      'The gates, he said, were shut.',
      'The gates, he said, were shut. It rained.',
      'text-end',
    ]);
  });
  test('moves by sentences', () => {
    expect(walk(text, 'he said', end, 1, 'sentence', 3)).toEqual([
      'he said, were shut.',
      'he said, were shut. It rained.',
      'text-end',
    ]);
  });
});

describe('the beginning of a mark', () => {
  const text = body('It rained. The gates, he said, were shut.');

  test('moves out and in by each unit', () => {
    expect(walk(text, 'said, were shut.', start, -1, 'word', 3)).toEqual([
      'he said, were shut.',
      'gates, he said, were shut.',
      'The gates, he said, were shut.',
    ]);
    expect(walk(text, 'said, were shut.', start, -1, 'clause', 2)).toEqual([
      'he said, were shut.',
      'The gates, he said, were shut.',
    ]);
    expect(walk(text, 'shut.', start, -1, 'sentence', 3)).toEqual([
      'The gates, he said, were shut.',
      'It rained. The gates, he said, were shut.',
      'text-start',
    ]);
    expect(walk(text, 'It rained.', start, 1, 'character', 2)).toEqual(['t rained.', 'rained.']);
  });
});

test('an edge goes on into the next paragraph, and stops before page furniture', () => {
  const text = body('One two.\nThree four.\n~Share\nFive.');
  expect(walk(text, 'two.', end, 1, 'word', 5)).toEqual([
    'two.\nThree',
    'two.\nThree four',
    'two.\nThree four.',
    'furniture',
  ]);
  expect(walk(text, 'Five.', start, -1, 'character', 1)).toEqual(['furniture']);
  expect(walk(text, 'Share', end, 1, 'character', 1)).toEqual(['furniture']);
});

test('an edge never reaches another piece, and says so', () => {
  const text = body('One two three four five.');
  const pieces = [find(text, 'One'), find(text, 'three'), find(text, 'five.')];
  const moves: readonly [Edge, 1 | -1, EdgeMove['kind']][] = [
    [{ piece: 0, side: 'end' }, 1, 'stopped'],
    [{ piece: 1, side: 'start' }, -1, 'stopped'],
    [{ piece: 1, side: 'end' }, 1, 'stopped'],
    [{ piece: 2, side: 'start' }, -1, 'stopped'],
  ];
  for (const [edge, direction, kind] of moves)
    expect(moveEdge(text, pieces, edge, direction, 'word')).toEqual({ kind, why: 'piece' });
  expect(dragEdge(text, pieces, { piece: 1, side: 'start' }, 0, true)).toEqual({ pieces, why: 'piece' });
});

test('the words moved over are told, and whether the mark grew', () => {
  const text = body('One two three.');
  const grown = moveEdge(text, [find(text, 'One')], end, 1, 'word');
  expect(grown).toMatchObject({ kind: 'moved', grew: true });
  expect(grown.kind === 'moved' && cut(text, grown.over)).toBe(' two');
  expect(moveEdge(text, [find(text, 'One two')], end, -1, 'word')).toMatchObject({
    kind: 'moved',
    grew: false,
  });
});

test('a dragged edge goes to the nearer end of a word when whole words are wanted', () => {
  const text = body('The water rose.');
  const pieces = [find(text, 'The')];
  const drag = (offset: number, words: boolean): string =>
    cut(text, dragEdge(text, pieces, end, offset, words).pieces[0] ?? { start: 0, end: 0 });
  expect(drag(5, true)).toBe('The');
  expect(drag(8, true)).toBe('The water');
  expect(drag(8, false)).toBe('The wate');
  expect(drag(4, false)).toBe('The');
  expect(drag(99, true)).toBe('The water rose.');
  expect(dragEdge(text, pieces, end, 99, true).why).toBe('text-end');
});

test('selected words become whole words of any script', () => {
  const whole = (text: string, from: number, to: number): string => {
    const given = body(text);
    return cut(given, wholeSpan(given, { start: from, end: to }, true));
  };
  expect(whole('The water rose.', 5, 12)).toBe('water rose');
  expect(whole('Вода піднялася вночі.', 6, 8)).toBe('піднялася');
  expect(whole('המים עלו בלילה', 6, 10)).toBe('עלו בלילה');
  expect(whole('闸门在夜间被打开', 1, 2)).toBe('闸门');
  expect(whole('It was cafe\u0301.', 8, 10)).toBe('cafe\u0301');
  expect(whole('One (two) three', 4, 9)).toBe('(two)');
});

const anyPieces = (text: string, cuts: readonly number[]): readonly Span[] => {
  const edges = [...graphemeEdges(text)];
  const at = [...new Set(cuts.map((each) => edges[each % edges.length] ?? 0))].sort((a, b) => a - b);
  const pieces: Span[] = [];
  for (let i = 0; i + 1 < at.length; i += 2) {
    const words = text.slice(at[i], at[i + 1]);
    const from = (at[i] ?? 0) + words.length - words.trimStart().length;
    const to = (at[i] ?? 0) + words.trimEnd().length;
    const before = pieces.at(-1);
    if (to > from && (!before || text.slice(before.end, from).trim() !== ''))
      pieces.push({ start: from, end: to });
  }
  return pieces;
};

test('property: however an edge moves, in any script, pieces stay whole, apart and in order', () => {
  fc.assert(
    fc.property(
      article,
      fc.array(fc.nat(), { minLength: 2, maxLength: 6 }),
      fc.array(
        fc.record({
          piece: fc.nat(),
          side: fc.constantFrom('start', 'end'),
          direction: fc.constantFrom(1, -1),
          unit: fc.constantFrom(...edgeUnits),
          drag: fc.option(fc.nat()),
          words: fc.boolean(),
        }),
        { maxLength: 12 },
      ),
      (given, cuts, steps) => {
        const text: EdgeText = { ...given, locale: undefined };
        const edges = graphemeEdges(given.text);
        let pieces = anyPieces(given.text, cuts);
        if (pieces.length === 0) return;
        for (const { piece, side, direction, unit, drag, words } of steps) {
          const edge: Edge = { piece: piece % pieces.length, side };
          const before = pieces[edge.piece];
          if (drag !== null) {
            pieces = dragEdge(text, pieces, edge, drag % (given.text.length + 1), words).pieces;
          } else {
            const move = moveEdge(text, pieces, edge, direction, unit);
            if (move.kind === 'stopped') continue;
            pieces = move.pieces;
            const after = pieces[edge.piece];
            const other = side === 'start' ? 'end' : 'start';
            expect(after?.[other]).toBe(before?.[other]);
            expect(Math.sign((after?.[side] ?? 0) - (before?.[side] ?? 0))).toBe(direction);
          }
          pieces.forEach((each, index) => {
            const quote = given.text.slice(each.start, each.end);
            expect(quote).not.toBe('');
            expect(quote.trim()).toBe(quote);
            expect(edges.has(each.start) && edges.has(each.end)).toBe(true);
            const next = pieces[index + 1];
            if (next) expect(given.text.slice(each.end, next.start).trim()).not.toBe('');
          });
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('property: a whole selection holds what was selected and parts no grapheme and no word', () => {
  fc.assert(
    fc.property(article, fc.nat(), fc.nat(), (given, a, b) => {
      const text: EdgeText = { ...given, locale: undefined };
      const from = a % given.text.length;
      const to = from + 1 + (b % (given.text.length - from));
      const whole = wholeSpan(text, { start: from, end: to }, true);
      expect(whole.start).toBeLessThanOrEqual(from);
      expect(whole.end).toBeGreaterThanOrEqual(to);
      const edges = graphemeEdges(given.text);
      expect(edges.has(whole.start) && edges.has(whole.end)).toBe(true);
    }),
  );
});

test('property: words of any script are whole graphemes and hold every letter', () => {
  fc.assert(
    fc.property(article, ({ text, blocks }) => {
      for (const block of blocks) {
        const edges = graphemeEdges(text);
        const words = [...wordsOf(text, block)];
        for (const word of words) expect(edges.has(word.start) && edges.has(word.end)).toBe(true);
        const held = words.map((word) => text.slice(word.start, word.end)).join('');
        expect(held.match(/\p{L}/gu)).toEqual(text.slice(block.start, block.end).match(/\p{L}/gu));
      }
    }),
  );
});
