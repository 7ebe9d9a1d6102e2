import { describe, expect, test } from 'vitest';
import type { OccurrenceDetail } from '#contract/views.ts';
import type { CoreInput } from '#contract/api.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const words = ['alpha', 'beta', 'gamma', 'delta'] as const;
const text = `${words.join(' ')}.`;

const claims = async (): Promise<{
  kase: TestCase;
  marks: Record<(typeof words)[number], OccurrenceDetail>;
  relate: (
    from: string,
    to: string,
    kind: CoreInput<'relation.set'>['kind'],
    status?: CoreInput<'relation.set'>['status'],
  ) => Promise<string>;
}> => {
  const kase = await openTestCase();
  const article = await kase.importText(text);
  const marks: Partial<Record<(typeof words)[number], OccurrenceDetail>> = {};
  for (const word of words) {
    marks[word] = await kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, word)],
      claimId: null,
      claimText: null,
      stance: null,
    });
  }
  return {
    kase,
    marks: marks as Record<(typeof words)[number], OccurrenceDetail>,
    relate: async (fromClaimId, toClaimId, kind, status = 'confirmed') =>
      (await kase.call('relation.set', { fromClaimId, toClaimId, kind, status, reason: 'because' })).id,
  };
};

describe('update', () => {
  test('sets text, type, date, tags and note, each tag once', async () => {
    const { kase, marks } = await claims();
    const claimId = marks.alpha.claimId;
    const updated = await kase.call('claim.update', {
      claimId,
      patch: {
        text: 'The dam held.',
        type: 'fact-or-event',
        eventDate: '2024-04',
        tags: ['dam', 'flood', 'dam'],
        note: 'See p. 3',
      },
    });
    expect(updated).toMatchObject({
      text: 'The dam held.',
      type: 'fact-or-event',
      eventDate: '2024-04',
      tags: ['dam', 'flood'],
    });
    await kase.call('claim.update', { claimId, patch: { tags: ['flood', 'river'], type: null } });
    const { claim, note } = await kase.call('claim.get', { claimId });
    expect(claim).toMatchObject({
      text: 'The dam held.',
      type: null,
      eventDate: '2024-04',
      tags: ['flood', 'river'],
    });
    expect(note).toBe('See p. 3');
  });
});

