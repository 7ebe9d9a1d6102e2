import { type FileHandle, open } from 'node:fs/promises';

/** A PDF that is not written as Chromium writes one. */
export class NotChromiumsPdf extends Error {}

/** An object of a PDF: its own text, one character for each byte, and the bytes of its stream. */
export type PdfObject = { readonly number: number; readonly text: string; readonly stream: Buffer | null };

/** A PDF in a file, read piece by piece: one plain table of places, no packed objects, as Chromium writes it. */
export type PdfFile = {
  /** One more than the highest number of an object. */
  readonly size: number;
  readonly root: number;
  readonly info: number;
  /** @throws NotChromiumsPdf */
  readonly object: (number: number) => Promise<PdfObject>;
  /** All objects in the order in which they stand. @throws NotChromiumsPdf */
  readonly objects: () => AsyncGenerator<readonly PdfObject[], void, undefined>;
  readonly close: () => Promise<void>;
};

// So many bytes are read and given at once.
const window = 1 << 18;

/** Opens a PDF. @throws NotChromiumsPdf; errors of the file system */
export async function openPdf(path: string): Promise<PdfFile> {
  const file = await open(path, 'r');
  try {
    return await reader(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function reader(file: FileHandle): Promise<PdfFile> {
  const { size: length } = await file.stat();
  const tail = (await bytes(file, Math.max(0, length - 512), length)).toString('latin1');
  const [, entries = '', startxref] = found(
    /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail),
    'trailer',
  );
  const entry = (name: string): number => Number(found(new RegExp(`/${name} (\\d+)`).exec(entries), name)[1]);
  const table = Number(startxref);
  const size = entry('Size');
  const head = `xref\n0 ${size}\n`;
  const places = (await bytes(file, table, table + head.length + size * 20)).toString('latin1');
  if (!places.startsWith(head)) throw new NotChromiumsPdf('table');
  const starts = new Float64Array(size);
  for (let number = 1; number < size; number += 1) {
    const [, at] = found(
      /^(\d{10}) 00000 n $/.exec(places.slice(head.length + number * 20, head.length + number * 20 + 19)),
      'place',
    );
    starts[number] = Number(at);
  }
  const inOrder = Uint32Array.from({ length: size - 1 }, (_, index) => index + 1).sort(
    (one, other) => (starts[one] ?? 0) - (starts[other] ?? 0),
  );
  const ends = new Float64Array(size);
  inOrder.forEach((number, index) => {
    const next = inOrder[index + 1];
    ends[number] = next === undefined ? table : (starts[next] ?? 0);
  });
  const startOf = (number: number): number => starts[number] ?? 0;
  const endOf = (number: number): number => ends[number] ?? 0;

  return {
    size,
    root: entry('Root'),
    info: entry('Info'),
    object: async (number) => {
      if (number < 1 || number >= size) throw new NotChromiumsPdf(`object ${number}`);
      return parse(number, await bytes(file, startOf(number), endOf(number)));
    },
    objects: async function* () {
      for (let index = 0; index < inOrder.length;) {
        const first = index;
        const from = startOf(inOrder[first] ?? 0);
        do index += 1;
        while (index < inOrder.length && endOf(inOrder[index] ?? 0) - from <= window);
        const read = await bytes(file, from, endOf(inOrder[index - 1] ?? 0));
        yield Array.from(inOrder.subarray(first, index), (number) =>
          parse(number, read.subarray(startOf(number) - from, endOf(number) - from)),
        );
      }
    },
    close: () => file.close(),
  };
}

function found(match: RegExpExecArray | null, what: string): RegExpExecArray {
  if (!match) throw new NotChromiumsPdf(what);
  return match;
}

async function bytes(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.max(0, to - from));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  if (bytesRead !== buffer.length) throw new NotChromiumsPdf('too short');
  return buffer;
}

const objectEnd = '\nendobj\n';
const streamStart = ' stream\n';
const streamEnd = '\nendstream';

function parse(number: number, whole: Buffer): PdfObject {
  const head = `${number} 0 obj\n`;
  const body = whole.subarray(head.length, whole.length - objectEnd.length);
  if (
    whole.toString('latin1', 0, head.length) !== head ||
    whole.toString('latin1', whole.length - objectEnd.length) !== objectEnd
  )
    throw new NotChromiumsPdf(`object ${number}`);
  if (body.toString('latin1', body.length - streamEnd.length) !== streamEnd)
    return { number, text: body.toString('latin1'), stream: null };
  // The dictionary of a stream holds no text of anybody's, so the first of these words is what it seems.
  const at = body.indexOf(streamStart, 0, 'latin1');
  const text = body.toString('latin1', 0, at);
  const stream = body.subarray(at + streamStart.length, body.length - streamEnd.length);
  if (at === -1 || Number(/\/Length (\d+)/.exec(text)?.[1]) !== stream.length)
    throw new NotChromiumsPdf(`stream ${number}`);
  return { number, text, stream };
}

// A text stands in brackets, in which brackets have a backslash before them.
const textOrReference = /\((?:[^\\()]|\\[^])*\)|\b(\d+) 0 R\b/g;

/** The text of an object with all it refers to so many numbers higher; what looks so within a text is left. */
export function renumbered(text: string, by: number): string {
  return text.replace(textOrReference, (whole: string, number: string | undefined) =>
    number === undefined ? whole : `${Number(number) + by} 0 R`,
  );
}

/** The number of the object that an entry refers to. @throws NotChromiumsPdf */
export function referenceOf(text: string, name: string): number {
  return Number(found(new RegExp(`/${name} (\\d+) 0 R`).exec(text), name)[1]);
}

/** All that an array of references refers to. @throws NotChromiumsPdf */
export function referencesOf(text: string, name: string): readonly number[] {
  const [, list = ''] = found(new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(text), name);
  return Array.from(list.matchAll(/(\d+) 0 R/g), ([, number]) => Number(number));
}

/** The pages of a PDF in their order, by the numbers of their objects. @throws NotChromiumsPdf */
export async function pagesOf(file: PdfFile): Promise<readonly number[]> {
  const walk = async (number: number): Promise<readonly number[]> => {
    const { text } = await file.object(number);
    if (text.startsWith('<</Type /Page\n')) return [number];
    if (!text.startsWith('<</Type /Pages\n')) throw new NotChromiumsPdf('pages');
    const pages: number[] = [];
    for (const kid of referencesOf(text, 'Kids')) pages.push(...(await walk(kid)));
    return pages;
  };
  return walk(referenceOf((await file.object(file.root)).text, 'Pages'));
}
