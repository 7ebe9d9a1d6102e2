import { JSDOM, VirtualConsole } from 'jsdom';
import { expect, test } from 'vitest';
import { composeFrom } from '#domain/report/composition.ts';
import { lightTheme } from '../../../src/figures/theme.ts';
import { type FixtureCase, openCase } from './case-fixture.ts';
import { hostileCase } from './hostile-case.ts';
import { renderExport } from './render-export.ts';

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
