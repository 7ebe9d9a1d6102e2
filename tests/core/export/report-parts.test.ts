import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import {
  composeFrom,
  emptyPart,
  fixedParts,
  handlingMarkings,
  type ReportComposition,
  type ReportPart,
  reportTemplates,
} from '#domain/report/composition.ts';
import { handlingOf } from '#domain/report/handling.ts';
import { type FixtureCase, type OpenFixture, openCase } from './case-fixture.ts';
import { attack, hostileCase } from './hostile-case.ts';
import { renderExport, type TestOrder } from './render-export.ts';

const words = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

type Composed = Partial<Omit<ReportComposition, 'parts'>> & { readonly parts?: readonly ReportPart[] };

async function reportOf(
  open: OpenFixture,
  composed: Composed,
  order: Partial<TestOrder> = {},
): Promise<{ readonly html: string; readonly page: Document }> {
  const composition = { ...composeFrom('full'), parts: [], ...composed };
  const html = await renderExport(open, { format: 'html', composition, ...order });
  // Reading the style sheet takes jsdom longer than all else.
  const unstyled = html.replace(/<style>.*?<\/style>/s, '');
  return { html, page: new JSDOM(unstyled).window.document };
}

const text = (markdown: string, heading = 'Text'): ReportPart => ({
  id: 't',
  kind: 'text',
  heading,
  markdown,
});
const part = (kind: (typeof fixedParts)[number]): ReportPart => emptyPart(kind, kind);
const emptyCase: FixtureCase = { sources: {}, articles: {}, claims: {} };

/** What holds of every report: links lead somewhere, nothing has the same name twice, no level of heading is left out. */
function expectSound(page: Document): void {
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of page.querySelectorAll('a[href^="#"]'))
    expect(ids, link.outerHTML).toContain(link.getAttribute('href')?.slice(1));
  for (const named of page.querySelectorAll('[aria-labelledby]'))
    expect(ids).toContain(named.getAttribute('aria-labelledby'));
  let above = 0;
  for (const heading of page.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.localName.slice(1));
    expect(level, heading.outerHTML).toBeLessThanOrEqual(above + 1);
    above = level;
  }
  for (const element of page.querySelectorAll('script:not([type]), iframe, img, object, embed, form, link'))
    expect(element.outerHTML).toBe('');
  for (const element of page.querySelectorAll('*'))
    for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$|^src/);
}

test('every template, and every part by itself, gives a sound report', async () => {
  const open = openCase(hostileCase);
  const sides: ReportPart = {
    id: 's',
    kind: 'two-sides',
    left: [open.articleId('arabic')],
    right: [open.articleId('hostile')],
  };
  const profiled: ReportPart = { id: 'p', kind: 'profiles', sourceIds: [ministry, ministry] };
  for (const template of reportTemplates) expectSound((await reportOf(open, composeFrom(template))).page);
  for (const each of [...fixedParts.map(part), sides, profiled])
    expectSound((await reportOf(open, { parts: [each] })).page);
  expectSound(
    (await reportOf(open, { parts: [...composeFrom('full').parts, sides, profiled, profiled] })).page,
  );
});

test('a part that has nothing says so in one sentence', async () => {
  const { page } = await reportOf(openCase(emptyCase), {
    parts: [
      ...composeFrom('full').parts.filter(({ kind }) => kind !== 'codebook' && kind !== 'making'),
      emptyPart('two-sides', 'x'),
      emptyPart('profiles', 'y'),
      text('', 'Nothing here'),
      text(' ', ''),
    ],
  });
  expectSound(page);
  for (const section of page.querySelectorAll('main > section[aria-labelledby]:not(.of-changes)'))
    expect(words(section), section.outerHTML).toMatch(/^[^.]+?[a-z][^.]*\.( Computed [^.]+\.)?$/);
});

