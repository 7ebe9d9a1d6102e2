import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CoreInput } from '#contract/api.ts';
import { credibilities, verdicts } from '#domain/assessment.ts';
import { attributionStatuses } from '#domain/attribution.ts';
import { commitments, polarities } from '#domain/occurrence.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import { renewIndex } from '#core/db/search-index.ts';
import { stances } from '#domain/stance.ts';
import { indexContents } from '../db/index-contents.ts';
import { openTestCase, type TestCase } from './test-case.ts';

type Mutation = Exclude<
  {
    [Name in Parameters<TestCase['call']>[0]]: { readonly name: Name; readonly input: CoreInput<Name> };
  }[Parameters<TestCase['call']>[0]],
  never
>;

/** What the case holds at some moment, for steps to choose from. */
type Ids = {
  readonly articles: readonly string[];
  readonly occurrences: readonly string[];
  readonly claims: readonly string[];
  readonly sources: readonly string[];
  readonly relations: readonly string[];
  /** Paths of tags that claims carry or that are described. */
  readonly tags: readonly string[];
  /** Stances and genres the case added. */
  readonly stances: readonly string[];
  readonly genres: readonly string[];
};

/** A step chooses what it is about only when its turn comes; null when there is nothing to choose. */
type Step = (ids: Ids) => Mutation | null;

const names = ['Aster Quill', 'Тевдор Халаш', 'Tevdor Khalash', 'River Brief', 'The ministry'] as const;
const name = fc.constantFrom(...names);
const nth = fc.nat({ max: 50 });
const pick = (list: readonly string[], index: number): string | undefined =>
  list[index % Math.max(1, list.length)];
const span = fc
  .tuple(fc.nat({ max: 70 }), fc.integer({ min: 1, max: 25 }))
  .map(([start, length]) => ({ start, end: start + length }));
const metadata = fc.record({
  title: fc.constantFrom('One', 'Two', 'Three'),
  authors: fc.array(name, { maxLength: 2 }),
  publisher: fc.option(name, { nil: null }),
  url: fc.constant(null),
  publishedOn: fc.constantFrom('2024-04-20', null),
  retrievedOn: fc.constant(null),
  language: fc.constantFrom('en', null),
  genre: fc.constantFrom('news', 'opinion'),
});

const about = <Choice extends object>(
  choice: fc.Arbitrary<Choice>,
  make: (ids: Ids, choice: Choice) => Mutation | null,
): fc.Arbitrary<Step> => choice.map((chosen) => (ids) => make(ids, chosen));

