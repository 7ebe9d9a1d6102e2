import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bm25Ranker } from '#domain/compare/suggest/bm25-ranker.ts';
import { claimWords, type Stem } from '#domain/compare/suggest/claim-words.ts';
import { sourceNames } from '#domain/compare/suggest/named-sources.ts';
import { sharedWords } from '#domain/compare/suggest/shared-words.ts';
import { foldWords } from '#domain/fold.ts';

const stem: Stem = (word) => foldWords(word).join('');
const words = (text: string) => claimWords(text, 'en', stem);
const everything = { sources: [], admits: () => true, limit: 10, leastLikeness: 0 };
const noNames = sourceNames([], stem);

test('rare words in common count more than common ones, and names, dates and numbers more than words', () => {
  const ranker = bm25Ranker();
  for (let each = 0; each < 30; each += 1)
    ranker.put(`water-${each}`, [words(`water rises in place${each}`)]);
  ranker.put('comet', [words('a comet rises')]);
  ranker.put('name', [words('we saw Rovna burn')]);
  ranker.put('plain', [words('we saw things burn')]);
  const first = (text: string) => ranker.rank({ ...everything, texts: [words(text)] })[0]?.claimId;
  expect(first('water and a comet')).toBe('comet');
  expect(first('they saw Rovna burn')).toBe('name');
});

test('a source is found under each of its names', () => {
  const names = sourceNames(
    [
      { sourceId: 's', name: 'Marko Lishchuk' },
      { sourceId: 's', name: 'the dam keeper' },
    ],
    stem,
  );
  const ranker = bm25Ranker();
  ranker.put('keeper', [words('Later the dam keeper slept')]);
  ranker.put('other', [words('Later the door keeper slept')]);
  const query = words('Marko Lishchuk slept');
  const ranked = ranker.rank({ ...everything, texts: [query], sources: names.namedIn(query) });
  expect(ranked[0]?.claimId).toBe('keeper');
  expect(sharedWords(query, words('Later the dam keeper slept'), names)).toEqual([
    { kind: 'source', here: [{ start: 0, end: 14 }], there: [{ start: 10, end: 20 }] },
    { kind: 'word', here: [{ start: 15, end: 20 }], there: [{ start: 21, end: 26 }] },
  ]);
});

const text = fc
  .array(fc.constantFrom(...'dam gate Rovna water opened 40 boats Monday comet storm Una 1968'.split(' ')), {
    maxLength: 8,
  })
  .map((list) => list.join(' '));
const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text: fc.option(text) });

test('whatever was put in and taken out before, the order is that of a fresh ranker, best first', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), text, (steps, query) => {
      const used = bm25Ranker();
      const last = new Map<string, string>();
      for (const { id, text: given } of steps) {
        if (given === null) {
          used.remove(id);
          last.delete(id);
        } else {
          used.put(id, [words(given)]);
          last.set(id, given);
        }
      }
      const fresh = bm25Ranker();
      for (const [id, given] of last) fresh.put(id, [words(given)]);
      const asked = { ...everything, texts: [words(query)] };
      const ranked = used.rank(asked);
      expect(used.size()).toBe(last.size);
      expect(ranked.map(({ claimId }) => claimId).toSorted()).toEqual(
        fresh
          .rank(asked)
          .map(({ claimId }) => claimId)
          .toSorted(),
      );
      for (const [index, { likeness }] of ranked.entries()) {
        expect(likeness).toBeGreaterThan(0);
        expect(likeness).toBeLessThanOrEqual(index === 0 ? 1 : (ranked[index - 1]?.likeness ?? 1));
      }
      // What is like is explained: each candidate has something in common to be shown.
      for (const { claimId } of ranked)
        expect(sharedWords(words(query), words(last.get(claimId) ?? ''), noNames)).not.toEqual([]);
    }),
  );
});

test('what is not like enough is left out, and nothing else changes for that', () => {
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 30 }),
      text,
      fc.constantFrom(0.1, 0.3, 0.6),
      (texts, query, least) => {
        const ranker = bm25Ranker();
        texts.forEach((each, index) => ranker.put(String(index).padStart(3, '0'), [words(each)]));
        const asked = { ...everything, limit: 50, texts: [words(query)] };
        const all = ranker.rank(asked).filter(({ likeness }) => likeness >= least);
        const some = ranker.rank({ ...asked, leastLikeness: least });
        expect(some.map(({ claimId }) => claimId).toSorted()).toEqual(
          all.map(({ claimId }) => claimId).toSorted(),
        );
      },
    ),
  );
});

test('after very many changes the claims that went leave no room behind', () => {
  const ranker = bm25Ranker();
  for (let each = 0; each < 3000; each += 1)
    ranker.put(`c${each % 20}`, [words(`dam gate${each % 20} opened`)]);
  expect(ranker.size()).toBe(20);
  expect(ranker.rank({ ...everything, limit: 1, texts: [words('gate7')] })[0]?.claimId).toBe('c7');
});