test('the first page tells everything that was entered, and leaves out what was not', async () => {
  const open = openCase(hostileCase);
  const { page } = await reportOf(open, {
    title: 'Who opened the gates?',
    author: attack,
    date: '2024-05-03',
    version: '2.1',
    question: `Who [[claim:${open.claimId('opened')}]]?`,
    method: '**Read** twice.',
  });
  expectSound(page);
  const facts = [...page.querySelectorAll('.title-block .facts div')].map((fact) => [
    words(fact.querySelector('dt')),
    words(fact.querySelector('dd')),
  ]);
  expect(facts.slice(0, 6)).toEqual([
    ['Case', `Case ${attack}`],
    ['Author', attack],
    ['Date', '3 May 2024'],
    ['Version', '2.1'],
    ['Extent', '2 articles, 5 claims, 7 occurrences'],
    ['Published', '19 April 2024 to 20 April 2024'],
  ]);
  expect(facts).toContainEqual(['Languages of the articles', 'Arabic (ar), English (en)']);
  expect(words(page.querySelector('.title-block'))).toContain('Who C1 (“=1+1 The gates were opened');
  expect(page.querySelector('.title-block strong')?.textContent).toBe('Read');
  expect(page.title).toBe('Who opened the gates?');
  const bare = (await reportOf(open, {})).page;
  const terms = [...bare.querySelectorAll('.title-block dt')].map(words);
  expect(terms).toEqual(['Date', 'Extent', 'Published', 'Languages of the articles', 'As of', 'Made with']);
  expect(words(bare.querySelector('.facts time'))).toBe('2 May 2024');
});