const step: fc.Arbitrary<Step> = fc.oneof(
  about(fc.record({ n: fc.nat({ max: 4 }), metadata }), (_, { n, metadata: given }) => ({
    name: 'article.import',
    input: {
      bytes: new TextEncoder().encode(
        `The gates were opened ${n} times.\n\nNobody 😀 was told, the keeper said.\n\nShare`,
      ),
      fileName: `${n}.txt`,
      format: 'text',
      encoding: null,
      furniture: null,
      metadata: given,
    },
  })),
  about(fc.record({ n: nth, patch: metadata }), ({ articles }, { n, patch }) => {
    const articleId = pick(articles, n);
    return articleId ? { name: 'article.update', input: { articleId, patch } } : null;
  }),
  about(
    fc.record({ n: nth, block: fc.nat({ max: 3 }), furniture: fc.boolean() }),
    ({ articles }, { n, block, furniture }) => {
      const articleId = pick(articles, n);
      return articleId ? { name: 'article.set-furniture', input: { articleId, block, furniture } } : null;
    },
  ),
  about(fc.record({ n: nth }), ({ articles }, { n }) => {
    const articleId = pick(articles, n);
    return articleId ? { name: 'article.remove', input: { articleId } } : null;
  }),
  {
    weight: 4,
    arbitrary: about(
      fc.record({
        n: nth,
        claim: fc.option(nth, { nil: null }),
        spans: fc.array(span, { minLength: 1, maxLength: 3 }),
        stance: fc.constantFrom(...stances, null),
      }),
      ({ articles, claims }, { n, claim, spans, stance }) => {
        const articleId = pick(articles, n);
        const claimId = claim === null ? null : (pick(claims, claim) ?? null);
        return articleId
          ? { name: 'occurrence.mark', input: { articleId, spans, claimId, claimText: null, stance } }
          : null;
      },
    ),
  },
  about(
    fc.record({
      n: nth,
      spans: fc.option(fc.array(span, { minLength: 1, maxLength: 3 }), { nil: undefined }),
      polarity: fc.constantFrom(...polarities),
      commitment: fc.constantFrom(...commitments, null),
    }),
    ({ occurrences }, { n, spans, ...patch }) => {
      const occurrenceId = pick(occurrences, n);
      return occurrenceId
        ? { name: 'occurrence.update', input: { occurrenceId, patch: spans ? { ...patch, spans } : patch } }
        : null;
    },
  ),
  {
    weight: 2,
    arbitrary: about(
      fc.record({
        n: nth,
        first: nth,
        later: fc.array(
          fc.record({
            source: nth,
            status: fc.constantFrom(...attributionStatuses),
            cueSpan: fc.option(span, { nil: null }),
          }),
          { maxLength: 3 },
        ),
      }),
      ({ occurrences, sources }, { n, first, later }) => {
        const occurrenceId = pick(occurrences, n);
        const own = pick(sources, first);
        if (!occurrenceId || !own) return null;
        const chain = later.map(({ source, status, cueSpan }) => ({
          sourceId: pick(sources, source) ?? own,
          status,
          sourceSpan: null,
          cueSpan,
        }));
        return {
          name: 'occurrence.set-chain',
          input: {
            occurrenceId,
            chain: [{ sourceId: own, status: 'own-voice', sourceSpan: null, cueSpan: null }, ...chain],
          },
        };
      },
    ),
  },
  about(
    fc.record({ n: nth, verb: fc.constantFrom('occurrence.remove', 'occurrence.split') }),
    ({ occurrences }, { n, verb }) => {
      const occurrenceId = pick(occurrences, n);
      return occurrenceId ? { name: verb, input: { occurrenceId } } : null;
    },
  ),
  about(
    fc.record({
      n: nth,
      tags: fc.array(fc.constantFrom('a', 'b', 'a/c', 'b/d/e'), { maxLength: 3 }),
      note: fc.constantFrom('', 'note'),
    }),
    ({ claims }, { n, ...patch }) => {
      const claimId = pick(claims, n);
      return claimId ? { name: 'claim.update', input: { claimId, patch } } : null;
    },
  ),
  about(fc.record({ into: nth, from: nth }), ({ claims }, { into, from }) => {
    const [intoClaimId, fromClaimId] = [pick(claims, into), pick(claims, from)];
    return intoClaimId && fromClaimId
      ? { name: 'claim.join', input: { intoClaimId, fromClaimIds: [fromClaimId] } }
      : null;
  }),
  about(fc.record({ claim: nth, occurrence: nth }), ({ claims, occurrences }, { claim, occurrence }) => {
    const [claimId, occurrenceId] = [pick(claims, claim), pick(occurrences, occurrence)];
    return claimId && occurrenceId
      ? { name: 'claim.split', input: { claimId, occurrenceIds: [occurrenceId], text: 'Split off.' } }
      : null;
  }),
  about(
    fc.record({
      n: nth,
      verdict: fc.constantFrom(...verdicts, null),
      credibility: fc.constantFrom(...credibilities),
      evidence: fc.array(fc.record({ text: fc.constantFrom('log', 'photo'), url: fc.constant(null) }), {
        maxLength: 2,
      }),
    }),
    ({ claims }, { n, ...patch }) => {
      const claimId = pick(claims, n);
      return claimId ? { name: 'assessment.set', input: { claimId, patch } } : null;
    },
  ),
  {
    weight: 2,
    arbitrary: about(
      fc.record({
        from: nth,
        to: nth,
        kind: fc.constantFrom(...relationKinds),
        status: fc.constantFrom(...relationStatuses),
      }),
      ({ claims }, { from, to, ...rest }) => {
        const [fromClaimId, toClaimId] = [pick(claims, from), pick(claims, to)];
        return fromClaimId && toClaimId
          ? { name: 'relation.set', input: { fromClaimId, toClaimId, reason: '', ...rest } }
          : null;
      },
    ),
  },
  about(fc.record({ n: nth }), ({ relations }, { n }) => {
    const relationId = pick(relations, n);
    return relationId ? { name: 'relation.remove', input: { relationId } } : null;
  }),
  about(
    fc.record({
      at: nth,
      other: nth,
      decision: fc.constantFrom('rejected' as const, 'suggested' as const, null),
      confirm: fc.constantFrom(null, 'join' as const, 'contradicts' as const),
    }),
    ({ claims }, { at, other, decision, confirm }) => {
      const [claimId, otherId] = [pick(claims, at), pick(claims, other)];
      if (!claimId || !otherId) return null;
      const input = { about: { kind: 'claim', claimId }, claimId: otherId } as const;
      if (confirm === null) return { name: 'suggestion.decide', input: { ...input, decision } };
      const relation = confirm === 'join' ? null : { kind: confirm, reason: '' };
      return { name: 'suggestion.confirm', input: { ...input, relation } };
    },
  ),
  about(fc.record({ name, aliases: fc.array(name, { maxLength: 2 }) }), (_, fields) => ({
    name: 'source.create',
    input: { ...fields, kind: 'person', allowSameName: true },
  })),
  about(
    fc.record({ n: nth, patch: fc.record({ name, aliases: fc.array(name, { maxLength: 2 }) }) }),
    ({ sources }, { n, patch }) => {
      const sourceId = pick(sources, n);
      return sourceId ? { name: 'source.update', input: { sourceId, patch, allowSameName: true } } : null;
    },
  ),
  about(fc.record({ n: nth }), ({ sources }, { n }) => {
    const sourceId = pick(sources, n);
    return sourceId
      ? { name: 'source.rate', input: { sourceId, letter: 'B', on: '2024-04-20', reason: '' } }
      : null;
  }),
  about(fc.record({ n: nth }), ({ sources }, { n }) => {
    const sourceId = pick(sources, n);
    return sourceId ? { name: 'source.remove', input: { sourceId } } : null;
  }),
  {
    weight: 2,
    arbitrary: about(fc.record({ into: nth, from: nth }), ({ sources }, { into, from }) => {
      const [intoSourceId, fromSourceId] = [pick(sources, into), pick(sources, from)];
      return intoSourceId && fromSourceId
        ? { name: 'source.merge', input: { intoSourceId, fromSourceIds: [fromSourceId], fields: {} } }
        : null;
    }),
  },
  {
    weight: 2,
    arbitrary: about(
      fc.record({ n: nth, article: nth, occurrence: nth, aliases: fc.array(name, { maxLength: 2 }) }),
      ({ sources, articles, occurrences }, { n, article, occurrence, aliases }) => {
        const sourceId = pick(sources, n);
        if (!sourceId) return null;
        const articleIds = articles.slice(0, article % 2);
        const occurrenceIds = [pick(occurrences, occurrence)].filter((id) => id !== undefined);
        const fields = { name: 'Split', kind: 'group', allowSameName: true } as const;
        return { name: 'source.split', input: { sourceId, articleIds, occurrenceIds, aliases, fields } };
      },
    ),
  },
  about(
    fc.record({
      n: nth,
      colour: fc.constantFrom('red', 'blue', null),
      description: fc.constantFrom('', 'What it is.'),
    }),
    ({ tags }, { n, ...patch }) => ({
      name: 'tag.update',
      input: { path: pick(tags, n) ?? 'a', patch },
    }),
  ),
  about(fc.record({ n: nth, to: fc.constantFrom('a', 'b/c', 'f', 'a/b/g') }), ({ tags }, { n, to }) => {
    const path = pick(tags, n);
    return path ? { name: 'tag.rename', input: { path, to } } : null;
  }),
  about(fc.record({ n: nth, into: nth }), ({ tags }, { n, into }) => {
    const [from, to] = [pick(tags, n), pick(tags, into)];
    return from && to ? { name: 'tag.merge', input: { path: from, into: to } } : null;
  }),
  about(fc.record({ n: nth }), ({ tags }, { n }) => {
    const path = pick(tags, n);
    return path ? { name: 'tag.remove', input: { path } } : null;
  }),
  {
    weight: 2,
    arbitrary: about(
      fc.record({
        of: fc.constantFrom(
          { list: 'stance', countsAs: 'distances' } as const,
          { list: 'genre', countsAs: 'opinion' } as const,
        ),
        label: fc.constantFrom('Sneers', 'Column', 'Rejects'),
      }),
      (_, { of, label }) => ({
        name: 'codebook.add-value',
        input: { ...of, label, definition: '', example: '' },
      }),
    ),
  },
  about(
    fc.record({
      value: fc.constantFrom('endorses', 'distances'),
      label: fc.constantFrom('Agrees', null),
      hidden: fc.boolean(),
    }),
    (_, { value, ...patch }) => ({ name: 'codebook.set-value', input: { list: 'stance', value, patch } }),
  ),
  {
    weight: 2,
    arbitrary: about(fc.record({ n: nth, value: nth }), ({ occurrences, stances: own }, { n, value }) => {
      const [occurrenceId, stance] = [pick(occurrences, n), pick(own, value)];
      return occurrenceId && stance
        ? { name: 'occurrence.update', input: { occurrenceId, patch: { added: { stance } } } }
        : null;
    }),
  },
  about(fc.record({ n: nth, value: nth }), ({ articles, genres }, { n, value }) => {
    const [articleId, genre] = [pick(articles, n), pick(genres, value)];
    return articleId && genre
      ? { name: 'article.update', input: { articleId, patch: { added: { genre } } } }
      : null;
  }),
  about(fc.record({ n: nth, list: fc.constantFrom('stance', 'genre') }), (ids, { n, list }) => {
    const value = pick(list === 'stance' ? ids.stances : ids.genres, n);
    return value ? { name: 'codebook.remove-value', input: { list, value } } : null;
  }),
  fc.constant<Step>(() => ({ name: 'case.rename', input: { title: 'Renamed' } })),
);

