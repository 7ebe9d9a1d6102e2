import { expect, test } from 'vitest';
import type { CoreInput } from '#contract/api.ts';
import type { SuggestionList } from '#contract/views.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

type About = CoreInput<'suggestion.list'>['about'];

const first =
  'Norland attacked Vostria first, in the early morning. Forty tonnes of grain were spilled in Tarn. The dam at Rovna was built in 1968.';
const second =
  'Norland was attacked by Vostria in the early morning. Sixty tonnes of grain were spilled in the harbour of Tarn. A comet was seen over Lund.';

async function twoArticles() {
  const kase = await openTestCase();
  const here = await kase.importText(first, { title: 'First', publisher: 'River Brief' });
  const there = await kase.importText(second, { title: 'Second', publisher: 'Hill Post' });
  const mark = (articleId: string, text: string, words: string) =>
    kase.call('occurrence.mark', {
      articleId,
      spans: [spanOf(text, words)],
      claimId: null,
      claimText: null,
      stance: null,
    });
  return {
    kase,
    here,
    there,
    markHere: (words: string) => mark(here.id, first, words),
    markThere: (words: string) => mark(there.id, second, words),
  };
}

const list = (kase: TestCase, about: About, putOff = false): Promise<SuggestionList> =>
  kase.call('suggestion.list', { about, putOff });
const idsOf = ({ candidates }: SuggestionList): readonly string[] => candidates.map(({ claimId }) => claimId);
const ofClaim = (claimId: string): About => ({ kind: 'claim', claimId });

const attackHere = 'Norland attacked Vostria first, in the early morning.';
const attackThere = 'Norland was attacked by Vostria in the early morning.';
const grainThere = 'Sixty tonnes of grain were spilled in the harbour of Tarn.';

test('a claim is offered the claims of other articles with the words in common, and hints say which rule found what', async () => {
  const { kase, there, markHere, markThere } = await twoArticles();
  const grain = await markHere('Forty tonnes of grain were spilled in Tarn.');
  const other = await markThere(grainThere);
  await markThere('A comet was seen over Lund.');
  const found = await list(kase, ofClaim(grain.claimId));
  expect(idsOf(found)).toEqual([other.claimId]);
  const [candidate] = found.candidates;
  const wordsOf = (side: 'here' | 'there', text: string) =>
    candidate!.shared.flatMap(({ [side]: spans }) => spans.map(({ start, end }) => text.slice(start, end)));
  expect(wordsOf('here', found.text)).toEqual(['tonnes', 'grain', 'spilled', 'Tarn']);
  expect(wordsOf('there', candidate!.text)).toEqual(['tonnes', 'grain', 'spilled', 'Tarn']);
  expect(candidate!.hints).toEqual([{ rule: 'number', here: ['Forty'], there: ['Sixty'] }]);
  expect(candidate!.place).toMatchObject({
    articleId: there.id,
    articleTitle: 'Second',
    publisher: 'Hill Post',
    occurrenceId: other.id,
  });
  expect(candidate!.likeness).toBeGreaterThan(0.4);
});

test('a sentence that is not marked yet is offered claims too, but none of its own article', async () => {
  const { kase, here, markHere, markThere } = await twoArticles();
  await markHere(attackHere);
  const other = await markThere(attackThere);
  const about: About = { kind: 'words', articleId: here.id, spans: [spanOf(first, attackHere)] };
  const found = await list(kase, about);
  expect(idsOf(found)).toEqual([other.claimId]);
  expect(found.candidates[0]?.hints.map(({ rule }) => rule)).toEqual(['roles']);
});

test('what was marked, edited, removed and undone since is found as it is now', async () => {
  const { kase, here, markThere } = await twoArticles();
  const about: About = { kind: 'words', articleId: here.id, spans: [spanOf(first, attackHere)] };
  expect(idsOf(await list(kase, about))).toEqual([]);
  const { id, claimId } = await markThere(attackThere);
  expect(idsOf(await list(kase, about))).toEqual([claimId]);
  const comet = await markThere('A comet was seen over Lund.');
  await kase.call('claim.update', {
    claimId: comet.claimId,
    patch: { text: 'Norland attacked Vostria at dawn.' },
  });
  expect(new Set(idsOf(await list(kase, about)))).toEqual(new Set([claimId, comet.claimId]));
  await kase.call('occurrence.remove', { occurrenceId: id });
  expect(idsOf(await list(kase, about))).toEqual([comet.claimId]);
  await kase.call('journal.undo', {});
  expect(idsOf(await list(kase, about))).toContain(claimId);
  await kase.call('journal.undo', {});
  expect(idsOf(await list(kase, about))).toEqual([claimId]);
});

test('a rejected claim is never offered again, from either side, unless that is undone; one put off only when asked', async () => {
  const { kase, markHere, markThere } = await twoArticles();
  const mine = await markHere(attackHere);
  const other = await markThere(attackThere);
  const about = ofClaim(mine.claimId);
  await kase.call('suggestion.decide', { about, claimId: other.claimId, decision: 'rejected' });
  expect(idsOf(await list(kase, about, true))).toEqual([]);
  expect(idsOf(await list(kase, ofClaim(other.claimId), true))).toEqual([]);
  await kase.call('journal.undo', {});
  expect(idsOf(await list(kase, ofClaim(other.claimId)))).toEqual([mine.claimId]);

  await kase.call('suggestion.decide', { about, claimId: other.claimId, decision: 'suggested' });
  expect(await list(kase, about)).toMatchObject({ candidates: [], putOff: 1 });
  expect((await list(kase, about, true)).candidates).toMatchObject([
    { claimId: other.claimId, putOff: true },
  ]);
  // The other way round it is the same decision, which is taken back there.
  await kase.call('suggestion.decide', {
    about: ofClaim(other.claimId),
    claimId: mine.claimId,
    decision: null,
  });
  expect(idsOf(await list(kase, about))).toEqual([other.claimId]);
});

