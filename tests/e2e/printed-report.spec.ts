import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { composeFrom } from '#domain/report/composition.ts';
import { answerDialogs, expect, request, test } from './fixtures/app.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const parallax = (...words: string[]) => run(process.execPath, [join(root, 'out/main/cli.js'), ...words]);

const texts = {
  'arabic.txt': 'فتحت البوابات ليلا كما قالت وزارة المياه يوم الاثنين.\n',
  'hebrew.txt': 'השערים נפתחו בלילה, אמר המשרד.\n',
  'cyrillic.txt': 'Ворота відчинили вночі, повідомило міністерство 🚪🌊.\n',
  'chinese.txt': '部长说，闸门在夜里打开了。\n',
};

/** A case in four scripts, in which every article makes one claim. */
async function makeCase(folder: string): Promise<string> {
  const path = join(folder, 'dam.parallax');
  const quotes = ['فتحت البوابات ليلا', 'השערים נפתחו בלילה', 'Ворота відчинили вночі', '闸门在夜里打开了'];
  const files = Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const marks = {
    format: 'parallax-marks',
    version: 1,
    claims: [{ key: 'opened', text: 'The gates were opened at night.' }],
    occurrences: Object.keys(texts).map((article, index) => ({
      claim: 'opened',
      article,
      spans: [{ quote: quotes[index] }],
      stance: 'endorses',
    })),
  };
  writeFileSync(join(folder, 'marks.json'), JSON.stringify(marks));
  await parallax('new', path, '--title', 'The dam: who knew? סכר');
  await parallax('import', path, ...files);
  await parallax('mark', path, join(folder, 'marks.json'));
  return path;
}

test('a PDF is tagged, named and marked on every page, shows every script, and is the same each time', async ({
  launch,
  folder,
}) => {
  // Two reports are printed, and other programs read them.
  test.slow();
  const { app, page } = await launch({ case: await makeCase(folder) });
  const composition = {
    ...composeFrom('full'),
    author: 'Олена Ж.',
    date: '2024-05-02',
    handling: 'TLP:AMBER+STRICT' as const,
  };
  const scope = { filter: '', articleIds: [] };
  const [first, second] = ['one.pdf', 'two.pdf'].map((name) => join(folder, name));
  for (const save of [first, second]) {
    await answerDialogs(app, { save: save ?? '' });
    expect(await request(page, 'report.export', { format: 'pdf', scope, composition })).toMatchObject({
      path: save,
    });
  }
  const bytes = readFileSync(first ?? '');
  expect(bytes.equals(readFileSync(second ?? ''))).toBe(true);

  const { stdout: info } = await run('pdfinfo', ['-isodates', first ?? '']);
  expect(info).toMatch(/^Title: .*The dam: who knew\? סכר/m);
  expect(info).toMatch(/^Author: +Олена Ж\.$/m);
  expect(info).toMatch(/^Tagged: +yes$/m);
  expect(info).toMatch(/^CreationDate: +2024-05-02T00:00:00Z$/m);
  expect(info).toMatch(/^ModDate: +2024-05-02T00:00:00Z$/m);
  const { stdout: fonts } = await run('pdffonts', [first ?? '']);
  const embedded = fonts
    .split('\n')
    .slice(2)
    .filter((line) => line !== '');
  expect(embedded.length).toBeGreaterThan(3);
  for (const line of embedded) expect(line).toMatch(/ yes (?:yes|no ) (?:yes|no ) +\d+ +\d+$/);

  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { stdout: text } = await run('pdftotext', ['-layout', first ?? '', '-']);
  const pages = text.split('\f').slice(0, pdf.numPages);
  expect(pages).toHaveLength(pdf.numPages);
  pages.forEach((words, index) => {
    expect(words.match(/TLP:AMBER\+STRICT/g)?.length).toBeGreaterThanOrEqual(2);
    expect(words).toMatch(new RegExp(`\\b${index + 1} / ${pdf.numPages}\\b`));
    expect(words).toContain('The dam: who knew?');
  });
  for (const word of ['البوابات', 'השערים', 'відчинили', '闸门']) expect(text).toContain(word);

  const outline = await pdf.getOutline();
  expect(outline.length).toBeGreaterThan(0);
  expect(await (await pdf.getPage(2)).getStructTree()).toMatchObject({ role: 'Root' });
  const links = await Promise.all(
    pages.map(async (_, index) => (await pdf.getPage(index + 1)).getAnnotations()),
  );
  const inside = links.flat().filter((link: { dest?: unknown }) => link.dest);
  expect(inside.length).toBeGreaterThan(10);
  const places = (await pdf.getDestinations()) as Readonly<Record<string, unknown>>;
  for (const { dest } of inside as readonly { dest: string }[]) expect(Object.keys(places)).toContain(dest);
  expect((await pdf.getMetadata()).info).toMatchObject({ Language: 'en' });
  await pdf.destroy();
});

