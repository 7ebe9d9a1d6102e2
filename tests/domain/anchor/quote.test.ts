import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { findQuote, quoteIndex } from '#domain/anchor/quote.ts';

const text = 'Nine people died.\n\nThe ministry\u00a0said so.  The ministry said  no. It was not.';
const index = quoteIndex(text);
const found = (match: ReturnType<typeof findQuote>): string | null =>
  match.kind === 'found' ? text.slice(match.span.start, match.span.end) : null;

describe('findQuote', () => {
  test('finds words whatever white space lies between them, and gives them as they stand in the text', () => {
    expect(found(findQuote(index, { quote: 'The\nministry said so' }))).toBe('The ministry\u00a0said so');
    expect(found(findQuote(index, { quote: ' died. The ' }))).toBe('died.\n\nThe');
  });

  test('changes nothing else: other letters or case are not found', () => {
    expect(findQuote(index, { quote: 'nine people died' })).toEqual({ kind: 'missing' });
    expect(findQuote(index, { quote: 'It was not!' })).toEqual({ kind: 'missing' });
    expect(findQuote(index, { quote: '  ' })).toEqual({ kind: 'missing' });
  });

  test('does not choose between two places', () => {
    const match = findQuote(index, { quote: 'The ministry' });
    expect(match).toEqual({ kind: 'ambiguous', starts: [19, text.lastIndexOf('The ministry')] });
  });

  test('a prefix or a start tells which place is meant', () => {
    const second = text.lastIndexOf('The ministry');
    expect(findQuote(index, { quote: 'The ministry', prefix: 'said so. ' })).toMatchObject({
      span: { start: second },
    });
    expect(findQuote(index, { quote: 'The ministry', start: second })).toMatchObject({
      span: { start: second },
    });
    expect(findQuote(index, { quote: 'The ministry', start: second + 1 })).toEqual({ kind: 'missing' });
    expect(findQuote(index, { quote: 'The ministry', start: second, prefix: 'died.' })).toEqual({
      kind: 'missing',
    });
    expect(findQuote(index, { quote: 'Nine', prefix: 'x' })).toEqual({ kind: 'missing' });
  });

  test('a suffix tells it too, whatever white space is before it', () => {
    const second = text.lastIndexOf('The ministry');
    expect(findQuote(index, { quote: 'The ministry', suffix: '\nsaid no' })).toMatchObject({
      span: { start: second },
    });
    expect(findQuote(index, { quote: 'so', suffix: '. The' })).toMatchObject({ kind: 'found' });
    expect(findQuote(index, { quote: 'not.', suffix: 'x' })).toEqual({ kind: 'missing' });
    expect(findQuote(index, { quote: 'The ministry', prefix: 'died.', suffix: 'said no' })).toEqual({
      kind: 'missing',
    });
  });

  test('any stretch of any text is found at its start', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é', '\u00a0'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, fc.nat(40), fc.nat(40), (any, from, length) => {
        const raw = any.slice(from, from + length);
        const exact = raw.trim();
        const start = from + (raw.length - raw.trimStart().length);
        const match = findQuote(quoteIndex(any), { quote: exact, start });
        if (exact === '') expect(match).toEqual({ kind: 'missing' });
        else expect(match).toEqual({ kind: 'found', span: { start, end: start + exact.length } });
      }),
    );
  });
});
