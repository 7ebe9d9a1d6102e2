import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderExport } from './render-export.ts';

type CsvRow = Readonly<Record<string, string>>;

async function exported(): Promise<{ readonly text: string; readonly rows: readonly CsvRow[] }> {
  const text = await renderExport(openCase(hostileCase), { format: 'csv' });
  return { text, rows: parse(text, { columns: true, bom: true, record_delimiter: '\r\n' }) };
}

test('every occurrence is one row, in article and text order', async () => {
  const { rows } = await exported();
  expect(rows.map((row) => row['occurrence'])).toEqual(['C1a', 'C1b', 'C2a', 'C2b', 'C2c', 'C3', 'C4']);
});

test('the file begins with a byte order mark and its lines end in CRLF (RFC 4180)', async () => {
  const { text, rows } = await exported();
  expect(text.startsWith('\uFEFF"article_title"')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const outsideQuotes = text.replace(/"(?:[^"]|"")*"/g, '""');
  expect(outsideQuotes.split('\r\n')).toHaveLength(rows.length + 2);
  expect(outsideQuotes.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('no cell can be taken for a formula, and no words are lost to that', async () => {
  const { rows } = await exported();
  const suspicious = rows
    .flatMap((row) => Object.entries(row))
    .filter(([, cell]) => /^[=+\-@\t\r]/.test(cell));
  expect(suspicious).toEqual([
    ['stance_score', '-1'],
    ['stance_score', '-2'],
  ]);
  const own = rows.filter((row) => row['publisher'] !== 'صحيفة المساء');
  expect(new Set(own.map((row) => row['publisher']))).toEqual(new Set(["'+cmd|calc"]));
  expect(own.find((row) => row['occurrence'] === 'C2b')?.['quote']).toBe("'-1 metre");
  expect(own[0]?.['claim']).toMatch(/^'=1\+1 The gates/);
  expect(own.find((row) => row['occurrence'] === 'C3')?.['attribution_chain']).toMatch(/^'=HYPERLINK/);
});

test('unclear and not judged have different words and neither has a score; neutral has 0', async () => {
  const byLabel = new Map(
    (await exported()).rows.map((row) => [row['occurrence'], [row['stance'], row['stance_score']]]),
  );
  expect(byLabel.get('C2b')).toEqual(['Not judged', '']);
  expect(byLabel.get('C2c')).toEqual(['Unclear', '']);
  expect(byLabel.get('C4')).toEqual(['Reports neutrally', '0']);
  expect(byLabel.get('C2a')).toEqual(['Rejects', '-2']);
});

test('the pieces of a split quotation share a row, with the offsets of each in both units', async () => {
  const row = (await exported()).rows.find((each) => each['occurrence'] === 'C4');
  expect(row?.['quote']).toBe('We would do it again, […] and tomorrow.');
  const numbers = (name: string): readonly number[] => (row?.[name] ?? '').split(';').map(Number);
  expect(numbers('start_utf16')).toHaveLength(2);
  // Two characters before it lie outside of the basic plane.
  expect(numbers('start_code_point')).toEqual(numbers('start_utf16').map((offset) => offset - 2));
  expect(numbers('end_code_point')).toEqual(numbers('end_utf16').map((offset) => offset - 2));
});

test('a row says who is last in the chain, how sure that source is, and what the analyst concludes', async () => {
  expect((await exported()).rows[0]).toMatchObject({
    published_on: '2024-04-19',
    attribution_chain: 'صحيفة المساء → \u202eMinistry\u202c',
    attribution_statuses: 'Own voice; Explicit',
    cue_words: 'قالت',
    last_source: '\u202eMinistry\u202c',
    last_source_kind: 'Government body',
    last_source_reliability: 'B',
    commitment: 'Relays',
    stance: 'Distances',
    stance_score: '-1',
    stance_words: 'كما قالت',
    fidelity: 'Selective',
    verdict: 'Mostly true',
    credibility: '2',
    likelihood: 'Likely',
    confidence: 'Low',
    paragraph: '1',
  });
});
