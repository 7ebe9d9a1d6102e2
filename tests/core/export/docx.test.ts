import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { composeFrom, type ReportComposition } from '#domain/report/composition.ts';
import { stances } from '#domain/stance.ts';
import { type FixtureCase, openCase, type OpenFixture } from './case-fixture.ts';
import { all, type DocxParts, openDocx, styleOf, value, wordsOf } from './docx-parts.ts';
import { attack, hostileCase } from './hostile-case.ts';
import { renderBytes } from './render-export.ts';

const body = 'word/document.xml';

async function docxOf(open: OpenFixture, more: Partial<ReportComposition> = {}): Promise<DocxParts> {
  const composition = { ...composeFrom('full'), ...more };
  return openDocx(await renderBytes(open, { format: 'docx', composition }));
}

const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

test('every part is well-formed, has a type, and every relation leads to a part or to the web', async () => {
  const docx = await docxOf(openCase(hostileCase));
  const types = docx.text('[Content_Types].xml');
  expect(docx.names[0]).toBe('[Content_Types].xml');
  for (const name of docx.names) {
    docx.xml(name);
    if (name.endsWith('.xml') && name !== '[Content_Types].xml') expect(types).toContain(`"/${name}"`);
  }
  const relations = [...docx.xml('word/_rels/document.xml.rels').getElementsByTagName('Relationship')];
  for (const relation of relations) {
    const target = relation.getAttribute('Target') ?? '';
    if (relation.getAttribute('TargetMode') === 'External') expect(target).toMatch(/^https?:\/\//);
    else expect(docx.names).toContain(`word/${target}`);
  }
  const ids = new Set(relations.map((relation) => relation.getAttribute('Id')));
  expect(ids.size).toBe(relations.length);
  for (const link of all(docx.xml(body), 'hyperlink')) {
    const id = link.getAttribute('r:id');
    if (id !== null) expect(ids).toContain(id);
  }
});

test('the same case gives the same bytes, whatever the clock says', async () => {
  const open = openCase(hostileCase);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01') });
  onTestFinished(() => void vi.useRealTimers());
  const first = await renderBytes(open, { format: 'docx' });
  vi.setSystemTime(new Date('2031-06-01T12:34:56Z'));
  const second = await renderBytes(open, { format: 'docx' });
  expect(first.equals(second)).toBe(true);
});

test('the properties say the title, who made it, and when the case was made and changed', async () => {
  const docx = await docxOf(openCase(hostileCase), { title: 'Gates <at> night', author: 'A. Nalyst' });
  const core = docx.xml('docProps/core.xml');
  const said = (name: string): string | undefined => core.getElementsByTagName(name)[0]?.textContent;
  expect(said('dc:title')).toBe('Gates <at> night');
  expect(said('dc:creator')).toBe('A. Nalyst');
  expect(said('dcterms:created')).toBe('2024-05-01T08:00:00Z');
  expect(said('dcterms:modified')).toBe('2024-05-02T09:30:00Z');
});

test('head and foot of every page have title, handling marking and page numbers', async () => {
  const docx = await docxOf(openCase(hostileCase), { title: 'Gates', handling: 'TLP:AMBER+STRICT' });
  expect(wordsOf(docx.xml('word/header1.xml').documentElement)).toBe('Gates\tTLP:AMBER+STRICT');
  const fields = all(docx.xml('word/footer1.xml'), 'instrText').map(({ textContent }) => textContent.trim());
  expect(fields).toEqual(['PAGE', 'NUMPAGES']);
  expect(all(docx.xml(body), 'headerReference')).toHaveLength(1);
});

test('parts, claims and articles have real headings, and the contents list them before any update', async () => {
  const page = (await docxOf(openCase(hostileCase))).xml(body);
  const headings = all(page, 'p').filter((each) => /^Heading[12]$/.test(styleOf(each) ?? ''));
  expect(headings.map(wordsOf)).toContain('C2 The level was one metre.');
  expect(headings.filter((each) => styleOf(each) === 'Heading1').map(wordsOf)).toEqual([
    'Source summary statement',
    'Articles',
    'Claims by article',
    'Claims',
    'Agreements',
    'Contradictions',
    'What only one article says',
    'Claims in time',
    'Who quotes whom',
    'Sources',
    'Annotated texts',
    'Codebook',
    'Changes to the case',
    'How this report was made',
  ]);
  const contents = all(page, 'sdt')[0] as Element;
  expect(all(contents, 'instrText').map(({ textContent }) => textContent.trim())).toEqual([
    String.raw`TOC \o "1-2" \h \z`,
  ]);
  const kinds = all(contents, 'fldChar').map((each) => value(each, 'fldCharType'));
  expect(kinds).toEqual(['begin', 'separate', 'end']);
  const entries = all(contents, 'p').filter((each) => /^TOC[12]$/.test(styleOf(each) ?? ''));
  expect(entries.map((each) => wordsOf(each).replaceAll('\u200e', ''))).toEqual(
    headings.map((each) => wordsOf(each).replaceAll('\u200e', '')),
  );
});

test('a long case lists only its parts', async () => {
  const claims = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`c${index}`, { text: `Claim ${index}.` }]),
  );
  const page = (await docxOf(openCase({ ...emptyCase, claims }))).xml(body);
  const contents = all(page, 'sdt')[0] as Element;
  expect(all(contents, 'instrText')[0]?.textContent).toContain('"1-1"');
  expect(all(contents, 'p').filter((each) => styleOf(each) === 'TOC2')).toEqual([]);
});

