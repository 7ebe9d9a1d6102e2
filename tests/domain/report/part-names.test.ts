import { expect, test } from 'vitest';
import { composeFrom, emptyPart } from '#domain/report/composition.ts';
import { namedParts } from '#domain/report/part-names.ts';

test('what the analyst was to write and did not is left out of the report', () => {
  expect(namedParts(composeFrom('brief').parts).map(({ heading }) => heading)).not.toContain(
    'Key judgements',
  );
  const blank = { id: 'j', text: ' \n', likelihood: null, confidence: null };
  const judged = (text: string) => ({
    ...emptyPart('key-judgements', 'k'),
    kind: 'key-judgements' as const,
    judgements: [blank, { ...blank, id: 'l', text }],
  });
  expect(namedParts([judged('')])).toEqual([]);
  expect(namedParts([judged('The dam held.')])).toHaveLength(1);
  expect(namedParts([emptyPart('text', 't')])).toEqual([]);
  expect(namedParts([{ id: 't', kind: 'text', heading: '', markdown: 'Words.' }])).toHaveLength(1);
});

test('a part that can stand in a report once is left out where it comes again, and names stay unique', () => {
  const parts = [
    emptyPart('claims', 'a'),
    emptyPart('profiles', 'b'),
    emptyPart('claims', 'c'),
    emptyPart('profiles', 'd'),
  ];
  const anchors = namedParts(parts).map(({ anchor }) => anchor);
  expect(anchors).toEqual(['claims', 'part-2', 'part-4']);
});