test('what was rejected for words stays so once they are marked', async () => {
  const { kase, here, markHere, markThere } = await twoArticles();
  const other = await markThere(attackThere);
  const about: About = { kind: 'words', articleId: here.id, spans: [spanOf(first, attackHere)] };
  await kase.call('suggestion.decide', { about, claimId: other.claimId, decision: 'rejected' });
  expect(idsOf(await list(kase, about))).toEqual([]);
  const { claimId } = await markHere(attackHere);
  expect(idsOf(await list(kase, ofClaim(claimId)))).toEqual([]);
});

test('a confirmed suggestion joins or relates as one change, and words are marked with it', async () => {
  const { kase, here, markHere, markThere } = await twoArticles();
  const other = await markThere(attackThere);
  const grain = await markThere(grainThere);
  const words: About = { kind: 'words', articleId: here.id, spans: [spanOf(first, attackHere)] };
  const related = await kase.call('suggestion.confirm', {
    about: words,
    claimId: other.claimId,
    relation: { kind: 'contradicts', reason: 'Actor and target' },
  });
  const detail = await kase.call('claim.get', { claimId: related.claimId });
  expect(detail.claim.text).toBe(attackHere);
  expect(detail.relations).toMatchObject([
    { kind: 'contradicts', status: 'confirmed', reason: 'Actor and target' },
  ]);
  expect(idsOf(await list(kase, ofClaim(related.claimId), true))).not.toContain(other.claimId);
  await kase.call('journal.undo', {});
  expect(await kase.failure('claim.get', { claimId: related.claimId })).toMatchObject({
    code: 'claim.not-found',
  });

  const mine = await markHere('Forty tonnes of grain were spilled in Tarn.');
  const joined = await kase.call('suggestion.confirm', {
    about: ofClaim(mine.claimId),
    claimId: grain.claimId,
    relation: null,
  });
  expect(joined).toEqual({ claimId: grain.claimId, occurrenceId: null });
  expect((await kase.call('claim.get', { claimId: grain.claimId })).occurrences).toHaveLength(2);
  const marked = await kase.call('suggestion.confirm', {
    about: words,
    claimId: other.claimId,
    relation: null,
  });
  expect(await kase.call('occurrence.get', { occurrenceIds: [marked.occurrenceId!] })).toMatchObject([
    { claimId: other.claimId },
  ]);
});

test('decisions follow a claim into the one it is joined with, and go with it', async () => {
  const { kase, markHere, markThere } = await twoArticles();
  const mine = await markHere(attackHere);
  const grain = await markHere('Forty tonnes of grain were spilled in Tarn.');
  const other = await markThere(attackThere);
  await kase.call('suggestion.decide', {
    about: ofClaim(mine.claimId),
    claimId: other.claimId,
    decision: 'rejected',
  });
  const before = await kase.dump();
  await kase.call('claim.join', { intoClaimId: grain.claimId, fromClaimIds: [mine.claimId] });
  expect(idsOf(await list(kase, ofClaim(other.claimId), true))).toEqual([]);
  await kase.call('occurrence.remove', { occurrenceId: other.id });
  await kase.call('journal.undo', {});
  await kase.call('journal.undo', {});
  expect(await kase.dump()).toEqual(before);
});

test('bad input is told from what is there', async () => {
  const { kase, here, markHere } = await twoArticles();
  const nobody = '01900000-0000-7000-8000-ffffffffffff';
  const { claimId } = await markHere(attackHere);
  expect(await kase.failure('suggestion.list', { about: ofClaim(nobody), putOff: false })).toMatchObject({
    code: 'claim.not-found',
  });
  expect(
    await kase.failure('suggestion.list', {
      about: { kind: 'words', articleId: here.id, spans: [{ start: 5, end: 9999 }] },
      putOff: false,
    }),
  ).toMatchObject({ code: 'occurrence.bad-span' });
  expect(
    await kase.failure('suggestion.decide', { about: ofClaim(claimId), claimId, decision: 'rejected' }),
  ).toMatchObject({ code: 'relation.bad-pair' });
  expect(
    await kase.failure('suggestion.confirm', { about: ofClaim(claimId), claimId, relation: null }),
  ).toMatchObject({ code: 'request.invalid' });
});

test('a source is met again under another of its names, and in another script', async () => {
  const kase = await openTestCase();
  const english = 'Marko Lishchuk resigned on Monday.';
  const ukrainian = 'Голова ради Лищук подав у відставку.';
  const a = await kase.importText(english, { title: 'A' });
  const b = await kase.importText(ukrainian, { title: 'B', language: 'uk' });
  await kase.call('source.create', { name: 'Marko Lishchuk', kind: 'person', aliases: ['Лищук'] });
  const mark = (articleId: string, text: string) =>
    kase.call('occurrence.mark', {
      articleId,
      spans: [{ start: 0, end: text.length }],
      claimId: null,
      claimText: null,
      stance: null,
    });
  const mine = await mark(a.id, english);
  const other = await mark(b.id, ukrainian);
  const found = await list(kase, ofClaim(mine.claimId));
  expect(idsOf(found)).toEqual([other.claimId]);
  expect(found.candidates[0]?.shared).toEqual([
    { kind: 'source', here: [{ start: 0, end: 14 }], there: [{ start: 12, end: 17 }] },
  ]);
});
