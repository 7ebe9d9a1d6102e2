import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import { checkCaseJson } from '#core/ingest/data/read-json.ts';
import { importData } from '#core/services/import-data.ts';
import { claimTypes } from '#domain/claim.ts';
import { commitments, polarities, quotationTypes } from '#domain/occurrence.ts';
import { orderedPair, relationStatuses } from '#domain/relation.ts';
import { reliabilityLetters, sourceKinds } from '#domain/source.ts';
import { stances } from '#domain/stance.ts';
import { type FixtureCase, openCase } from '../export/case-fixture.ts';
import { renderExport } from '../export/render-export.ts';
import { openTestCase } from './test-case.ts';

/** Words of several scripts, with what takes more than one code unit or code point. */
const word = fc.constantFrom(
  'gate',
  'Сhina',
  '🚪🌊',
  'e\u0301te',
  'البوابات',
  '部长',
  '=1+1',
  '“so”',
  'a\tb',
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const maybe = <Value>(values: readonly Value[]): fc.Arbitrary<Value | null> =>
  fc.constantFrom(null, ...values);

/** A case of a few articles, in each of which some of the words are marked; every text and every pair is there once. */
const anyCase: fc.Arbitrary<FixtureCase> = fc
  .record({
    title: words,
    sources: fc.array(
      fc.record({
        name: words,
        kind: fc.constantFrom(...sourceKinds),
        role: words,
        aliases: fc.uniqueArray(words, { maxLength: 2 }),
        ratings: fc.array(
          fc.record({
            letter: fc.constantFrom(...reliabilityLetters),
            on: fc.constantFrom('2024-04-20', '2024-04-21'),
            reason: words,
          }),
          { maxLength: 3 },
        ),
      }),
      { minLength: 2, maxLength: 4 },
    ),
    articles: fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    claims: fc.array(
      fc.record({
        text: words,
        type: maybe(claimTypes),
        eventDate: maybe(['2024', '2024-04', '2024-04-17']),
        tags: fc.uniqueArray(fc.constantFrom('a', 'a/b', 'a/b/c', 'вода'), { maxLength: 3 }),
        note: words,
      }),
      { minLength: 1, maxLength: 4 },
    ),
    marks: fc.array(
      fc.record({
        article: fc.nat(),
        block: fc.nat(),
        claim: fc.nat(),
        source: fc.nat(),
        quoted: fc.boolean(),
        stance: maybe(stances),
        commitment: maybe(commitments),
        quotation: maybe(quotationTypes),
        polarity: fc.constantFrom(...polarities),
        note: words,
      }),
      { maxLength: 8 },
    ),
    relations: fc.array(
      fc.record({ from: fc.nat(), to: fc.nat(), status: fc.constantFrom(...relationStatuses) }),
      { maxLength: 3 },
    ),
  })
  .map(({ title, sources, articles, claims, marks, relations }): FixtureCase => {
    const keyed = <Item>(items: readonly Item[], prefix: string): Record<string, Item> =>
      Object.fromEntries(items.map((item, index) => [`${prefix}${index}`, item]));
    // Blocks begin with their number, so that a quotation leads to one place only.
    const blocksOf = (index: number, blocks: readonly string[]) =>
      blocks.map((text, at) => ({ text: `[${index}.${at}] ${text}`, furniture: at % 3 === 2 }));
    const texts = articles.map((blocks, index) => blocksOf(index, blocks));
    const pairs = new Set<string>();
    return {
      title,
      sources: keyed(sources, 's'),
      articles: keyed(
        texts.map((blocks, index) => ({ title: `Article ${index}`, voice: 's0', blocks })),
        'a',
      ),
      claims: keyed(claims, 'c'),
      occurrences: marks.map(({ article, block, claim, source, quoted, ...judged }) => {
        const own = texts[article % texts.length] ?? [];
        return {
          ...judged,
          article: `a${article % texts.length}`,
          claim: `c${claim % claims.length}`,
          quotes: [own[block % own.length]?.text ?? ''],
          chain: quoted ? [{ source: `s${1 + (source % (sources.length - 1))}` }] : [],
        };
      }),
      relations: relations.flatMap(({ from, to, status }) => {
        // The keys are in the order of the ids made from them.
        const [first, second] = orderedPair(
          'contradicts',
          `c${from % claims.length}`,
          `c${to % claims.length}`,
        );
        if (first === second || pairs.has(`${first} ${second}`)) return [];
        pairs.add(`${first} ${second}`);
        return [{ from: first, to: second, kind: 'contradicts' as const, status }];
      }),
    };
  });

const bodyOf = (json: string): unknown => {
  const { case: _, ...body } = JSON.parse(json) as CaseJson;
  return body;
};

test('whatever a case holds, its export makes the same case of a new one, and nothing of one that has it', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (fixture) => {
      const json = await renderExport(openCase(fixture), { format: 'json' });
      const open = await openTestCase();
      const put = async (): Promise<void> => {
        const result = await open.session.change('data.import', (context) =>
          importData(context, checkCaseJson(JSON.parse(json))),
        );
        if (!result.ok) throw new Error(result.failure.message);
      };
      await put();
      const after = await open.inside(({ db }) => renderExport({ db }, { format: 'json' }));
      expect(bodyOf(after)).toEqual(bodyOf(json));
      const before = await open.dump();
      await put();
      expect(await open.dump()).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 60_000);
