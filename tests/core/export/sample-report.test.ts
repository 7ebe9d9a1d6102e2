import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { JSDOM, VirtualConsole } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaseSession, type Outside } from '#core/case-session.ts';
import { handlers } from '#core/handlers.ts';
import { valueOf } from '#core/result-value.ts';
import { createSample } from '#core/sample/create-sample.ts';
import type { CaseJson } from '#contract/case-json.ts';
import { renderExport } from './render-export.ts';

// The sample case as the program itself makes it, through the real import and the real journal.

const root = join(import.meta.dirname, '../../..');
const exported = new Map<string, string>();
const again = new Map<string, string>();
let folder = '';
let page: Document;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-sample-report-'));
  let ids = 0;
  const outside: Outside = {
    now: () => '2024-04-23T12:00:00.000Z',
    newId: () => `01900000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
    log: (line) => {
      throw new Error(line);
    },
  };
  const path = join(folder, 'sample.parallax');
  await createSample(outside, { path, folder: join(root, 'resources/sample'), analyst: 'Analyst' });
  for (const results of [exported, again]) {
    const session = createCaseSession(outside, handlers);
    valueOf(await session.open(path, 'Analyst'));
    for (const format of ['html', 'csv', 'json'] as const) {
      const read = await session.read('export', (context) => renderExport(context, { format }));
      results.set(format, valueOf(read));
    }
    await session.close();
  }
  page = new JSDOM(exported.get('html'), { virtualConsole: new VirtualConsole() }).window.document;
});
afterAll(() => rmSync(folder, { recursive: true }));

const caseJson = (): CaseJson => JSON.parse(exported.get('json') ?? '') as CaseJson;
const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('the sample case gives the same bytes when it is closed and opened again', () => {
  for (const [format, text] of exported) expect(again.get(format), format).toBe(text);
  expect(exported.size).toBe(3);
});

test('its JSON follows the published schema', () => {
  const schema = JSON.parse(readFileSync(join(root, 'docs/case.schema.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const validate = new Ajv2020({ validateFormats: false }).compile(schema);
  expect(validate(caseJson()), JSON.stringify(validate.errors)).toBe(true);
});

test('every occurrence has an entry on its claim’s sheet with its exact words, and its words are marked in the text', () => {
  const { occurrences } = caseJson();
  const quotes = occurrences.map(({ spans }) => words(spans.map(({ exact }) => words(exact)).join(' […] ')));
  const entries = [...page.querySelectorAll('.occurrence')];
  expect(
    entries.map((entry) => words(entry.querySelector('blockquote')?.textContent ?? '')).toSorted(),
  ).toEqual(quotes.toSorted());
  for (const entry of entries) {
    const fragment = entry.querySelector('.from a')?.getAttribute('href') ?? '';
    expect(fragment).toMatch(/^#text-/);
    expect(page.getElementById(fragment.slice(1))?.localName).toBe('mark');
  }
});

test('every link within the report finds its place', () => {
  for (const link of page.querySelectorAll('a[href^="#"]')) {
    const fragment = link.getAttribute('href') ?? '';
    expect(page.getElementById(fragment.slice(1)), fragment).not.toBeNull();
  }
});

test('the three-deep chain is drawn whole, and the split quotation is one occurrence in two pieces', () => {
  const chains = [...page.querySelectorAll('.chain')].map((chain) => chain.children.length);
  expect(Math.max(...chains)).toBeGreaterThanOrEqual(3);
  expect(page.querySelectorAll('.occurrence .gap').length).toBeGreaterThan(0);
});

test('the text of each article stands in the report to the letter', () => {
  const copy = page.cloneNode(true) as Document;
  for (const sup of copy.querySelectorAll('sup')) sup.remove();
  caseJson().articles.forEach((article, index) => {
    const blocks = [...copy.querySelectorAll(`#article-${index + 1} .text`)].map(
      (block) => block.textContent,
    );
    expect(blocks).toEqual(article.blocks.map(({ start, end }) => article.text.content.slice(start, end)));
  });
});