test('every reference within the document finds its bookmark, and no bookmark stands twice', async () => {
  const open = openCase(hostileCase);
  const composition = composeFrom('full');
  const profiles = { id: 'p', kind: 'profiles' as const, sourceIds: idsOf(open, 'source') };
  const docx = await docxOf(open, { parts: [...composition.parts, profiles, { ...profiles, id: 'q' }] });
  const page = docx.xml(body);
  const names = all(page, 'bookmarkStart').map((each) => value(each, 'name') ?? '');
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
  const links = [...all(page, 'hyperlink'), ...all(docx.xml('word/comments.xml'), 'hyperlink')];
  const anchors = links.flatMap((link) => value(link, 'anchor') ?? []);
  expect(anchors.length).toBeGreaterThan(40);
  for (const anchor of anchors) expect(names).toContain(anchor);
  expect(names).toContain('claim_2a');
  expect(names).toContain('text_2a');
  expect(names).toContain('source_1');
});

function idsOf({ db }: OpenFixture, table: 'source' | 'occurrence'): string[] {
  return db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as string[];
}

/** The words between the start and the end of each comment's range, by its number. */
function commented(page: Document): ReadonlyMap<string, string> {
  const open = new Set<string>();
  const said = new Map<string, string>();
  for (const element of page.getElementsByTagName('*')) {
    const id = value(element, 'id') ?? '';
    if (element.tagName === 'w:commentRangeStart') {
      expect(said.has(id)).toBe(false);
      open.add(id);
      said.set(id, '');
    } else if (element.tagName === 'w:commentRangeEnd') {
      expect(open.delete(id)).toBe(true);
    } else if (element.tagName === 'w:t' && !isRaised(element)) {
      for (const each of open) said.set(each, `${said.get(each)}${element.textContent}`);
    }
  }
  expect(open.size).toBe(0);
  return said;
}

const isRaised = (text: Element): boolean =>
  text.parentElement !== null && all(text.parentElement, 'vertAlign').length > 0;

test('each piece of each occurrence has a comment on its exact words', async () => {
  const open = openCase(hostileCase);
  const docx = await docxOf(open);
  const page = docx.xml(body);
  const said = commented(page);
  const pieces = open.db.prepare('SELECT exact FROM occurrence_span').pluck().all() as string[];
  expect([...said.values()].toSorted()).toEqual(pieces.toSorted());
  const comments = all(docx.xml('word/comments.xml'), 'comment');
  expect(comments.map((each) => value(each, 'id'))).toEqual([...said.keys()]);
  expect(
    all(page, 'commentReference')
      .map((each) => value(each, 'id'))
      .toSorted(),
  ).toEqual([...said.keys()].toSorted());
  for (const comment of comments) {
    expect(value(comment, 'author')).toBe('Parallax');
    expect(value(comment, 'date')).toBe('2024-05-02T09:30:00Z');
  }
});

test('a comment says number, stance, polarity, chain, commitment, claim and note, and later pieces which they are', async () => {
  const docx = await docxOf(openCase(hostileCase));
  const comments = all(docx.xml('word/comments.xml'), 'comment').map((each) => all(each, 'p').map(wordsOf));
  const of = (begin: string): readonly string[] | undefined =>
    comments.find(([first]) => first?.startsWith(begin));
  expect(of('C1b')).toEqual([
    'C1b +2 Endorses',
    '=HYPERLINK("http://evil.example";"Author") → \u202eMinistry\u202c, asserts',
    `Claim: =1+1 The gates were opened ${attack}`,
    `Note: ${attack}`,
    'See C1b',
  ]);
  expect(of('C2a')?.[0]).toBe('C2a −2 Rejects · ¬ Negates');
  expect(of('C2b')?.slice(0, 2)).toEqual([
    'C2b … Not judged',
    'Own voice: =HYPERLINK("http://evil.example";"Author")',
  ]);
  expect(of('C4 0')).toContain('C4, piece 1 of 2');
  expect(of('C4, piece 2')).toEqual(['C4, piece 2 of 2', 'See C4']);
});

