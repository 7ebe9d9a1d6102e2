import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { caseJsonSchema, caseJsonSchemaText } from '#contract/case-json.ts';

const published = readFileSync(new URL('../../docs/case.schema.json', import.meta.url), 'utf8');

test('docs/case.schema.json is what the schema in the code says (run: node scripts/write-schema.mjs)', () => {
  expect(published.replaceAll('\r\n', '\n')).toBe(caseJsonSchemaText());
});

test('the published schema is valid JSON Schema, draft 2020-12', () => {
  const schema = JSON.parse(published) as Record<string, unknown>;
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  const ajv = new Ajv2020({ validateFormats: false });
  expect(ajv.validateSchema(schema)).toBe(true);
});

test('every offset, length and size in the published schema names its unit', () => {
  const unnamed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'integer') {
      const text = 'description' in node ? String(node.description) : '';
      if (!/code (units|points)|bytes|Words|Number of/.test(text)) unnamed.push(path);
    }
    for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
  };
  visit(JSON.parse(published), '');
  expect(unnamed).toEqual([]);
});

test('a field that the format does not have is refused', () => {
  const empty = {
    format: 'parallax-case',
    version: 3,
    case: {
      id: '018f0000-0000-7000-8000-000000000001',
      title: 'A case',
      createdAt: '2024-05-01T08:00:00.000Z',
      changedAt: '2024-05-01T08:00:00.000Z',
      changeCount: 0,
      articleCount: 0,
    },
    articles: [],
    claims: [],
    occurrences: [],
    sources: [],
    relations: [],
    tags: [],
    codebook: [],
  };
  expect(caseJsonSchema.safeParse(empty).success).toBe(true);
  expect(caseJsonSchema.safeParse({ ...empty, extra: 1 }).success).toBe(false);
  expect(caseJsonSchema.safeParse({ ...empty, version: 4 }).success).toBe(false);
});
