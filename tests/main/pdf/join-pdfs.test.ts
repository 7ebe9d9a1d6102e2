import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, onTestFinished, test } from 'vitest';
import { joinPdfs, type Joining } from '../../../src/main/pdf/join-pdfs.ts';
import { NotChromiumsPdf } from '../../../src/main/pdf/pdf-file.ts';
import { makeFolder } from '../temporary-folder.ts';
import { printedHeads, printedPart, writtenPdf } from './printed-pdf.ts';

const parts = [
  printedPart([
    { words: 'The dam', level: 1, id: 'top', links: ['parallax-part:claim-2', 'https://example.org/'] },
    { words: 'Claims', level: 2, id: 'claims', links: ['top'] },
  ]),
  printedPart([
    { words: 'Claim 1', level: 3, id: 'claim-1', links: ['parallax-part:top'] },
    { words: 'Claim 2 \\(5 0 R\\)', level: 3, id: 'claim-2' },
    { words: 'Texts', level: 2, id: 'texts' },
  ]),
  printedPart([{ words: 'Report', level: 3, id: 'article-1', links: ['parallax-part:claim-1'] }]),
];
const feet = ['1 / 6', '2 / 6', '3 / 6', '4 / 6', '5 / 6', '6 / 6'];

type Given = { readonly parts?: readonly Buffer[]; readonly heads?: Buffer } & Partial<
  Pick<Joining, 'signal' | 'onProgress'>
>;

async function joinGiven({
  parts: given = parts,
  heads = printedHeads(feet),
  ...rest
}: Given = {}): Promise<Buffer> {
  const folder = makeFolder();
  const save = (name: string, bytes: Buffer): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const to = join(folder, 'joined.pdf');
  await joinPdfs({
    parts: given.map((bytes, index) => save(`${index}.pdf`, bytes)),
    heads: save('heads.pdf', heads),
    to,
    settleInfo: (info) => info.replaceAll('20261122204055', '20240502000000'),
    signal: new AbortController().signal,
    ...rest,
  });
  return readFileSync(to);
}

async function read(pdf: Buffer): Promise<PDFDocumentProxy> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0, stopAtErrors: true }).promise;
  onTestFinished(() => document.destroy());
  return document;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

test('the pages follow one another, each with its own words, head and foot', async () => {
  const joined = await read(await joinGiven());
  expect(joined.numPages).toBe(6);
  const texts = await Promise.all(
    numbers(6).map(async (number) => {
      const { items } = await (await joined.getPage(number)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).filter((words) => words !== '');
    }),
  );
  expect(texts).toEqual([
    ['The dam', '1 / 6'],
    ['Claims', '2 / 6'],
    ['Claim 1', '3 / 6'],
    ['Claim 2 (5 0 R)', '4 / 6'],
    ['Texts', '5 / 6'],
    ['Report', '6 / 6'],
  ]);
});

test('the outline is one, by the levels of headings, and leads to their pages', async () => {
  const joined = await read(await joinGiven());
  type Item = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];
  const told = async ({ title, dest, items }: Item): Promise<unknown> => [
    title,
    (await joined.getPageIndex((dest as unknown[])[0] as Parameters<typeof joined.getPageIndex>[0])) + 1,
    await Promise.all(items.map(told)),
  ];
  const outline = (await joined.getOutline()) as readonly Item[];
  expect(await Promise.all(outline.map(told))).toEqual([
    [
      'The dam',
      1,
      [
        [
          'Claims',
          2,
          [
            ['Claim 1', 3, []],
            ['Claim 2 (5 0 R)', 4, []],
          ],
        ],
        ['Texts', 5, [['Report', 6, []]]],
      ],
    ],
  ]);
});