test('a handling marking stands first, in its colours, and on every printed page', async () => {
  const open = openCase(emptyCase);
  for (const handling of handlingMarkings) {
    const { page, html } = await reportOf(open, { handling });
    expect(page.body.querySelector('header')?.firstElementChild?.textContent).toContain(handling);
    const drawn = decodeURIComponent(
      /@top-right {\s*content: url\("data:image\/svg\+xml,(.*?)"\)/.exec(html)?.[1] ?? '',
    );
    expect(drawn).toContain(`fill="${handlingOf(handling).colour}">${handling}</text>`);
    const print = await renderExport(open, {
      format: 'pdf',
      composition: { ...composeFrom('full'), handling },
    });
    expect(print).not.toContain('@top-right');
  }
  expect((await reportOf(open, {})).html).not.toContain('TLP:');
});

test('an article whose bytes are not those imported is named on the first page', async () => {
  const open = openCase(hostileCase);
  expect((await reportOf(open, {})).page.querySelector('.damage')).toBeNull();
  open.db.exec(
    `UPDATE content SET bytes = CAST('other' AS BLOB)
      WHERE sha256 = (SELECT text_sha256 FROM article WHERE id = '${open.articleId('arabic')}')`,
  );
  const { page } = await reportOf(open, { parts: [part('corpus')] });
  expect(words(page.querySelector('header .damage'))).toMatch(
    /^The case is damaged\. What this article holds/,
  );
  expect([...page.querySelectorAll('.damage li')].map(words)).toEqual([
    '1 فتحت البوابات ليلا: its text and its original',
  ]);
});

test('Markdown comes out as a safe subset: HTML is words, nothing loads, no heading jumps, each paragraph has its direction', async () => {
  const markdown = [
    '###### Deep',
    'A **bold** *word*, ~~gone~~, `code` and <b onclick="x">raw</b>.',
    attack,
    '![picture](https://img.example/a.png "t") [bad](javascript:alert(1)) [good](https://good.example/?a=1&b=2)',
    '| a | b |\n|---|---|\n| 1 | <i>2</i> |',
    '- [x] done\n- open\n\n3. three',
    '> كلام\n\n```\n[[claim:x]] <script>\n```',
    '<script>alert(1)</script>',
    '---',
    'AT&amp;T &#x41; \\* \\[[claim:none]]',
  ].join('\n\n');
  const { page } = await reportOf(openCase(hostileCase), { parts: [text(markdown)] });
  expectSound(page);
  const prose = page.querySelector('.of-text .prose');
  expect(prose?.querySelector('h3')?.textContent).toBe('Deep');
  expect([...(prose?.querySelectorAll('strong, em, del, code') ?? [])].slice(0, 4).map(words)).toEqual([
    'bold',
    'word',
    'gone',
    'code',
  ]);
  expect(prose?.querySelector('b, i, script, img')).toBeNull();
  expect(words(prose)).toContain('<b onclick="x">raw</b>');
  expect(words(prose)).toContain('<script>alert(1)</script>');
  expect([...(prose?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
    'https://img.example/a.png',
    'https://good.example/?a=1&b=2',
  ]);
  expect(prose?.querySelector('pre')?.textContent).toBe('[[claim:x]] <script>');
  expect(prose?.querySelector('ol')?.getAttribute('start')).toBe('3');
  expect(prose?.querySelector('blockquote p')?.getAttribute('dir')).toBe('auto');
  expect(words([...(prose?.querySelectorAll('p') ?? [])].at(-1))).toBe('AT&T A * [[claim:none]]');
});

test('a reference is a number that leads to the thing; what is not in the report or the case says so', async () => {
  const open = openCase(hostileCase);
  const markdown = `See [[claim:${open.claimId('level')}]], [[occurrence:${occurrenceId(1)}]], [[source:${ministry}]], [[claim:${open.claimId('unmarked')}]] and [[claim:${'0'.repeat(8)}]].`;
  const all = await reportOf(open, { parts: [text(markdown), part('claims'), part('sources')] });
  expectSound(all.page);
  const links = [...all.page.querySelectorAll('.of-text a')].map((link) => [
    words(link),
    link.getAttribute('href'),
  ]);
  expect(links).toEqual([
    ['C2', '#claim-2'],
    ['C1b', '#claim-1b'],
    ['\u202eMinistry\u202c (S2)', '#source-2'],
    ['C5', '#claim-5'],
  ]);
  expect(words(all.page.querySelector('.of-text .missing'))).toBe('[claim no longer in the case]');
  const some = await reportOf(open, { parts: [text(markdown)] }, { articleIds: [open.articleId('arabic')] });
  expectSound(some.page);
  expect(words(some.page.querySelector('.of-text p'))).toContain(
    '“The level was one metre.” (not in this report)',
  );
});

test('a key judgement has its likelihood with the range of ICD 203, or its confidence, in a sentence of its own', async () => {
  const judgement = { id: 'j', text: 'The gates were opened. كلام', likelihood: null, confidence: null };
  const { page } = await reportOf(openCase(emptyCase), {
    parts: [
      {
        id: 'k',
        kind: 'key-judgements',
        judgements: [
          { ...judgement, likelihood: 'very-likely' },
          { ...judgement, confidence: 'moderate' },
          { ...judgement, text: '  ' },
        ],
      },
    ],
  });
  expect([...page.querySelectorAll('.judgements-made > li')].map(words)).toEqual([
    'The gates were opened. كلام Likelihood: very likely (80 to 95%).',
    'The gates were opened. كلام Confidence in this judgement: moderate.',
  ]);
});

test('the source summary is the computed draft, and says so, until the analyst writes their own', async () => {
  const open = openCase(hostileCase);
  const draft = (await reportOf(open, { parts: [{ id: 's', kind: 'source-summary', markdown: null }] })).page;
  expect(words(draft.querySelector('.of-source-summary'))).toContain('This report rests on 2 articles');
  expect(words(draft.querySelector('.of-source-summary'))).toContain('not edited by the analyst');
  expect([...draft.querySelectorAll('.of-source-summary h3')].map(words)).toEqual([
    'Strengths',
    'Weaknesses',
    'Gaps',
    'Circular reporting',
  ]);
  const own = (await reportOf(open, { parts: [{ id: 's', kind: 'source-summary', markdown: 'Thin.' }] }))
    .page;
  expect(words(own.querySelector('.of-source-summary .prose'))).toBe('Thin.');
  expect(words(own.querySelector('.of-source-summary'))).not.toContain('not edited');
});

test('what was only suggested is marked, or is nowhere in the report', async () => {
  const open = openCase(hostileCase);
  const parts = [part('matrix'), part('claims'), part('contradictions'), part('making')];
  const marked = (await reportOf(open, { parts })).page;
  expect(marked.querySelectorAll('.suggested').length).toBeGreaterThan(2);
  expect(words(marked.querySelector('.of-contradictions'))).toContain('In tension with suggested');
  const strict = (await reportOf(open, { parts, suggested: 'left-out' })).page;
  expect(words(strict.body)).not.toContain('suggested');
  expect(words(strict.body)).not.toContain('maybe');
});

test('two sides stand beside each other with their words; a profile tells ratings with dates and reasons', async () => {
  const open = openCase(hostileCase);
  const { page } = await reportOf(open, {
    parts: [
      { id: 's', kind: 'two-sides', left: [open.articleId('arabic')], right: [open.articleId('hostile')] },
      { id: 'p', kind: 'profiles', sourceIds: [ministry] },
    ],
  });
  const counts = [...page.querySelectorAll('.side-counts tbody tr')].map((row) =>
    [...row.children].map(words),
  );
  expect(counts[0]).toEqual(['They contradict each other', '1', '1', '1']);
  expect(counts.at(-1)?.slice(0, 2)).toEqual(['Only side B says it', '3']);
  const [claim, left, right] = page.querySelector('.set-against tbody tr')?.children ?? [];
  expect(words(claim)).toMatch(/^C1 =1\+1 The gates/);
  expect(words(left)).toBe('−1 Distances C1a فتحت البوابات ليلا صحيفة المساء');
  expect(left?.querySelector('blockquote')?.getAttribute('lang')).toBe('ar');
  expect(words(right)).toBe('+2 Endorses C1b The gates 🚪🌊 were opened +cmd|calc');
  const profile = page.querySelector('.profile');
  expect(profile?.id).toBe('source-2');
  expect([...(profile?.querySelectorAll('.ratings tbody tr') ?? [])].map(words)).toEqual([
    `B, usually reliable in force24 April 2024${attack}`,
    'D, not usually reliable20 April 2024earlier',
  ]);
  expect(words(profile)).toContain('Commits, where it says so itself1 asserts, 1 relays');
});

test('the change log tells who changed what and when; a report of a part tells only of that part', async () => {
  const open = openCase(hostileCase);
  const insert = open.db.prepare(
    `INSERT INTO journal (seq, at, by, kind, action, subject, article_id)
     VALUES (?, '2024-05-02T09:31:00.000Z', ?, ?, 'claim.update', ?, ?)`,
  );
  for (let seq = 2; seq <= 600; seq += 1) insert.run(seq, attack, 'undo', 'far', open.articleId('hostile'));
  insert.run(601, 'Ann', 'do', 'near', open.articleId('arabic'));
  const { page } = await reportOf(open, { parts: [part('changes')] });
  const rows = [...page.querySelectorAll('.changes tbody tr')];
  expect(rows).toHaveLength(500);
  expect([...(rows.at(-1)?.children ?? [])].map(words)).toEqual([
    '2 May 2024, 09:31 UTC',
    'Ann',
    'edit claim “near”',
  ]);
  expect(words(rows[0])).toContain('taken back: edit claim “far”');
  expect(words(page.querySelector('.of-changes .aside'))).toBe(
    'The last 500 changes; 101 earlier ones not told.',
  );
  const some = await reportOf(open, { parts: [part('changes')] }, { articleIds: [open.articleId('arabic')] });
  expect([...some.page.querySelectorAll('.changes tbody tr')]).toHaveLength(1);
  expect(words(some.page.querySelector('.of-changes'))).not.toContain('far');
});

test('progress is told as the work goes on, from nothing to all, and never goes back', async () => {
  const { htmlWriter } = await import('#core/export/html.ts');
  const { readSource } = await import('#core/export/export-case.ts');
  const { testOrder } = await import('./render-export.ts');
  if (htmlWriter.shape !== 'file') throw new Error('The report is one file.');
  const told: number[] = [];
  for await (const piece of htmlWriter.write(
    readSource(openCase(hostileCase).db, testOrder({ format: 'html' })),
  ))
    if (typeof piece === 'number') told.push(piece);
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[0]).toBeGreaterThanOrEqual(0);
  expect(told.at(-1)).toBe(1);
});

const ministry = '018f1000-0000-7000-8000-000000000003';
const occurrenceId = (number: number): string =>
  `018f4000-0000-7000-8000-${String(number).padStart(12, '0')}`;
