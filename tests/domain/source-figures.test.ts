import { expect, test } from 'vitest';
import { sourceFigures, type StandingInChain } from '#domain/source-figures.ts';

const voice = { sourceId: 'v', name: 'Voice', ownVoice: true };
const press = { sourceId: 'p', name: 'Press', ownVoice: false };
const place = (occurrenceId: string, more: Partial<StandingInChain> = {}): StandingInChain => ({
  occurrenceId,
  quotation: null,
  status: 'explicit',
  above: voice,
  below: null,
  anonymousAbove: false,
  anonymousBelow: false,
  ...more,
});

test('quotation is counted where the source is nearest the claim; a chain that holds it twice counts once', () => {
  const figures = sourceFigures([
    place('1', { quotation: 'direct' }),
    place('2', { quotation: 'direct', below: press, anonymousBelow: true }),
    place('3', { quotation: 'indirect', above: press, anonymousAbove: true }),
    place('4', { below: press, quotation: 'mixed' }),
    place('4', { above: press, quotation: 'mixed' }),
    place('5', { status: 'own-voice', above: null }),
  ]);
  expect(figures).toEqual({
    total: 5,
    says: 4,
    relays: 2,
    ownVoice: 1,
    quotation: { direct: 1, indirect: 1, mixed: 1, none: 0, untold: 1 },
    anonymousAbove: 1,
    anonymousBelow: 1,
    anonymousItself: 0,
    quotedBy: [
      { ...voice, count: 3 },
      { ...press, count: 2 },
    ],
    quotes: [{ ...press, count: 2 }],
  });
});
