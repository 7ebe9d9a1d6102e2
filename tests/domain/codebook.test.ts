import { expect, test } from 'vitest';
import { articleFormats, blockKinds, genres, readingStatuses } from '#domain/article.ts';
import { confidences, credibilities, likelihoods, verdicts } from '#domain/assessment.ts';
import { attributionStatuses } from '#domain/attribution.ts';
import { claimTypes } from '#domain/claim.ts';
import { codebook, type CodebookEntry, type CodebookList, codebookTopics } from '#domain/codebook.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { isSymmetric, relationKinds, relationStatuses } from '#domain/relation.ts';
import { reliabilityLetters, sourceKinds } from '#domain/source.ts';
import { stances, stanceScore } from '#domain/stance.ts';

const lists: Readonly<Record<CodebookList, readonly (string | number)[]>> = {
  stance: stances,
  stanceGap: ['not-addressed', 'not-judged'],
  commitment: commitments,
  polarity: polarities,
  quotation: quotationTypes,
  fidelity: fidelities,
  attributionStatus: attributionStatuses,
  claimType: claimTypes,
  sourceKind: sourceKinds,
  reliability: reliabilityLetters,
  credibility: credibilities,
  verdict: verdicts,
  likelihood: likelihoods,
  confidence: confidences,
  relationKind: relationKinds,
  relationStatus: relationStatuses,
  genre: genres,
  blockKind: blockKinds,
  readingStatus: readingStatuses,
  articleFormat: articleFormats,
};
const names = Object.keys(lists) as readonly CodebookList[];
const entriesOf = (list: CodebookList): readonly CodebookEntry[] => Object.values(codebook[list]);

test.each(names)('the list %s has an entry for each value of the model, in the model’s order', (list) => {
  expect(entriesOf(list).map((entry) => entry.value)).toEqual(lists[list]);
  expect(Object.keys(codebook[list])).toEqual(lists[list].map(String));
});

test.each(names)('in the list %s no two values share a name', (list) => {
  const labels = entriesOf(list).map((entry) => entry.label);
  expect(new Set(labels).size).toBe(labels.length);
});

test('every definition is a sentence and every list says what it is about', () => {
  for (const list of names) {
    expect(codebookTopics[list].about).toMatch(/\.$/);
    for (const entry of entriesOf(list))
      expect(entry.definition, `${list} ${entry.value}`).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test('the sign of a stance is its score with a true minus, and no two signs are the same', () => {
  for (const stance of stances) {
    const score = stanceScore(stance);
    const sign = score === null ? '?' : score > 0 ? `+${score}` : String(score).replace('-', '\u2212');
    expect(codebook.stance[stance].sign).toBe(sign);
  }
  const signs = [
    ...stances.map((stance) => codebook.stance[stance].sign),
    codebook.stanceGap['not-judged'].sign,
  ];
  expect(new Set(signs).size).toBe(signs.length);
  expect(codebook.stanceGap['not-addressed'].sign).toBe('');
});

test('likelihoods cover 1 to 99 per cent without a gap (ICD 203)', () => {
  const ranges = likelihoods.map((likelihood) => codebook.likelihood[likelihood].percent);
  expect(ranges[0]?.[0]).toBe(1);
  expect(ranges.at(-1)?.[1]).toBe(99);
  ranges.slice(1).forEach((range, index) => expect(range[0]).toBe(ranges[index]?.[1]));
});

test('a relation reads the same both ways exactly when it is symmetric', () => {
  for (const kind of relationKinds) {
    const { label, inverse } = codebook.relationKind[kind];
    expect(label === inverse, kind).toBe(isSymmetric(kind));
  }
});