describe('join', () => {
  test('moves occurrences, tags and relations, fills what was empty and keeps the text in the note', async () => {
    const { kase, marks, relate } = await claims();
    const [into, from, other] = [marks.alpha.claimId, marks.beta.claimId, marks.gamma.claimId];
    await kase.call('claim.update', { claimId: into, patch: { tags: ['a'], note: 'Mine' } });
    await kase.call('claim.update', {
      claimId: from,
      patch: { tags: ['a', 'b'], type: 'quantity', note: 'Theirs' },
    });
    await kase.call('assessment.set', {
      claimId: from,
      patch: { verdict: 'mixed', evidence: [{ text: 'Log', url: null }] },
    });
    await relate(from, other, 'supports');
    await relate(other, from, 'updates');
    const joined = await kase.call('claim.join', { intoClaimId: into, fromClaimIds: [from] });
    expect(joined).toMatchObject({
      id: into,
      text: 'alpha',
      type: 'quantity',
      tags: ['a', 'b'],
      occurrenceCount: 2,
      verdict: 'mixed',
    });
    const detail = await kase.call('claim.get', { claimId: into });
    expect(detail.note).toBe('Mine\n“beta”\nTheirs');
    expect(detail.assessment.evidence).toEqual([{ text: 'Log', url: null }]);
    expect(detail.occurrences.map(({ id }) => id)).toEqual([marks.alpha.id, marks.beta.id]);
    expect(
      detail.relations.map(({ fromClaimId, toClaimId, kind }) => [fromClaimId, toClaimId, kind]),
    ).toEqual([
      [into, other, 'supports'],
      [other, into, 'updates'],
    ]);
    expect(await kase.failure('claim.get', { claimId: from })).toMatchObject({ code: 'claim.not-found' });
  });

  test('drops relations that would be double or lead from the claim to itself, and keeps the pair’s order', async () => {
    const { kase, marks, relate } = await claims();
    const [into, from, other] = [marks.delta.claimId, marks.alpha.claimId, marks.beta.claimId];
    const kept = await relate(into, other, 'contradicts');
    await relate(from, other, 'contradicts');
    await relate(from, into, 'equivalent');
    const moved = await relate(from, other, 'in-tension');
    await kase.call('claim.join', { intoClaimId: into, fromClaimIds: [from] });
    const { relations } = await kase.call('claim.get', { claimId: into });
    expect(relations.map(({ id, fromClaimId, toClaimId }) => [id, fromClaimId, toClaimId])).toEqual([
      [kept, other, into],
      [moved, other, into],
    ]);
  });

  test('the assessment of the claim joined into wins', async () => {
    const { kase, marks } = await claims();
    await kase.call('assessment.set', { claimId: marks.alpha.claimId, patch: { verdict: 'true' } });
    await kase.call('assessment.set', { claimId: marks.beta.claimId, patch: { verdict: 'false' } });
    const joined = await kase.call('claim.join', {
      intoClaimId: marks.alpha.claimId,
      fromClaimIds: [marks.beta.claimId],
    });
    expect(joined.verdict).toBe('true');
  });

  test.each(['contradicts', 'in-tension'] as const)(
    'is refused while the two are related as %s, unless that was rejected',
    async (kind) => {
      const { kase, marks, relate } = await claims();
      const pair = { intoClaimId: marks.alpha.claimId, fromClaimIds: [marks.beta.claimId] };
      await relate(marks.beta.claimId, marks.alpha.claimId, kind, 'suggested');
      const before = await kase.dump();
      expect(await kase.failure('claim.join', pair)).toMatchObject({
        code: 'claim.join-conflict',
        params: { kind },
      });
      expect(await kase.dump()).toEqual(before);
      await relate(marks.beta.claimId, marks.alpha.claimId, kind, 'rejected');
      expect((await kase.call('claim.join', pair)).occurrenceCount).toBe(2);
    },
  );

  test('a claim cannot be joined with itself', async () => {
    const { kase, marks } = await claims();
    const { claimId } = marks.alpha;
    expect(await kase.failure('claim.join', { intoClaimId: claimId, fromClaimIds: [claimId] })).toMatchObject(
      {
        code: 'request.invalid',
      },
    );
  });
});

test('several claims are joined at once, and of relations that double the confirmed one stays', async () => {
  const { kase, marks, relate } = await claims();
  const [a, b, c, d] = [marks.alpha.claimId, marks.beta.claimId, marks.gamma.claimId, marks.delta.claimId];
  const kept = await relate(a, d, 'supports', 'suggested');
  await relate(b, d, 'supports', 'confirmed');
  const before = await kase.dump();
  const joined = await kase.call('claim.join', { intoClaimId: a, fromClaimIds: [b, c, b] });
  expect(joined.occurrenceCount).toBe(3);
  const { relations } = await kase.call('claim.get', { claimId: a });
  expect(relations.map(({ id, status }) => [id, status])).toEqual([[kept, 'confirmed']]);
  await kase.call('journal.undo', {});
  expect(await kase.dump()).toEqual(before);
});

test('a second join of a claim that the first one took says that it is gone', async () => {
  const { kase, marks } = await claims();
  const [a, b, c] = [marks.alpha.claimId, marks.beta.claimId, marks.gamma.claimId];
  const [first, second] = await Promise.all([
    kase.session.call('claim.join', { intoClaimId: a, fromClaimIds: [b] }),
    kase.session.call('claim.join', { intoClaimId: c, fromClaimIds: [b] }),
  ]);
  expect(first.ok).toBe(true);
  expect(second).toMatchObject({ ok: false, failure: { code: 'claim.not-found' } });
});

