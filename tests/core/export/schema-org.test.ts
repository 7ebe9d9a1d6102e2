import { strFromU8, unzipSync } from 'fflate';
import { JSDOM, VirtualConsole } from 'jsdom';
import { structuredDataTestHtml } from 'structured-data-testing-tool';
import { ClaimReview } from 'structured-data-testing-tool/presets/google/schemas/ClaimReview.js';
import { expect, test } from 'vitest';
import { composeFrom } from '#domain/report/composition.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { attack, hostileCase } from './hostile-case.ts';
import { renderBytes, renderExport } from './render-export.ts';

type Thing = Record<string, unknown>;
const published = { ...composeFrom('full'), publicUrl: 'https://check.example/dam', author: 'Check Desk' };

async function thingsOf(
  fixture: FixtureCase,
  composition = published,
): Promise<Readonly<Record<string, Thing>>> {
  const zip = unzipSync(await renderBytes(openCase(fixture), { format: 'schema-org', composition }));
  return Object.fromEntries(
    Object.entries(zip).map(([name, bytes]) => [name, JSON.parse(strFromU8(bytes)) as Thing]),
  );
}

test('a claim with a verdict is a review at the public address, the others are claims', async () => {
  const things = await thingsOf(hostileCase);
  expect(Object.keys(things)).toEqual(['C1.jsonld', 'C2.jsonld', 'C3.jsonld', 'C4.jsonld', 'C5.jsonld']);
  expect(Object.values(things).map((thing) => thing['@type'])).toEqual([
    'ClaimReview',
    'Claim',
    'Claim',
    'Claim',
    'Claim',
  ]);
  expect(things['C1.jsonld']).toMatchObject({
    '@context': 'https://schema.org',
    url: 'https://check.example/dam#claim-1',
    datePublished: '2024-05-02',
    author: { '@type': 'Organization', name: 'Check Desk' },
    claimReviewed: `=1+1 The gates were opened ${attack}`,
    reviewRating: {
      '@type': 'Rating',
      ratingValue: 4,
      bestRating: 5,
      worstRating: 1,
      alternateName: 'Mostly true',
    },
    itemReviewed: {
      '@type': 'Claim',
      datePublished: '2024-04-19',
      author: [{ '@type': 'GovernmentOrganization', name: '\u202eMinistry\u202c' }],
      firstAppearance: { '@type': 'OpinionNewsArticle', url: 'https://masaa.example/a?b=1&c=%222%22' },
    },
  });
});

test('a script’s address of an article and a local file of evidence are not given as addresses', async () => {
  const text = JSON.stringify(await thingsOf(hostileCase));
  expect(text).not.toContain('javascript:');
  expect(text).not.toContain('file:');
});

test('without a public address there are claims only', async () => {
  const things = await thingsOf(hostileCase, composeFrom('full'));
  expect(new Set(Object.values(things).map((thing) => thing['@type']))).toEqual(new Set(['Claim']));
});

test('a verdict that is no degree of truth has its name and no number', async () => {
  const things = await thingsOf({
    sources: { a: { name: 'A' } },
    articles: { one: { title: 'One', voice: 'a', blocks: [{ text: 'The gates were opened.' }] } },
    claims: { opened: { text: 'The gates were opened.', assessment: { verdict: 'unproven' } } },
    occurrences: [
      { claim: 'opened', article: 'one', quotes: ['The gates were opened.'], polarity: 'negates' },
    ],
  });
  expect(things['C1.jsonld']?.['reviewRating']).toEqual({ '@type': 'Rating', alternateName: 'Unproven' });
  expect(things['C1.jsonld']?.['itemReviewed']).not.toHaveProperty('appearance');
});

test('a case without claims gives an archive without files', async () => {
  expect(await thingsOf({ sources: {}, articles: {}, claims: {} })).toEqual({});
});

test('an HTML report has the same for machines where that is chosen, and no word of an article ends it', async () => {
  const chosen = { ...published, structuredData: true };
  const html = await renderExport(openCase(hostileCase), { format: 'html', composition: chosen });
  const page = new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document;
  const [block, ...others] = page.querySelectorAll('script');
  expect(others).toEqual([]);
  expect(block?.type).toBe('application/ld+json');
  expect(JSON.parse(block?.textContent ?? '')).toEqual(Object.values(await thingsOf(hostileCase)));
  const plain = await renderExport(openCase(hostileCase), { format: 'html', composition: published });
  expect(plain).not.toContain('ld+json');
});

test('what search engines ask of a claim review is there, by another’s judgement', async () => {
  const chosen = { ...published, structuredData: true };
  const html = await renderExport(openCase(hostileCase), { format: 'html', composition: chosen });
  const result = await structuredDataTestHtml(html, { presets: [ClaimReview], auto: false });
  expect(result.failed).toEqual([]);
  expect(result.passed.length).toBeGreaterThan(5);
});
