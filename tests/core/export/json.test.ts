import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { type CaseJson, caseJsonSchema } from '#contract/case-json.ts';
import { renderExport } from '#core/export/export-case.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/case.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
// The formats' patterns are in the schema too; ajv knows formats only with another package.
const validate = new Ajv2020({ validateFormats: false, allErrors: true }).compile(schema);

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

const jsonOf = (fixture: FixtureCase): { text: string; json: CaseJson } => {
  const text = renderExport(openCase(fixture), { format: 'json', articleIds: [] });
  return { text, json: JSON.parse(text) as CaseJson };
};

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
])('%s follows the published schema and the one in the code', (_, fixture) => {
  const { json } = jsonOf(fixture);
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(caseJsonSchema.safeParse(json).error).toBeUndefined();
});

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
])('the pieces in which %s is written are laid out as one JSON.stringify would', (_, fixture) => {
  const { text, json } = jsonOf(fixture);
  expect(text).toBe(`${JSON.stringify(json, null, 2)}\n`);
});

test('code points lead to the same words as UTF-16 code units', () => {
  const { json } = jsonOf(hostileCase);
  let astral = 0;
  for (const occurrence of json.occurrences) {
    const text = json.articles.find((article) => article.id === occurrence.articleId)?.text.content ?? '';
    for (const span of occurrence.spans) {
      expect(text.slice(span.start, span.end)).toBe(span.exact);
      expect([...text].slice(span.codePointStart, span.codePointEnd).join('')).toBe(span.exact);
      if (span.start !== span.codePointStart) astral += 1;
    }
  }
  expect(astral).toBeGreaterThan(0);
});

test('the original comes back byte for byte and matches its SHA-256', () => {
  const original = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const { json } = jsonOf({
    ...emptyCase,
    sources: { author: { name: 'Author' } },
    articles: { a: { title: 'Bytes', voice: 'author', original, blocks: [{ text: 'Text.' }] } },
  });
  const stored = json.articles[0]?.original;
  const bytes = Buffer.from(stored?.base64 ?? '', 'base64');
  expect(bytes.equals(original)).toBe(true);
  expect(stored?.size).toBe(256);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(stored?.sha256);
});

test('rejected relations are in the data, with their status', () => {
  const { json } = jsonOf(hostileCase);
  expect(json.relations.map((relation) => relation.status).toSorted()).toEqual([
    'confirmed',
    'rejected',
    'suggested',
  ]);
});