describe('split', () => {
  test('gives some of the places a claim of their own with type, date and tags, as one change', async () => {
    const { kase, marks } = await claims();
    const [a, b] = [marks.alpha, marks.beta];
    await kase.call('claim.update', {
      claimId: a.claimId,
      patch: { type: 'quantity', eventDate: '2024-05', tags: ['dam'], note: 'Mine' },
    });
    await kase.call('claim.join', { intoClaimId: a.claimId, fromClaimIds: [b.claimId] });
    const before = await kase.dump();
    const split = { claimId: a.claimId, occurrenceIds: [b.id], text: 'The dam held.' };
    const made = await kase.call('claim.split', split);
    expect(made).toMatchObject({
      text: 'The dam held.',
      type: 'quantity',
      eventDate: '2024-05',
      tags: ['dam'],
      occurrenceCount: 1,
    });
    expect((await kase.call('claim.get', { claimId: a.claimId })).occurrences.map(({ id }) => id)).toEqual([
      a.id,
    ]);
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('is refused where no place would go, or all would', async () => {
    const { kase, marks } = await claims();
    const { claimId, id } = marks.alpha;
    for (const occurrenceIds of [[id], [marks.beta.id]])
      expect(await kase.failure('claim.split', { claimId, occurrenceIds, text: 'X' })).toMatchObject({
        code: 'claim.bad-split',
      });
  });
});

describe('relations', () => {
  test('one that reads the same both ways is stored once, whichever way it is given', async () => {
    const { kase, marks, relate } = await claims();
    const [a, b] = [marks.alpha.claimId, marks.beta.claimId];
    const first = await relate(b, a, 'contradicts', 'suggested');
    const again = await kase.call('relation.set', {
      fromClaimId: a,
      toClaimId: b,
      kind: 'contradicts',
      status: 'confirmed',
      reason: 'Same night',
    });
    expect(again).toEqual({
      id: first,
      fromClaimId: a,
      toClaimId: b,
      fromText: 'alpha',
      toText: 'beta',
      kind: 'contradicts',
      status: 'confirmed',
      reason: 'Same night',
    });
  });

  test('one with a direction can stand both ways, and beside others of the same pair', async () => {
    const { kase, marks, relate } = await claims();
    const [a, b] = [marks.alpha.claimId, marks.beta.claimId];
    const ids = [
      await relate(a, b, 'derived-from'),
      await relate(b, a, 'derived-from'),
      await relate(a, b, 'supports'),
    ];
    expect((await kase.call('claim.get', { claimId: a })).relations.map(({ id }) => id)).toEqual(ids);
    await kase.call('relation.remove', { relationId: ids[0] ?? '' });
    expect((await kase.call('claim.get', { claimId: a })).relations.map(({ id }) => id)).toEqual(
      ids.slice(1),
    );
    expect(await kase.failure('relation.remove', { relationId: ids[0] ?? '' })).toMatchObject({
      code: 'relation.not-found',
    });
  });

  test.each(['narrower', 'updates'] as const)(
    'one that is %s cannot lead back to itself, directly, by others, or through a join; a rejected one does not count',
    async (kind) => {
      const { kase, marks, relate } = await claims();
      const [a, b, c, d] = [marks.alpha, marks.beta, marks.gamma, marks.delta].map(
        ({ claimId }) => claimId,
      ) as [string, string, string, string];
      await relate(a, b, kind);
      const second = await relate(b, c, kind);
      const back = { fromClaimId: c, toClaimId: a, kind, reason: '' };
      const before = await kase.dump();
      expect(await kase.failure('relation.set', { ...back, status: 'suggested' })).toMatchObject({
        code: 'relation.ring',
        params: { way: '“gamma” → “alpha” → “beta”' },
      });
      expect(await kase.failure('claim.join', { intoClaimId: a, fromClaimIds: [c] })).toMatchObject({
        code: 'relation.ring',
      });
      expect(await kase.dump()).toEqual(before);
      await kase.call('relation.set', { ...back, status: 'rejected' });
      await kase.call('relation.set', { ...back, toClaimId: d, status: 'confirmed' });
      await kase.call('relation.set', { ...back, status: 'confirmed', dropRelationIds: [second] });
    },
  );

  test('what follows is suggested with it where it is wanted, and what opposes it goes, as one change', async () => {
    const { kase, marks, relate } = await claims();
    const [a, b, c] = [marks.alpha.claimId, marks.beta.claimId, marks.gamma.claimId];
    await relate(b, c, 'contradicts');
    const opposed = await relate(a, b, 'in-tension');
    const tie = { kind: 'equivalent', fromClaimId: a, toClaimId: b } as const;
    const preview = await kase.call('tie.preview', { tie });
    expect(preview.opposed.map(({ id }) => id)).toEqual([opposed]);
    expect(preview.texts).toEqual({ [a]: 'alpha', [b]: 'beta' });
    const before = await kase.dump();
    const follows = { kind: 'contradicts', fromClaimId: a, toClaimId: c } as const;
    await kase.call('relation.set', {
      ...tie,
      status: 'confirmed',
      reason: '',
      alsoSuggest: [follows],
      dropRelationIds: [opposed],
    });
    expect(
      (await kase.call('claim.get', { claimId: a })).relations.map(({ kind, status }) => [kind, status]),
    ).toEqual([
      ['equivalent', 'confirmed'],
      ['contradicts', 'suggested'],
    ]);
    await kase.call('journal.undo', {});
    expect(await kase.dump()).toEqual(before);
  });

  test('several are settled or removed as one change, and those that are gone are left out', async () => {
    const { kase, marks, relate } = await claims();
    const [a, b, c] = [marks.alpha.claimId, marks.beta.claimId, marks.gamma.claimId];
    const ids = [await relate(a, b, 'supports', 'suggested'), await relate(b, c, 'updates', 'suggested')];
    const gone = '0190b7c0-0000-7000-8000-000000000000';
    expect(await kase.call('relation.settle', { relationIds: [...ids, gone], status: 'confirmed' })).toEqual({
      count: 2,
    });
    expect((await kase.call('relation.list', {})).map(({ status }) => status)).toEqual([
      'confirmed',
      'confirmed',
    ]);
    await kase.call('relation.settle', { relationIds: ids, status: null });
    expect(await kase.call('relation.list', {})).toEqual([]);
    await kase.call('journal.undo', {});
    expect(await kase.call('relation.list', {})).toHaveLength(2);
  });

  test('a claim has no relation to itself', async () => {
    const { kase, marks } = await claims();
    const { claimId } = marks.alpha;
    const failure = await kase.failure('relation.set', {
      fromClaimId: claimId,
      toClaimId: claimId,
      kind: 'supports',
      status: 'confirmed',
      reason: '',
    });
    expect(failure.code).toBe('relation.bad-pair');
  });
});

describe('assessment', () => {
  test('begins as not judged, changes by parts, and evidence is a list that is replaced', async () => {
    const { kase, marks } = await claims();
    const { claimId } = marks.alpha;
    const blank = {
      verdict: null,
      credibility: 6,
      likelihood: null,
      confidence: null,
      rationale: '',
      evidence: [],
    };
    expect((await kase.call('claim.get', { claimId })).assessment).toEqual(blank);
    await kase.call('assessment.set', {
      claimId,
      patch: {
        verdict: 'mostly-false',
        evidence: [
          { text: 'A', url: 'https://a.example/' },
          { text: 'B', url: null },
        ],
      },
    });
    const detail = await kase.call('assessment.set', {
      claimId,
      patch: { credibility: 5, evidence: [{ text: 'B', url: null }] },
    });
    expect(detail.assessment).toEqual({
      ...blank,
      verdict: 'mostly-false',
      credibility: 5,
      evidence: [{ text: 'B', url: null }],
    });
  });

  test('set back to what every claim begins with, the claim is not assessed any more', async () => {
    const { kase, marks } = await claims();
    const { claimId } = marks.alpha;
    const before = await kase.dump();
    await kase.call('assessment.set', {
      claimId,
      patch: { verdict: 'true', rationale: 'Seen', evidence: [{ text: 'A', url: null }] },
    });
    await kase.call('assessment.set', { claimId, patch: { verdict: null, rationale: '', evidence: [] } });
    expect(await kase.dump()).toEqual(before);
  });
});
