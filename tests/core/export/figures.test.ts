import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { JSDOM, VirtualConsole } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { composeFrom } from '#domain/report/composition.ts';
import { lightTheme } from '../../../src/figures/theme.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderBytes, renderExport, type TestOrder } from './render-export.ts';

async function reportOf(fixture: FixtureCase): Promise<{ html: string; page: Document }> {
  const html = await renderExport(openCase(fixture), { format: 'html' });
  return { html, page: new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document };
}

test('a report has the figures of the parts it is composed of, and no others', async () => {
  const { page } = await reportOf(hostileCase);
  const drawings = [...page.querySelectorAll('main > section')].filter((part) => part.querySelector('svg'));
  expect(drawings.map((part) => part.className)).toEqual(['of-matrix', 'of-timeline', 'of-network']);
  const without = composeFrom('full');
  const html = await renderExport(openCase(hostileCase), {
    format: 'html',
    composition: { ...without, parts: without.parts.filter(({ kind }) => kind === 'claims') },
  });
  expect(html).not.toContain('<svg');
});

test('the figure shows every claim by its number, and the table behind it says the same', async () => {
  const { page } = await reportOf(hostileCase);
  const claims = page.querySelectorAll('.sheet').length;
  const lanes = [...page.querySelectorAll('.of-timeline svg [data-claim]')].map((lane) =>
    lane.getAttribute('data-claim'),
  );
  expect(new Set(lanes).size).toBe(claims);
  const rows = page.querySelectorAll('.of-timeline .scroll tbody tr');
  expect([...rows].map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual(
    lanes.map((number) => `#claim-${number}`),
  );
  expect(page.querySelector('.of-timeline svg')?.getAttribute('role')).toBe('img');
  expect(page.querySelector('.of-timeline svg desc')?.textContent).toMatch(
    /^\d+ claims in the order of their events/,
  );
});

test('whatever the case contains, a figure runs, loads and styles nothing of its own', async () => {
  const { page, html } = await reportOf(hostileCase);
  const drawn = [...page.querySelectorAll('svg, svg *')];
  expect(new Set(drawn.map((element) => element.localName))).toEqual(
    new Set(
      ['svg', 'title', 'desc', 'rect', 'line', 'g', 'text', 'path', 'circle', 'ellipse', 'polygon'].filter(
        (name) => drawn.some((element) => element.localName === name),
      ),
    ),
  );
  for (const element of drawn) {
    for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$|href/);
  }
  const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const name of Object.keys(lightTheme)) expect(html).toMatch(new RegExp(`${name}:`));
});

test('the same case gives the same bytes, in the file and in print', async () => {
  const [one, other] = [await reportOf(hostileCase), await reportOf(hostileCase)];
  expect(other.html).toBe(one.html);
  const print = await renderExport(openCase(hostileCase), { format: 'pdf' });
  const bodyOf = (text: string): string => text.slice(text.indexOf('<body>'));
  expect(bodyOf(print)).toBe(bodyOf(one.html));
});

test('a case without claims says so in place of an empty figure', async () => {
  const { page } = await reportOf({ sources: {}, articles: {}, claims: {} });
  expect(page.querySelector('svg')).toBeNull();
  for (const part of ['timeline', 'network', 'matrix'])
    expect(page.querySelector(`#${part} + p`)?.textContent).toBe('No claim has been marked.');
});