/** A case whose report is more than Chromium lays out at once: claims that occur in each of some long articles. */
async function makeLargeCase(folder: string): Promise<string> {
  const path = join(folder, 'large.parallax');
  const [articles, claims] = [6, 40];
  const files = Array.from({ length: articles }, (_, article) => {
    const paragraphs = Array.from(
      { length: claims },
      (_, claim) => `Gate ${article}-${claim} was opened at night. ${'The water rose. '.repeat(120)}\n`,
    );
    const file = join(folder, `report-${article}.txt`);
    writeFileSync(file, paragraphs.join('\n'));
    return file;
  });
  const occurrences = files.flatMap((_, article) =>
    Array.from({ length: claims }, (_, claim) => ({
      claim: `claim-${claim}`,
      article: `report-${article}.txt`,
      spans: [{ quote: `Gate ${article}-${claim} was opened at night.` }],
      stance: 'endorses',
    })),
  );
  const marks = {
    ...{ format: 'parallax-marks', version: 1, occurrences },
    claims: Array.from({ length: claims }, (_, claim) => ({
      key: `claim-${claim}`,
      text: `Ворота ${claim}`,
    })),
  };
  writeFileSync(join(folder, 'marks.json'), JSON.stringify(marks));
  await parallax('new', path, '--title', 'The dam, at length');
  await parallax('import', path, ...files);
  await parallax('mark', path, join(folder, 'marks.json'));
  return path;
}

test('a large report is printed in parts that are one PDF: pages, tags, outline and links run through', async ({
  folder,
}) => {
  // Three prints, one after another.
  test.setTimeout(300_000);
  const path = await makeLargeCase(folder);
  const [html, file] = [join(folder, 'large.html'), join(folder, 'large.pdf')];
  await parallax('export', path, '-o', html);
  // Else it would be printed as one.
  expect(readFileSync(html).length).toBeGreaterThan(1_100_000);
  await parallax('export', path, '-o', file);

  const { stdout: info } = await run('pdfinfo', [file]);
  expect(info).toMatch(/^Title: +The dam, at length: report$/m);
  expect(info).toMatch(/^Tagged: +yes$/m);
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const { stdout: text } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 1e8 });
  const pages = text.split('\f').slice(0, pdf.numPages);
  pages.forEach((words, index) => {
    expect(words).toMatch(new RegExp(`^\\s*${index + 1} / ${pdf.numPages}$`, 'm'));
    expect(words).toContain('The dam, at length: report');
  });
  for (const words of ['Gate 0-0 was', 'Gate 3-20 was', 'Gate 5-39 was', 'Ворота 39'])
    expect(text).toContain(words);
  expect(text.match(/The water rose\./g)?.length).toBeGreaterThan(6 * 40 * 100);

  type Item = { readonly title: string; readonly items: readonly Item[] };
  const outline = (await pdf.getOutline()) as readonly Item[];
  expect(outline).toHaveLength(1);
  const parts = outline[0]?.items ?? [];
  const titles = parts.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(parts.find(({ title }) => title === 'Claims')?.items).toHaveLength(40);
  expect(parts.find(({ title }) => title === 'Annotated texts')?.items).toHaveLength(6);

  const places = (await pdf.getDestinations()) as Readonly<Record<string, unknown[]>>;
  const pageOf = (name: string): Promise<number> =>
    pdf.getPageIndex(places[name]?.[0] as Parameters<typeof pdf.getPageIndex>[0]);
  let farthest = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const links = (await page.getAnnotations()) as readonly { dest?: string; unsafeUrl?: string }[];
    for (const { dest, unsafeUrl } of links) {
      expect(unsafeUrl ?? '').not.toContain('parallax-part');
      if (dest !== undefined) farthest = Math.max(farthest, (await pageOf(dest)) + 1 - number);
    }
  }
  for (const number of [1, Math.ceil(pdf.numPages / 2), pdf.numPages])
    expect(await (await pdf.getPage(number)).getStructTree()).toMatchObject({
      role: 'Root',
      children: [{ role: 'Document' }],
    });
  expect(farthest).toBeGreaterThan(pdf.numPages / 2);
  // The last article is the last part's, and what stands above and below a page hides nothing on it.
  const last = (await pageOf('text-40f')) + 1;
  const picture = await run('pdftoppm', ['-gray', '-r', '36', '-f', `${last}`, '-l', `${last}`, file], {
    encoding: 'buffer',
  });
  expect(picture.stdout.filter((shade) => shade < 128).length).toBeGreaterThan(500);
  await pdf.destroy();
});

test('the figures of a report are written as drawings, pictures and tables, the same from the window and without one', async ({
  launch,
  folder,
}) => {
  const path = await makeCase(folder);
  const { app, page } = await launch({ case: path });
  const place = join(folder, 'figures');
  await answerDialogs(app, { save: place });
  const scope = { filter: '', articleIds: [] };
  expect(await request(page, 'report.export', { format: 'figures', scope })).toMatchObject({ path: place });
  const names = ['matrix', 'network', 'timeline'].flatMap((name) =>
    ['csv', 'png', 'svg'].map((ending) => `${name}.${ending}`),
  );
  expect(readdirSync(place).toSorted()).toEqual(names);
  for (const name of ['matrix', 'network', 'timeline']) {
    const svg = readFileSync(join(place, `${name}.svg`), 'utf8');
    const png = readFileSync(join(place, `${name}.png`));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    expect(Math.abs(png.readUInt32BE(16) - 2 * Number(width))).toBeLessThanOrEqual(1);
    expect(Math.abs(png.readUInt32BE(20) - 2 * Number(height))).toBeLessThanOrEqual(1);
    // One colour all over would be a few hundred bytes.
    expect(png.length).toBeGreaterThan(5000);
  }
  const zip = join(folder, 'figures.zip');
  await parallax('export', path, '-f', 'figures', '-o', zip);
  const packed = unzipSync(readFileSync(zip));
  expect(Object.keys(packed)).toEqual(names);
  for (const name of names)
    expect(readFileSync(join(place, name)).equals(packed[name] ?? new Uint8Array())).toBe(true);
});