/** What every sequence begins with, so that its steps have something to be about. */
const start: readonly Step[] = [
  () => ({
    name: 'article.import',
    input: {
      bytes: new TextEncoder().encode('The gates were shut at four. Nobody was warned.'),
      fileName: null,
      format: 'text',
      encoding: null,
      furniture: null,
      metadata: {
        title: 'Gates',
        authors: ['Aster Quill'],
        publisher: null,
        url: null,
        publishedOn: null,
        retrievedOn: null,
        language: 'en',
        genre: 'news',
      },
    },
  }),
  ({ articles: [articleId = ''] }) => ({
    name: 'occurrence.mark',
    input: { articleId, spans: [{ start: 0, end: 9 }], claimId: null, claimText: null, stance: null },
  }),
];

const added = (db: Database, list: string): string[] =>
  db
    .prepare('SELECT value FROM codebook_value WHERE list = ? AND counts_as IS NOT NULL ORDER BY value')
    .pluck()
    .all(list) as string[];

const idsIn = (kase: TestCase): Promise<Ids> =>
  kase.inside(({ db }) => {
    const list = (table: string): string[] =>
      db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as string[];
    return {
      articles: list('article'),
      occurrences: list('occurrence'),
      claims: list('claim'),
      sources: list('source'),
      relations: list('relation'),
      tags: db
        .prepare('SELECT tag FROM claim_tag UNION SELECT path FROM tag ORDER BY 1')
        .pluck()
        .all() as string[],
      stances: added(db, 'stance'),
      genres: added(db, 'genre'),
    };
  });