test('marked words are underlined and shaded, and each stance is told apart without colour', async () => {
  const docx = await docxOf(openCase(hostileCase));
  const styles = all(docx.xml('word/styles.xml'), 'style').filter((each) =>
    value(each, 'styleId')?.startsWith('Mark'),
  );
  const lines = styles.map((each) => value(all(each, 'u')[0]));
  expect(styles).toHaveLength(stances.length + 1);
  expect(new Set(lines).size).toBe(styles.length);
  for (const style of styles) expect(value(all(style, 'shd')[0], 'fill')).toMatch(/^[0-9A-F]{6}$/);
  const marked = all(docx.xml(body), 'r').filter((run) => value(all(run, 'rStyle')[0])?.startsWith('Mark'));
  expect(marked.map((run) => [value(all(run, 'rStyle')[0]), wordsOf(run)])).toEqual(
    expect.arrayContaining([
      ['MarkEndorses', 'The gates 🚪'],
      ['MarkRejects', ', "><script>'],
      ['MarkNotJudged', '-1 metre'],
      ['MarkReports', 'and tomorrow.'],
    ]),
  );
});

test('a mark that runs over paragraphs is one comment from its first word to its last', async () => {
  const open = openCase({
    sources: { paper: { name: 'Paper' } },
    articles: {
      one: {
        title: 'One',
        voice: 'paper',
        blocks: [{ text: 'It rose.' }, { text: 'Share', furniture: true }, { text: 'It fell.' }],
      },
    },
    claims: { rose: { text: 'It rose and fell.' } },
    occurrences: [{ claim: 'rose', article: 'one', quotes: ['rose.\n\nShare\n\nIt'] }],
  });
  const page = (await docxOf(open)).xml(body);
  expect([...commented(page).values()].join()).toMatch(/^rose\..*Share.*It$/);
  expect(all(page, 'commentReference')).toHaveLength(1);
});

test('words written from right to left stand in paragraphs and runs that say so, in their language', async () => {
  const page = (await docxOf(openCase(hostileCase))).xml(body);
  const paragraph = all(page, 'p').find((each) => wordsOf(each).includes('Port Aldry')) as Element;
  expect(all(paragraph, 'bidi')).toHaveLength(1);
  const runs = all(paragraph, 'r').filter(
    (run) => /\p{L}/u.test(wordsOf(run)) && !wordsOf(run).startsWith('C'),
  );
  for (const run of runs) {
    const isArabic = /\p{Script=Arabic}/u.test(wordsOf(run));
    expect(all(run, 'rtl')).toHaveLength(isArabic ? 1 : 0);
    if (isArabic) expect(value(all(run, 'lang')[0], 'bidi')).toBe('ar');
  }
  expect(runs.map(wordsOf)).toContain('Port Aldry');
  const english = all(page, 'p').find((each) => wordsOf(each).includes('The gates 🚪')) as Element;
  expect(all(english, 'bidi')).toEqual([]);
});

test('every table is native and repeats its head on each page', async () => {
  const page = (await docxOf(openCase(hostileCase))).xml(body);
  const tables = all(page, 'tbl');
  expect(tables.length).toBeGreaterThanOrEqual(6);
  for (const table of tables) {
    const [head, ...rows] = all(table, 'tr');
    const columns = all(table, 'gridCol').length;
    expect(all(head as Element, 'tblHeader')).toHaveLength(1);
    for (const row of rows) {
      expect(all(row, 'tblHeader')).toEqual([]);
      expect(all(row, 'tc')).toHaveLength(columns);
    }
  }
});

test('hostile words stand as they were written, and what XML cannot hold is replaced', async () => {
  const docx = await docxOf(openCase(hostileCase), {
    title: 'A\u0000title\u000bwith\uffff and "quotes"/slashes\nand lines',
    question: 'One\u0001\nTwo',
  });
  const page = docx.xml(body);
  const words = all(page, 'p').map(wordsOf);
  expect(words).toContain('A\ufffdtitle\ufffdwith\ufffd and "quotes"/slashes\nand lines');
  expect(words).toContain('One\ufffd\nTwo');
  expect(words.some((each) => each.includes(`The gates 🚪🌊 were opened`))).toBe(true);
  expect(words.join('\n')).toContain(`C1 =1+1 The gates were opened ${attack}`);
  expect(docx.xml('docProps/core.xml').getElementsByTagName('dc:title')[0]?.textContent).toBe(
    'A\ufffdtitle with\ufffd and "quotes"/slashes and lines',
  );
});

