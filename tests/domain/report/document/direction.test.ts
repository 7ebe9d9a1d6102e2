import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedText, directedText, directionOf } from '#domain/report/document/direction.ts';
import { paragraph } from '../../any-script.ts';

const arabic = 'فتحت البوابات';
const mixed = fc
  .array(fc.oneof(paragraph, fc.constantFrom(arabic, 'Port Aldry', ' ', '12', 'שלום', '(', '🌊')))
  .map((parts) => parts.join(''));

test('the first letter decides which way a text is written', () => {
  expect(directionOf('')).toBe('ltr');
  expect(directionOf('12 🌊')).toBe('ltr');
  expect(directionOf(`“${arabic}” said`)).toBe('rtl');
  expect(directionOf(`Said: ${arabic}`)).toBe('ltr');
  expect(directionOf('1. שלום')).toBe('rtl');
});

test('what has no direction goes with the letters around it, or with the paragraph where they differ', () => {
  expect(directedText(`the ${arabic}, 12 gates`, 'ltr')).toEqual([
    { text: 'the ', direction: 'ltr' },
    { text: arabic, direction: 'rtl' },
    { text: ', 12 gates', direction: 'ltr' },
  ]);
  expect(directedText(`${arabic} Port Aldry.`, 'rtl')).toEqual([
    { text: `${arabic} `, direction: 'rtl' },
    { text: 'Port Aldry', direction: 'ltr' },
    { text: '.', direction: 'rtl' },
  ]);
  expect(directedText('', 'rtl')).toEqual([]);
});

test('stretches joined are the text, none is empty, and neighbours differ', () => {
  fc.assert(
    fc.property(mixed, fc.constantFrom('ltr' as const, 'rtl' as const), (text, base) => {
      const stretches = directedText(text, base);
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
      stretches.forEach((stretch, index) => {
        expect(stretch.text).not.toBe('');
        expect(stretch.direction).not.toBe(stretches[index + 1]?.direction);
      });
    }),
  );
});

test('every embedding, override and isolate of a closed text ends in it, and nothing of the text is lost', () => {
  const controls = fc.constantFrom(
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2068',
    '\u2069',
    'a',
  );
  expect(closedText('\u202eMinistry')).toBe('\u202eMinistry\u202c');
  expect(closedText('\u202eMinistry\u202c')).toBe('\u202eMinistry\u202c');
  fc.assert(
    fc.property(
      fc.array(controls).map((parts) => parts.join('')),
      (text) => {
        const closed = closedText(text);
        expect(closed.startsWith(text)).toBe(true);
        expect(closedText(closed)).toBe(closed);
      },
    ),
  );
});
