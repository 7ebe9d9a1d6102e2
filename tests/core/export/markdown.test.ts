import { JSDOM } from 'jsdom';
import { Marked } from 'marked';
import { expect, test } from 'vitest';
import { composeFrom, type ReportComposition } from '#domain/report/composition.ts';
import { type FixtureCase, openCase, type OpenFixture } from './case-fixture.ts';
import { attack, hostileCase } from './hostile-case.ts';
import { renderExport } from './render-export.ts';

function markdownOf(open: OpenFixture, more: Partial<ReportComposition> = {}): Promise<string> {
  return renderExport(open, { format: 'markdown', composition: { ...composeFrom('full'), ...more } });
}

/** A text as a reader of CommonMark with GitHub's tables shows it. */
function shown(markdown: string): Document {
  return new JSDOM(new Marked({ gfm: true }).parse(markdown, { async: false })).window.document;
}

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

test('the report has one title, its parts as headings, and every link within it finds its anchor', async () => {
  const page = shown(await markdownOf(openCase(hostileCase), { title: 'Gates & "night"' }));
  expect([...page.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual(['Gates & "night"']);
  expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Contents', 'Claims by article', 'Claims', 'Annotated texts', 'Codebook']),
  );
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...page.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  const inside = links.filter((href) => href.startsWith('#'));
  expect(inside.length).toBeGreaterThan(40);
  for (const href of inside) expect(ids).toContain(href.slice(1));
  expect(new Set(links.filter((href) => !href.startsWith('#')))).toEqual(
    new Set(['https://masaa.example/a?b=1&c=%222%22', 'https://evidence.example/?q=%3Cb%3E']),
  );
});

test('nothing in an article becomes an element of its own', async () => {
  const page = shown(await markdownOf(openCase(hostileCase)));
  const allowed =
    'html head body h1 h2 h3 h4 p strong em a ul ol li table thead tbody tr th td br code sup mark blockquote div bdi';
  for (const element of page.querySelectorAll('*')) {
    expect(allowed.split(' '), element.outerHTML.slice(0, 200)).toContain(element.localName);
    for (const { name } of element.attributes) expect(['id', 'href', 'align', 'dir']).toContain(name);
  }
  expect(page.body.textContent).toContain(`C1 =1+1 The gates were opened ${attack}`);
});

test('each place has a footnote with its source, stance and note, used and defined once', async () => {
  const markdown = await markdownOf(openCase(hostileCase));
  const name = /(?<!\\)\[\^([a-z0-9]+)\]/g;
  const defined = [...markdown.matchAll(/^\[\^([a-z0-9]+)\]: (.*)$/gm)];
  const names = defined.map(([, each]) => each);
  const used = markdown
    .split('\n')
    .flatMap((line) => [...line.replace(/^\[\^[a-z0-9]+\]:/, '').matchAll(name)].map(([, each]) => each));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(used)).toEqual(new Set(names));
  expect(names).toEqual(expect.arrayContaining(['c1a', 'c1b', 'c2a', 'c2b', 'c2c', 'c3a', 'c4a']));
  const first = defined.find(([, each]) => each === 'c1b')?.[2] ?? '';
  const said = shown(first).body.textContent;
  expect(said).toContain('C1b +2 Endorses');
  expect(said).toContain('Ministry');
  expect(said).toContain('asserts');
  expect(said).toContain(`Note: ${attack}`);
  // Both pieces of a claim in pieces lead to its one note.
  expect(used.filter((each) => each === 'c4a')).toHaveLength(2);
});

test('marked words are marked as they stand, and overlapping marks lose nothing', async () => {
  const page = shown((await markdownOf(openCase(hostileCase))).replace(/(?<!\\)\[\^[a-z0-9]+\](?!:)/g, ''));
  const text = [...page.querySelectorAll('p')].find(({ textContent }) =>
    textContent.includes('said the ministry on Monday'),
  ) as Element;
  for (const label of text.querySelectorAll('sup')) label.remove();
  expect(text.textContent.trim()).toBe(`The gates 🚪🌊 were opened, ${attack} said the ministry on Monday.`);
  expect([...text.querySelectorAll('mark')].map(({ textContent }) => textContent).join('')).toBe(
    'The gates 🚪🌊 were opened, "><script>',
  );
});

test('tables keep their columns whatever stands in the cells', async () => {
  const page = shown(await markdownOf(openCase(hostileCase)));
  const tables = [...page.querySelectorAll('table')];
  expect(tables.length).toBeGreaterThanOrEqual(6);
  for (const table of tables) {
    const columns = table.querySelectorAll('thead th').length;
    for (const row of table.querySelectorAll('tbody tr')) expect(row.children).toHaveLength(columns);
  }
});

test('text from right to left stands in elements that say so', async () => {
  const page = shown(await markdownOf(openCase(hostileCase)));
  const texts = [...page.querySelectorAll('div[dir="rtl"]')].map(({ textContent }) => textContent);
  expect(texts.some((text) => text.includes('Port Aldry'))).toBe(true);
  expect(texts.some((text) => text.includes('The gates'))).toBe(false);
});

test('the handling marking stands first, and what an analyst wrote stands under its heading', async () => {
  const open = openCase(hostileCase);
  const id = open.claimId('opened');
  const markdown = await markdownOf(open, {
    handling: 'TLP:RED',
    parts: [
      {
        id: 't',
        kind: 'text',
        heading: 'In short',
        markdown: `## Why\n\nSee [[claim:${id}]].\n\n1. a\n   - b\n`,
      },
      { id: 'c', kind: 'claims' },
    ],
  });
  expect(markdown.startsWith('<strong>TLP:RED</strong>') || markdown.startsWith('**TLP:RED**')).toBe(true);
  expect(markdown).toContain('## <a id="part-1"></a>In short\n\n### Why\n\nSee [**C1**](#claim-1)[^n1].');
  expect(markdown).toMatch(/^\[\^n1\]: C1: =1\+1 The gates/m);
  const item = shown(markdown).querySelector('ol > li');
  expect(item?.querySelector('ul > li')?.textContent.trim()).toBe('b');
});

test('the same case gives the same text; an empty one says that it is', async () => {
  const open = openCase(hostileCase);
  expect(await markdownOf(open)).toBe(await markdownOf(open));
  expect(await markdownOf(openCase(emptyCase))).toContain('The case has no articles.');
});