test('an empty case and a claim without occurrences make whole documents', async () => {
  const words = async (fixture: FixtureCase): Promise<string> =>
    wordsOf((await docxOf(openCase(fixture))).xml(body).documentElement);
  expect(await words(emptyCase)).toContain('The case has no articles.');
  expect(await words({ ...emptyCase, claims: { one: { text: 'Nobody says this.' } } })).toContain(
    'Marked nowhere in the articles of this report.',
  );
});

test('what was only suggested is marked, or left out where that was chosen', async () => {
  const open = openCase(hostileCase);
  const words = async (suggested: ReportComposition['suggested']): Promise<string> =>
    wordsOf((await docxOf(open, { suggested })).xml(body).documentElement);
  expect(await words('marked')).toContain('[suggested] In tension with C4');
  expect(await words('left-out')).not.toContain('In tension with C4');
});

test('what an analyst writes in Markdown becomes native lists, tables, links and footnotes', async () => {
  const open = openCase(hostileCase);
  const [occurrence = ''] = idsOf(open, 'occurrence');
  const markdown = [
    '## Why',
    `**Opened**: [[claim:${open.claimId('opened')}]], see [[occurrence:${occurrence}]] and [[claim:gone]].`,
    '3. three\n4. four\n   - deep',
    'Then:\n\n1. one again',
    '> [quoted](https://a.example/b?c=1&d=2)',
    '| a | b |\n|---|--:|\n| 1 | 2 |',
    '<img src=x onerror=alert(1)> [not a link](javascript:alert(1))',
  ].join('\n\n');
  const docx = await docxOf(open, {
    parts: [
      { id: 't', kind: 'text', heading: 'In short', markdown },
      { id: 'c', kind: 'claims' },
      { id: 'x', kind: 'texts' },
    ],
  });
  const page = docx.xml(body);
  const items = all(page, 'p').filter((each) => all(each, 'numPr').length > 0);
  const listOf = (words: string): string | null => {
    const item = items.find((each) => wordsOf(each) === words);
    return item ? value(all(item, 'numId')[0]) : null;
  };
  expect(listOf('three')).toBe(listOf('four'));
  expect(new Set(['three', 'deep', 'one again'].map(listOf)).size).toBe(3);
  const list = all(docx.xml('word/numbering.xml'), 'num').find(
    (each) => value(each, 'numId') === listOf('three'),
  ) as Element;
  expect(value(all(list, 'startOverride')[0])).toBe('3');
  const addresses = [...docx.xml('word/_rels/document.xml.rels').getElementsByTagName('Relationship')]
    .filter((each) => each.getAttribute('TargetMode') === 'External')
    .map((each) => each.getAttribute('Target'));
  expect(addresses).toContain('https://a.example/b?c=1&d=2');
  expect(addresses.join()).not.toContain('javascript');
  expect(wordsOf(page.documentElement)).toContain('<img src=x onerror=alert(1)>');

  const used = all(page, 'footnoteReference').map((each) => value(each, 'id'));
  const notes = all(docx.xml('word/footnotes.xml'), 'footnote');
  const kept = notes.filter((each) => value(each, 'type') === null);
  expect(used.length).toBeGreaterThanOrEqual(1);
  expect(kept.map((each) => value(each, 'id'))).toEqual(used);
  expect(kept.map(wordsOf).join()).toContain('The gates 🚪🌊 were opened');
});

test('LibreOffice opens it, and its PDF says what the report says', { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-docx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const composition = { ...composeFrom('full'), title: 'Gates at night', handling: 'TLP:GREEN' as const };
  writeFileSync(
    join(folder, 'report.docx'),
    await renderBytes(openCase(hostileCase), { format: 'docx', composition }),
  );
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const convert = (to: string): void => {
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, 'report.docx'),
      ],
      { stdio: 'ignore', timeout: 170_000 },
    );
  };
  convert('pdf');
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' });
  expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  for (const words of [
    'Gates at night',
    'TLP:GREEN',
    'Annotated texts',
    'C2 The level was one metre.',
    'said the ministry on Monday',
    'page furniture left out: 3 lines',
    'Commitment of last source',
  ]) {
    expect(text).toContain(words);
  }
  expect(text.match(/\f/g)?.length).toBeGreaterThan(5);
});
