import { expect, test } from 'vitest';
import type { ArticleDocument } from '#contract/views.ts';
import { OpenDocument } from '../../../src/renderer/src/state/open-document.svelte.ts';
import { FakeCore } from '../fake-core.ts';

async function openDocument(): Promise<{
  readonly core: FakeCore;
  readonly document: OpenDocument;
  readonly id: string;
}> {
  const core = new FakeCore();
  const id = core.addArticle({ blocks: ['One. Two. Three.'] });
  core.addMark(id, 'Two.');
  const answer = await core.request('article.open', { articleId: id });
  if (!answer.ok) throw new Error(answer.failure.message);
  return { core, document: new OpenDocument(answer.value as ArticleDocument), id };
}

test('occurrences stay in text order, and claims are numbered in the order the text makes them', async () => {
  const { core, document, id } = await openDocument();
  const two = document.occurrences[0];
  const three = core.addMark(id, 'Three.');
  const one = core.addMark(id, 'One.', { claimId: three.claimId });
  document.patch([three.id, one.id], [three, one]);
  expect(document.occurrences.map(({ exact }) => exact[0])).toEqual(['One.', 'Two.', 'Three.']);
  expect(document.occurrences.map((occurrence) => document.numberOf(occurrence))).toEqual([1, 2, 1]);
  expect(document.find(two?.id ?? null)).toBe(two);
  expect(document.find(null)).toBeNull();
});

test('what is shown already changes nothing, so that an answer and its event are shown once', async () => {
  const { core, document, id } = await openDocument();
  const made = core.addMark(id, 'One.');
  document.patch([made.id], [made]);
  const shown = document.occurrences;
  document.patch([made.id], [structuredClone(made)]);
  expect(document.occurrences).toBe(shown);
  document.patch([made.id], [{ ...made, note: 'New.' }]);
  expect(document.find(made.id)?.note).toBe('New.');
});

test('an occurrence that core no longer has goes, and one of another article never comes', async () => {
  const { core, document } = await openDocument();
  const elsewhere = core.addMark(core.addArticle({ blocks: ['Four.'] }), 'Four.');
  const here = document.occurrences[0];
  document.patch([elsewhere.id], [elsewhere]);
  expect(document.occurrences).toEqual([here]);
  document.patch([here?.id ?? ''], []);
  expect(document.occurrences).toEqual([]);
});

test('the index follows the occurrences', async () => {
  const { core, document, id } = await openDocument();
  expect(document.index.at(0)).toEqual([]);
  const made = core.addMark(id, 'One. Two.');
  document.patch([made.id], [made]);
  expect(document.index.at(0)).toEqual([made]);
  expect(document.index.at(6)).toHaveLength(2);
});