test('links lead to their places, also in other parts, and to the web', async () => {
  const joined = await read(await joinGiven());
  const links = await Promise.all(
    numbers(6).map(async (number) => {
      const found = (await (await joined.getPage(number)).getAnnotations()) as readonly {
        readonly dest?: string;
        readonly url?: string;
      }[];
      return found.map(({ dest, url }) => dest ?? url);
    }),
  );
  expect(links).toEqual([['claim-2', 'https://example.org/'], ['top'], ['top'], [], [], ['claim-1']]);
  const places = (await joined.getDestinations()) as Readonly<Record<string, unknown[]>>;
  const pages = await Promise.all(
    ['top', 'claim-1', 'claim-2', 'article-1'].map((name) =>
      joined.getPageIndex(places[name]?.[0] as Parameters<typeof joined.getPageIndex>[0]),
    ),
  );
  expect(pages).toEqual([0, 2, 3, 5]);
});

test('every page is tagged, and the tags are one tree in which each id is once', async () => {
  const pdf = await joinGiven();
  const joined = await read(pdf);
  for (const number of numbers(6)) {
    const tags = await (await joined.getPage(number)).getStructTree();
    const heading = {
      role: expect.stringMatching(/^H[123]$/) as string,
      alt: '(2 0 R) 2 0 R',
      children: [{ type: 'content' }],
    };
    const part = { role: 'NonStruct', lang: 'uk', children: [heading] };
    expect(tags).toMatchObject({
      role: 'Root',
      children: [{ role: 'Document', lang: 'uk', children: [part] }],
    });
  }
  expect(await joined.getMarkInfo()).toMatchObject({ Marked: true });
  const written = pdf.toString('latin1');
  const ids = Array.from(written.matchAll(/\/ID \(([^)]*)\)/g), ([, id]) => id);
  expect(ids).toHaveLength(9);
  expect(new Set(ids).size).toBe(9);
  expect(written).toContain('/Limits [2 4]');
  expect(written).toContain('/ParentTreeNextKey 6');
});

test('it says of itself what the first part does, settled, and is the same each time', async () => {
  const pdf = await joinGiven();
  expect((await joinGiven()).equals(pdf)).toBe(true);
  expect((await (await read(pdf)).getMetadata()).info).toMatchObject({
    Title: 'The dam',
    CreationDate: "D:20240502000000+00'00'",
    Language: 'uk',
  });
});

test('it tells how far it is and stops when it is told to', async () => {
  const told: number[] = [];
  await joinGiven({ onProgress: (done) => told.push(done) });
  expect(told).toEqual([1 / 3, 2 / 3, 1]);
  await expect(joinGiven({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
});

const [first = Buffer.alloc(0)] = parts;
const changed = (from: string, to: string): Buffer =>
  Buffer.from(first.toString('latin1').replace(from, to), 'latin1');

test.each([
  ['is cut short', first.subarray(0, 900)],
  ['is none', Buffer.from('%PDF-1.7\nnothing known')],
  ['has a stream of another length', changed('/Length 7', '/Length 6')],
  ['has another place for an object', changed('0000000015 00000 n', '0000000016 00000 n')],
  ['has no tags', changed('/StructTreeRoot 5', '/StructTreeRoof 5')],
  ['has no outline that can be read', changed('/SE ', '/SF ')],
  [
    'is written in another way',
    writtenPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] >>'], 1),
  ],
])('a part that %s is refused', async (_what, part) => {
  await expect(joinGiven({ parts: [part], heads: printedHeads(feet.slice(0, 2)) })).rejects.toThrow(
    NotChromiumsPdf,
  );
});

test('another number of heads than of pages is refused', async () => {
  await expect(joinGiven({ heads: printedHeads(feet.slice(1)) })).rejects.toThrow(NotChromiumsPdf);
  await expect(joinGiven({ heads: printedHeads([...feet, '7 / 7']) })).rejects.toThrow(NotChromiumsPdf);
});

test('a file that is there is not written over', async () => {
  const folder = makeFolder();
  const to = join(folder, 'there.pdf');
  writeFileSync(to, 'mine');
  const joining = joinPdfs({
    ...{ parts: [], heads: join(folder, 'none.pdf'), to, settleInfo: String },
    signal: new AbortController().signal,
  });
  await expect(joining).rejects.toMatchObject({ code: 'EEXIST' });
  expect(existsSync(to) && readFileSync(to, 'utf8')).toBe('mine');
});