/** Undoes or redoes until there is nothing left to; gives how often. */
const repeat = async (kase: TestCase, name: 'journal.undo' | 'journal.redo'): Promise<number> => {
  for (let times = 0; ; times += 1) {
    const result = await kase.session.call(name, {});
    if (result.ok) continue;
    expect(result.failure.code).toBe(
      name === 'journal.undo' ? 'journal.nothing-to-undo' : 'journal.nothing-to-redo',
    );
    return times;
  }
};

/** Holds of every case, whatever was done: each mark’s words stand where it says, and each chain begins as it must. */
const checkSound = async (kase: TestCase): Promise<void> => {
  expect(await kase.inside(({ db }) => db.pragma('foreign_key_check'))).toEqual([]);
  for (const { id } of await kase.call('article.list', {})) {
    const { text, occurrences } = await kase.call('article.open', { articleId: id });
    for (const { spans, exact, chain } of occurrences) {
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(exact);
      expect(chain.map((each) => each.status === 'own-voice')).toEqual(chain.map((_, index) => index === 0));
      chain.forEach((each, index) => expect(each.sourceId).not.toBe(chain[index - 1]?.sourceId));
    }
  }
};

test('any sequence of changes undone is the case before, and done again is the case after', async () => {
  const seen = new Set<string>();
  const refused = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
      const kase = await openTestCase();
      const before = await kase.dump();
      let changes = 0;
      for (const each of [...start, ...steps]) {
        const mutation = each(await idsIn(kase));
        if (!mutation) continue;
        const was = await kase.dump();
        const result = await kase.session.serve(mutation);
        const is = await kase.dump();
        if (result.ok) {
          seen.add(mutation.name);
        } else {
          refused.add(result.failure.code);
          expect(result.failure.code, result.failure.message).not.toBe('core.internal');
          expect(is).toEqual(was);
        }
        if (JSON.stringify(is) !== JSON.stringify(was)) changes += 1;
      }
      await checkSound(kase);
      const after = await kase.dump();
      expect(await repeat(kase, 'journal.undo')).toBe(changes);
      expect(await kase.dump()).toEqual(before);
      expect(await repeat(kase, 'journal.redo')).toBe(changes);
      expect(await kase.dump()).toEqual(after);
      await kase.inside(({ db }) => {
        const followed = indexContents(db);
        renewIndex(db);
        expect(followed).toEqual(indexContents(db));
      });
      await kase.session.close();
    }),
    { numRuns: 30 },
  );
  // The property means little if its steps do little.
  expect(seen.size).toBeGreaterThan(12);
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'source.merge',
      'source.split',
      'tag.rename',
      'tag.update',
      'codebook.add-value',
      'codebook.remove-value',
      'codebook.set-value',
    ]),
  );
  expect([...refused]).toContain('occurrence.bad-span');
}, 120_000);
