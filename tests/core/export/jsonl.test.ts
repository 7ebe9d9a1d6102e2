import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import { type OccurrenceLine, occurrenceLineSchemaText } from '#contract/occurrence-line.ts';
import { dataLookup } from '#core/ingest/data/data-lookup.ts';
import { readData } from '#core/ingest/data/read-data.ts';
import { importData } from '#core/services/import-data.ts';
import { openTestCase, type TestCase } from '../services/test-case.ts';
import { openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { largeCase } from './refi-cases.ts';
import { renderExport } from './render-export.ts';

const published = readFileSync(new URL('../../../docs/occurrence.schema.json', import.meta.url), 'utf8');
const validate = new Ajv2020({ validateFormats: false, allErrors: true }).compile(
  JSON.parse(published) as Record<string, unknown>,
);

const linesOf = (text: string): readonly OccurrenceLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as OccurrenceLine);

test('the published schema is the one in the code', () => {
  expect(published.replaceAll('\r\n', '\n')).toBe(occurrenceLineSchemaText());
});

test('each line follows the published schema and says in words what its offsets lead to', async () => {
  const open = openCase(hostileCase);
  const lines = linesOf(await renderExport(open, { format: 'jsonl' }));
  expect(lines).toHaveLength(hostileCase.occurrences?.length ?? 0);
  const json = JSON.parse(await renderExport(open, { format: 'json' })) as CaseJson;
  for (const line of lines) {
    expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
    const text = json.articles.find(({ id }) => id === line.article.id)?.text.content ?? '';
    for (const span of line.spans) {
      expect(text.slice(span.start, span.end)).toBe(span.exact);
      expect([...text].slice(span.codePointStart, span.codePointEnd).join('')).toBe(span.exact);
    }
    for (const { cueSpan, cueWords } of line.chain)
      expect(cueWords).toBe(cueSpan && text.slice(cueSpan.start, cueSpan.end));
  }
  expect(lines.map(({ id }) => id)).toEqual(json.occurrences.map(({ id }) => id));
});

test('a case without occurrences has no lines', async () => {
  expect(await renderExport(openCase({ ...hostileCase, occurrences: [] }), { format: 'jsonl' })).toBe('');
});

async function put({ session }: TestCase, text: string): Promise<unknown> {
  const bytes = new TextEncoder().encode(text);
  const read = await session.read('read', (context) =>
    readData({ fileName: 'x.jsonl', bytes }, dataLookup(context)),
  );
  if (!read.ok) return read.failure;
  const { data } = read.value;
  const result = await session.change('data.import', (context) => importData(context, data));
  return result.ok ? result.value : result.failure;
}

const large = largeCase(60);

test('lines are imported into a case that has their articles, and say the same when they are exported again', async () => {
  const source = openCase(large);
  const text = await renderExport(source, { format: 'jsonl' });
  const open = await openTestCase();
  const articles = JSON.parse(await renderExport(source, { format: 'json' })) as CaseJson;
  const bare = { ...articles, claims: [], occurrences: [], relations: [], decisions: [], reports: [] };
  const taken = await open.session.change('data.import', (context) => importData(context, bare));
  expect(taken.ok).toBe(true);
  expect(await put(open, text)).toMatchObject({ occurrences: { added: 60, there: 0 } });
  expect(linesOf(await open.inside(({ db }) => renderExport({ db }, { format: 'jsonl' })))).toEqual(
    linesOf(text),
  );
  expect(await put(open, text)).toMatchObject({ occurrences: { added: 0, there: 60 } });
});

test('a line that is wrong, or whose article is not there, is named', async () => {
  const text = await renderExport(openCase(large), { format: 'jsonl' });
  const open = await openTestCase();
  expect(await put(open, text)).toMatchObject({ code: 'data.invalid', params: { path: 'line 1: article' } });
  const odd = text.replace('"polarity":"affirms"', '"polarity":"perhaps"');
  expect(await put(open, odd)).toMatchObject({ params: { path: 'line 1: polarity' } });
  expect(await put(open, `${text.split('\n')[0]?.slice(0, -5) ?? ''}\n`)).toMatchObject({
    params: { path: 'line 1' },
  });
});
