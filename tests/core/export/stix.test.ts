import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { confidenceOf } from '#core/export/stix.ts';
import { credibilities } from '#domain/assessment.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderExport, type TestOrder } from './render-export.ts';
import { stixBundleSchema } from './stix-schema.ts';

type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };
type Bundle = { readonly objects: readonly StixObject[] };

async function bundleOf(fixture: FixtureCase, order: Partial<TestOrder> = {}): Promise<Bundle> {
  const text = await renderExport(openCase(fixture), { format: 'stix', ...order });
  return JSON.parse(text) as Bundle;
}

const of = (bundle: Bundle, type: string): readonly StixObject[] =>
  bundle.objects.filter((object) => object.type === type);

const validate = ajvFormats
  .default(new Ajv2020({ discriminator: true, strict: false }))
  .compile(stixBundleSchema);

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };
const lonely: FixtureCase = {
  sources: { a: { name: 'A' } },
  articles: { one: { title: 'One', voice: 'a', blocks: [{ text: 'Nothing is marked.' }] } },
  claims: { alone: { text: 'Nobody says this.' } },
};

test.each([
  ['a hostile case', hostileCase],
  ['an empty case', emptyCase],
  ['an article without claims and a claim without occurrences', lonely],
] as const)('%s gives a bundle that keeps the rules of STIX 2.1', async (_, fixture) => {
  for (const handling of [null, 'TLP:AMBER+STRICT'] as const) {
    const bundle = await bundleOf(fixture, { composition: { ...composeFrom('full'), handling } });
    expect(validate(bundle), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  }
});

test('every reference leads to an object of the bundle, and no id is there twice', async () => {
  const { objects } = await bundleOf(hostileCase, {
    composition: { ...composeFrom('full'), handling: 'TLP:RED' },
    options: { suggested: true },
  });
  const ids = objects.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const refs = objects.flatMap((object) =>
    Object.entries(object).flatMap(([key, value]) =>
      key.endsWith('_ref') ? [value] : key.endsWith('_refs') ? (value as unknown[]) : [],
    ),
  );
  expect(refs.length).toBeGreaterThan(objects.length);
  expect(refs.filter((ref) => !ids.includes(ref as string))).toEqual([]);
});

test('the confidence comes from the credibility number by the Admiralty scale; 6 has none', () => {
  expect(credibilities.map(confidenceOf)).toEqual([90, 70, 50, 30, 10, null]);
});

test('what the source commits to, where the article stands and what the analyst concludes stay three', async () => {
  const bundle = await bundleOf(hostileCase);
  const claim = of(bundle, 'note').find(({ content }) => String(content).startsWith('=1+1'));
  expect(claim?.['confidence']).toBe(70);
  const about = (object: StixObject): boolean =>
    object['target_ref'] === claim?.id ||
    ((object['object_refs'] as string[]) ?? []).includes(claim?.id ?? '');
  expect(
    of(bundle, 'relationship')
      .filter(about)
      .map((each) => each['relationship_type']),
  ).toEqual(['relays', 'asserts']);
  const opinions = of(bundle, 'opinion').filter(about);
  expect(opinions.map(({ opinion }) => opinion)).toEqual(['disagree', 'strongly-agree', 'agree']);
  const producer = of(bundle, 'identity')[0]?.id;
  expect(opinions.map((each) => each['created_by_ref'] === producer)).toEqual([false, false, true]);
});

test('a relation that was only suggested enters when it is chosen, with a label; a rejected one never', async () => {
  const between = (bundle: Bundle): readonly unknown[] =>
    of(bundle, 'relationship')
      .filter((each) => String(each['source_ref']).startsWith('note--'))
      .map((each) => [each['relationship_type'], each['labels']]);
  expect(between(await bundleOf(hostileCase))).toEqual([['supports', undefined]]);
  expect(between(await bundleOf(hostileCase, { options: { suggested: true } }))).toEqual([
    ['supports', undefined],
    ['in-tension-with', ['suggested']],
  ]);
});

test('words that negate a claim the article is said to hold make no opinion', async () => {
  const bundle = await bundleOf({
    ...lonely,
    occurrences: [
      { claim: 'alone', article: 'one', quotes: ['Nothing'], stance: 'endorses', polarity: 'negates' },
      { claim: 'alone', article: 'one', quotes: ['is marked'], stance: 'unclear' },
    ],
  });
  expect(of(bundle, 'relationship')).toHaveLength(2);
  expect(of(bundle, 'opinion')).toEqual([]);
});

test('the same case gives the same bytes', async () => {
  const [one, other] = await Promise.all([bundleOf(hostileCase), bundleOf(hostileCase)]);
  expect(other).toEqual(one);
});