test('who quotes whom is drawn with every source in it, and each link leads to its sources', async () => {
  const { page } = await reportOf(hostileCase);
  const rows = [...page.querySelectorAll('.of-network .scroll tbody tr')];
  expect(rows.length).toBeGreaterThan(0);
  const named = rows.flatMap((row) =>
    [...row.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
  );
  expect(named).toHaveLength(rows.length * 2);
  const warned = [...page.querySelectorAll('.wary a')].map((link) => link.getAttribute('href') ?? '');
  for (const href of [...named, ...warned]) expect(page.querySelector(href)).not.toBeNull();
  expect(page.querySelectorAll('.of-network svg [data-link]')).toHaveLength(rows.length);
  expect(page.querySelector('.wary')?.textContent).toContain('2 articles rest on');
  expect(page.querySelector('.of-network figure desc')?.textContent).toContain(
    'from who quotes to who is quoted',
  );
});

test('the matrix calls claims and articles by the numbers of the report, and the tables in words follow', async () => {
  const { page } = await reportOf(hostileCase);
  const drawing = page.querySelector('.of-matrix figure svg');
  const said = [...(drawing?.querySelectorAll('text') ?? [])].map(
    (text) => text.firstChild?.textContent ?? '',
  );
  const claims = page.querySelectorAll('.sheet').length;
  for (let number = 1; number <= claims; number += 1) expect(said).toContain(`C${number}`);
  expect(drawing?.querySelector('desc')?.textContent).toMatch(
    new RegExp(`^${claims} claims? by \\d+ articles?`),
  );
  expect(page.querySelector('.of-matrix figure ~ .scroll table')).not.toBeNull();
});

/** The drawings and tables that core writes for a folder of figures; the pictures are Electron's. */
async function figuresOf(
  fixture: FixtureCase,
  order: Partial<TestOrder> = {},
): Promise<Readonly<Record<string, string>>> {
  const zip = unzipSync(await renderBytes(openCase(fixture), { ...order, format: 'figures' }));
  return Object.fromEntries(
    Object.entries(zip).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
  );
}

describe('a folder of figures', () => {
  test('has each figure as a drawing that stands alone, on white, and the table behind it', async () => {
    const files = await figuresOf(hostileCase);
    expect(Object.keys(files)).toEqual([
      'matrix.svg',
      'matrix.csv',
      'timeline.svg',
      'timeline.csv',
      'network.svg',
      'network.csv',
    ]);
    for (const name of ['matrix', 'timeline', 'network']) {
      const svg = files[`${name}.svg`] ?? '';
      const root = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.documentElement;
      expect(root.namespaceURI).toBe('http://www.w3.org/2000/svg');
      expect(root.querySelector('rect')?.getAttribute('fill')).toBe('#ffffff');
      expect(root.querySelector('script, foreignObject, image, style')).toBeNull();
      expect(svg).not.toMatch(/var\(/);
      expect(root.querySelector('title')?.textContent).not.toBe('');
    }
    expect(await figuresOf(hostileCase)).toEqual(files);
  });

  test('tells in the tables each place once, whatever stands in the case', async () => {
    const files = await figuresOf(hostileCase, { options: { byteOrderMark: false } });
    const rowsOf = (name: string): readonly Record<string, string>[] =>
      parse(files[name] ?? '', { columns: true });
    const places = (rows: readonly Record<string, string>[]): number =>
      rows.reduce((sum, row) => sum + Number(row['Places']), 0);
    const occurrences = hostileCase.occurrences?.length ?? 0;
    const claims = Object.keys(hostileCase.claims).length;
    for (const name of ['matrix.csv', 'timeline.csv']) {
      expect(places(rowsOf(name))).toBe(occurrences);
      expect(new Set(rowsOf(name).map((row) => row['Number'])).size).toBe(claims);
    }
    expect(places(rowsOf('network.csv'))).toBe(2);
    expect(rowsOf('network.csv').map((row) => row['Quotes'])).toContain(
      '\'=HYPERLINK("http://evil.example";"Author")',
    );
    expect(rowsOf('matrix.csv')).toContainEqual(
      expect.objectContaining({ Number: 'C1', Stance: 'Distances', Score: '-1', 'Article number': '1' }),
    );
    expect((await figuresOf(hostileCase))['matrix.csv']).toMatch(/^\uFEFF/);
  });

  test('has the figures of the parts that the report has, or all where it has none of them', async () => {
    const full = composeFrom('full');
    const having = (kind: string) => ({ ...full, parts: full.parts.filter((part) => part.kind === kind) });
    expect(Object.keys(await figuresOf(hostileCase, { composition: having('network') }))).toEqual([
      'network.svg',
      'network.csv',
    ]);
    expect(Object.keys(await figuresOf(hostileCase, { composition: having('codebook') }))).toHaveLength(6);
  });

  test('of an empty case has the tables only, with nothing in them', async () => {
    const files = await figuresOf({ sources: {}, articles: {}, claims: {} });
    expect(Object.keys(files)).toEqual(['matrix.csv', 'timeline.csv', 'network.csv']);
    for (const table of Object.values(files)) expect(table.trim().split('\r\n')).toHaveLength(1);
  });

  test('has several timelines, in the order of their names, where one page does not hold all claims', async () => {
    const claims = Object.fromEntries(
      Array.from({ length: 301 }, (_, index) => [`c${index}`, { text: `Claim ${index}.` }]),
    );
    const drawings = Object.keys(
      await figuresOf({ ...hostileCase, claims, occurrences: [], relations: [] }),
    ).filter((name) => /^timeline.*svg$/.test(name));
    expect(drawings).toHaveLength(10);
    expect(drawings.toSorted()).toEqual(drawings);
  });
});
