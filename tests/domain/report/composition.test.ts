import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportComposition } from '#contract/report.ts';
import {
  asTemplate,
  composeFrom,
  emptyPart,
  fixedParts,
  reportTemplates,
  writtenWords,
  type ReportComposition,
  type ReportPart,
} from '#domain/report/composition.ts';

const id = fc.uuid();
const reference = fc
  .tuple(fc.constantFrom('claim', 'source', 'occurrence'), id)
  .map(([kind, of]) => `[[${kind}:${of}]]`);
const markdown = fc
  .array(fc.oneof(fc.constantFrom('The dam', 'failed.', '\n\n', '**so**', '[[', ']]'), reference), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(' '));
const part: fc.Arbitrary<ReportPart> = fc.oneof(
  fc.record({ id, kind: fc.constant('text' as const), heading: fc.string(), markdown }),
  fc.record({
    id,
    kind: fc.constant('key-judgements' as const),
    judgements: fc.array(
      fc.record({
        id,
        text: markdown,
        likelihood: fc.constant(null),
        confidence: fc.constant('low' as const),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ id, kind: fc.constant('source-summary' as const), markdown: fc.option(markdown) }),
  fc.record({
    id,
    kind: fc.constant('two-sides' as const),
    left: fc.array(id, { maxLength: 3 }),
    right: fc.array(id, { maxLength: 3 }),
  }),
  fc.record({ id, kind: fc.constant('profiles' as const), sourceIds: fc.array(id, { maxLength: 3 }) }),
  fc.record({ id, kind: fc.constantFrom(...fixedParts) }),
);
const composition: fc.Arbitrary<ReportComposition> = fc
  .record({
    parts: fc.array(part, { maxLength: 8 }),
    method: markdown,
    articleIds: fc.array(id, { maxLength: 3 }),
  })
  .map(({ parts, method, articleIds }) => ({
    ...composeFrom('full'),
    title: 'The dam',
    question: 'Who opened the gates?',
    method,
    scope: { filter: 'stance:rejects', articleIds },
    parts,
  }));

test('every template is a composition the contract takes, its parts unlike in name', () => {
  for (const template of reportTemplates) {
    const made = composeFrom(template);
    expect(reportComposition.parse(made)).toEqual(made);
    expect(new Set(made.parts.map((each) => each.id)).size).toBe(made.parts.length);
  }
});

test('what is kept as a template names nothing of the case, has the same parts in order, and is its own template', () => {
  fc.assert(
    fc.property(composition, (made) => {
      const kept = asTemplate(made);
      const ids = [...JSON.stringify(made).matchAll(/(?:claim|source|occurrence):([0-9a-f-]{36})/g)];
      for (const [, each = ''] of ids) expect(JSON.stringify(kept)).not.toContain(each);
      expect(kept.scope).toEqual({ filter: '', articleIds: [] });
      expect(kept.parts.map(({ kind }) => kind)).toEqual(made.parts.map(({ kind }) => kind));
      expect(asTemplate(kept)).toEqual(kept);
      expect(kept.title + kept.question).toBe('');
    }),
  );
});

test('a template keeps the words of its texts and leaves out what was concluded', () => {
  const kept = asTemplate({
    ...composeFrom('brief'),
    author: 'Desk four',
    method: 'Read twice.',
    parts: [
      {
        id: 'a',
        kind: 'text',
        heading: 'Aim',
        markdown: 'As in [[claim:0190a7c0-0000-7000-8000-000000000001]], so.',
      },
      {
        id: 'b',
        kind: 'key-judgements',
        judgements: [{ id: 'j', text: 'It failed.', likelihood: 'likely', confidence: null }],
      },
    ],
  });
  expect(kept).toMatchObject({ author: 'Desk four', method: 'Read twice.' });
  expect(kept.parts).toEqual([
    { id: 'a', kind: 'text', heading: 'Aim', markdown: 'As in, so.' },
    { id: 'b', kind: 'key-judgements', judgements: [] },
  ]);
});

test('all that was written is told in its order, and nothing that is empty', () => {
  const parts: readonly ReportPart[] = [
    { id: 'a', kind: 'text', heading: ' Aim ', markdown: '' },
    {
      id: 'b',
      kind: 'key-judgements',
      judgements: [{ id: 'j', text: 'It failed.', likelihood: null, confidence: null }],
    },
    { id: 'c', kind: 'source-summary', markdown: 'Two papers.' },
    emptyPart('matrix', 'd'),
  ];
  expect(writtenWords({ ...composeFrom('brief'), title: 'The dam', handling: 'TLP:AMBER', parts })).toEqual([
    'The dam',
    'TLP:AMBER',
    'Aim',
    'It failed.',
    'Two papers.',
  ]);
});
