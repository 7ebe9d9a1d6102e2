import { createPdf, type PdfWriter } from './pdf-writer.ts';
import {
  NotChromiumsPdf,
  openPdf,
  pagesOf,
  type PdfFile,
  type PdfObject,
  referenceOf,
  referencesOf,
  renumbered,
} from './pdf-file.ts';
import { joinedOutline, type OutlineItem, readOutline } from './outline.ts';
import { partLink } from './split-html.ts';

/** PDFs that Chromium printed, each tagged and with an outline, and what stands above and below their pages. */
export type Joining = {
  readonly parts: readonly string[];
  /** A page for each of theirs, untagged, with heads and feet and nothing else. */
  readonly heads: string;
  readonly to: string;
  /** What the file says of itself, made of what the first part does. */
  readonly settleInfo: (info: string) => string;
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number) => void;
};

/** What has been gathered of the parts so far. */
type Joined = {
  readonly out: PdfWriter;
  readonly heads: readonly number[];
  readonly own: Readonly<Record<Own, number>>;
  readonly pages: { readonly root: number; readonly count: number }[];
  readonly documents: number[];
  readonly pageKeys: number[];
  readonly idTrees: number[];
  readonly outline: OutlineItem[];
  readonly places: Map<string, string>;
  pageCount: number;
  nextKey: number;
};

const ownObjects = [
  'catalog',
  'info',
  'pages',
  'structure',
  'document',
  'pageKeys',
  'ids',
  'outlines',
  'places',
  'before',
  'after',
] as const;
type Own = (typeof ownObjects)[number];

// What a page calls its head and foot; Chromium's own names are of a letter and a number.
const headName = '/PageHead';

/**
 * Joins PDFs to one: pages, tags, outline and links become one of each, and links between parts lead to their places.
 * It reads and writes piece by piece.
 * @throws NotChromiumsPdf when one is not written as expected; the reason of the signal; errors of the file system
 */
export async function joinPdfs({ parts, heads, to, settleInfo, signal, onProgress }: Joining): Promise<void> {
  const out = await createPdf(to);
  try {
    const first = out.reserve(ownObjects.length);
    const own = Object.fromEntries(ownObjects.map((name, index) => [name, first + index])) as Record<
      Own,
      number
    >;
    const joined: Joined = {
      out,
      own,
      heads: await withPdf(heads, (file) => putHeads(out, file, signal)),
      ...{ pages: [], documents: [], pageKeys: [], idTrees: [], outline: [], places: new Map() },
      ...{ pageCount: 0, nextKey: 0 },
    };
    let catalog = '';
    for (const [index, path] of parts.entries()) {
      await withPdf(path, async (file) => {
        if (index === 0) {
          catalog = (await file.object(file.root)).text;
          out.put(own.info, settleInfo((await file.object(file.info)).text));
        }
        await putPart(joined, file, index, signal);
      });
      onProgress?.((index + 1) / parts.length);
    }
    if (joined.pageCount !== joined.heads.length) throw new NotChromiumsPdf('number of pages');
    putWhole(joined, /\/Lang (\((?:[^\\()]|\\[^])*\))/.exec(catalog)?.[1] ?? '(en)');
    await out.end(own.catalog, own.info);
  } finally {
    await out.close();
  }
}

async function withPdf<Value>(path: string, work: (file: PdfFile) => Promise<Value>): Promise<Value> {
  const file = await openPdf(path);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Puts the content of each page as a form that can be drawn on another (ISO 32000-1, 8.10). @returns the forms in page order */
async function putHeads(out: PdfWriter, file: PdfFile, signal: AbortSignal): Promise<readonly number[]> {
  const base = out.reserve(file.size - 1) - 1;
  const pages = await pagesOf(file);
  const forms = new Map<number, string>();
  const contents: number[] = [];
  for (const page of pages) {
    const { text } = await file.object(page);
    const content = referenceOf(text, 'Contents');
    const [, box = ''] = matched(/\/MediaBox (\[[^\]]*\])/, text);
    const resources = dictionaryAfter(text, '/Resources ');
    forms.set(content, `/Type /XObject\n/Subtype /Form\n/BBox ${box}\n/Resources ${resources}\n`);
    contents.push(content + base);
  }
  if (forms.size !== pages.length) throw new NotChromiumsPdf('contents');
  for await (const objects of file.objects()) {
    signal.throwIfAborted();
    for (const { number, text, stream } of objects) {
      const form = forms.get(number);
      if (form !== undefined && stream)
        out.put(number + base, `<<${renumbered(form, base)}${text.slice(2)}`, stream);
      else if (number !== file.root && number !== file.info && !/^<<\/Type \/Pages?\n/.test(text))
        out.put(number + base, renumbered(text, base), stream);
    }
    await out.drain();
  }
  return contents;
}

async function putPart(joined: Joined, file: PdfFile, index: number, signal: AbortSignal): Promise<void> {
  const { out, own } = joined;
  const base = out.reserve(file.size - 1) - 1;
  const catalog = (await file.object(file.root)).text;
  const structure = referenceOf(catalog, 'StructTreeRoot');
  const tags = (await file.object(structure)).text;
  const [document, pageKeys, idTree] = ['K', 'ParentTree', 'IDTree'].map((name) => referenceOf(tags, name));
  const pages = await pagesOf(file);
  const pageAt = new Map(pages.map((number, at) => [number, joined.pageCount + at]));
  const root = referenceOf(catalog, 'Pages');
  const outlines = /\/Outlines (\d+) 0 R/.exec(catalog)?.[1];
  const places = /\/Dests (\d+) 0 R/.exec(catalog)?.[1];
  const nameTree = idTree ?? 0;
  const idKids = referencesOf((await file.object(nameTree)).text, 'Kids');
  const dropped = new Set([file.root, file.info, structure, nameTree]);
  const items = new Map<number, string>();
  const levels = new Map<number, number>();
  const renamed = (text: string): string => withIdsOf(index, text);

  const put = (object: PdfObject): void => {
    const { number, stream } = object;
    if (dropped.has(number)) return;
    if (stream) {
      out.put(number + base, renumbered(object.text, base), stream);
      return;
    }
    let { text } = object;
    if (String(number) === outlines || String(number) === places) {
      items.set(number, text);
      return;
    }
    if (text.startsWith('<</Title ')) {
      items.set(number, text);
      return;
    }
    if (text.startsWith('<</Type /StructElem\n')) {
      const level = /^<<\/Type \/StructElem\n\/S \/H([1-6])\n/.exec(text)?.[1];
      if (level !== undefined) levels.set(number, Number(level));
      text = renumbered(renamed(text), base);
      if (number === document) {
        text = replaced(text, '/S /Document\n', '/S /NonStruct\n');
        text = replaced(text, `/P ${structure + base} 0 R\n`, `/P ${own.document} 0 R\n`);
      }
    } else if (number === pageKeys) text = keysFrom(text, joined.nextKey, base);
    else if (text.startsWith('<</Limits [')) text = renumbered(renamed(text), base);
    else if (text.startsWith('<</Type /Annot\n'))
      text = renumbered(keyFrom(linkWithin(text), joined.nextKey), base);
    else if (text.startsWith('<</Type /Page\n'))
      text = withHead(joined, renumbered(text, base), pageAt.get(number) ?? -1);
    else {
      text = renumbered(text, base);
      if (number === root) text = text.replace(/>>$/, `\n/Parent ${own.pages} 0 R>>`);
    }
    out.put(number + base, text);
  };

  for await (const objects of file.objects()) {
    signal.throwIfAborted();
    for (const object of objects) put(object);
    await out.drain();
  }
  if (outlines !== undefined) joined.outline.push(...readOutline(Number(outlines), items, levels, base));
  gatherPlaces(joined.places, items.get(Number(places)) ?? '', base);
  joined.pages.push({ root: root + base, count: pages.length });
  joined.documents.push((document ?? 0) + base);
  joined.pageKeys.push((pageKeys ?? 0) + base);
  joined.idTrees.push(...idKids.map((kid) => kid + base));
  joined.pageCount += pages.length;
  joined.nextKey += Number(matched(/\/ParentTreeNextKey (\d+)/, tags)[1]);
}

/** The ids of tags, told apart by the part they come from and in the same order. No text of anybody's can hold a bare bracket. */
function withIdsOf(part: number, text: string): string {
  const mark = String(part).padStart(5, '0');
  if (/\n\/ID \((?!node\d+\))/.test(text)) throw new NotChromiumsPdf('id of a tag');
  const rename = (list: string): string => list.replace(/\((node\d+)\)/g, `(part${mark}$1)`);
  return text
    .replace(/\n\/ID \(node\d+\)/, rename)
    .replace(/\/Headers \[(?:\(node\d+\) ?)*\]/g, rename)
    .replace(/^<<\/Limits \[[^]*$/, rename);
}

/** The part of the tree that leads from pages to tags, with higher keys (ISO 32000-1, 7.9.7 and 14.7.4.4). */
function keysFrom(text: string, first: number, base: number): string {
  const [, list = ''] = matched(/^<<\/Type \/ParentTree\n\/Nums \[([^\]]*)\]>>$/, text);
  const entries = Array.from(
    list.matchAll(/(\d+) (\d+) 0 R/g),
    ([, key, value]) => [Number(key) + first, Number(value) + base] as const,
  );
  const limits = [entries[0]?.[0] ?? first, entries.at(-1)?.[0] ?? first].join(' ');
  return `<</Limits [${limits}]\n/Nums [${entries.map(([key, value]) => `${key} ${value} 0 R`).join(' ')}]>>`;
}

const linkAction = new RegExp(`/A <</Type /Action\\n/S /URI\\n/URI \\(${partLink}([\\w-]+)\\)>>`);

/** A link to another part as a link to its place, as Chromium writes those within a part. */
function linkWithin(text: string): string {
  return text.replace(linkAction, '/Dest /$1');
}

/** A page that draws its head and foot after its own content, as what does not belong to the text. */
function withHead({ heads, own, nextKey }: Joined, text: string, at: number): string {
  const head = heads[at];
  if (head === undefined) throw new NotChromiumsPdf('number of pages');
  const content = referenceOf(text, 'Contents');
  const resources = dictionaryAfter(text, '/Resources ');
  const form = `${headName} ${head} 0 R`;
  const withForm = resources.includes('/XObject <<')
    ? resources.replace('/XObject <<', `/XObject <<${form}\n`)
    : resources.replace('<<', `<</XObject <<${form}>>\n`);
  const drawn = text
    .replace(`/Resources ${resources}`, `/Resources ${withForm}`)
    .replace(`/Contents ${content} 0 R`, `/Contents [${own.before} 0 R ${content} 0 R ${own.after} 0 R]`);
  return keyFrom(drawn, nextKey);
}

/** What stands among the tags by a key, with a higher one. */
function keyFrom(text: string, by: number): string {
  return text.replace(
    /(\n\/StructParents? )(\d+)/,
    (_, entry: string, key: string) => `${entry}${Number(key) + by}`,
  );
}

function gatherPlaces(places: Map<string, string>, text: string, base: number): void {
  for (const [, name = '', place = ''] of text.matchAll(/\/([^\s/[\]<>()]+) (\[[^\]]*\])/g))
    if (!places.has(name)) places.set(name, renumbered(place, base));
}

/** Puts what there is one of in a PDF. */
function putWhole(joined: Joined, language: string): void {
  const { out, own, pages, documents, pageKeys, idTrees, places, pageCount, nextKey } = joined;
  const list = (numbers: readonly number[]): string =>
    `[${numbers.map((number) => `${number} 0 R`).join(' ')}]`;
  const roots = list(pages.map(({ root }) => root));
  out.put(own.pages, `<</Type /Pages\n/Count ${pageCount}\n/Kids ${roots}>>`);
  out.put(
    own.document,
    `<</Type /StructElem\n/S /Document\n/Lang ${language}\n/P ${own.structure} 0 R\n/K ${list(documents)}>>`,
  );
  out.put(own.pageKeys, `<</Kids ${list(pageKeys)}>>`);
  out.put(own.ids, `<</Kids ${list(idTrees)}>>`);
  out.put(
    own.structure,
    `<</Type /StructTreeRoot\n/K ${own.document} 0 R\n/ParentTreeNextKey ${nextKey}\n/ParentTree ${own.pageKeys} 0 R\n/IDTree ${own.ids} 0 R>>`,
  );
  const entries = Array.from(places, ([name, place]) => `/${name} ${place}`);
  out.put(own.places, `<<${entries.join('\n')}>>`);
  putStream(out, own.before, 'q\n');
  putStream(out, own.after, `\nQ\n/Artifact <</Type /Pagination>> BDC\nq\n${headName} Do\nQ\nEMC\n`);
  const firstItem = out.reserve(joined.outline.length);
  const { root, items } = joinedOutline(joined.outline, own.outlines, firstItem);
  out.put(own.outlines, root);
  items.forEach((item, index) => {
    out.put(firstItem + index, item);
  });
  out.put(
    own.catalog,
    `<</Type /Catalog\n/Pages ${own.pages} 0 R\n/Dests ${own.places} 0 R\n/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/StructTreeRoot ${own.structure} 0 R\n/Outlines ${own.outlines} 0 R\n/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>\n/Lang ${language}>>`,
  );
}

function putStream(out: PdfWriter, number: number, content: string): void {
  out.put(number, `<</Length ${content.length}>>`, Buffer.from(content, 'latin1'));
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new NotChromiumsPdf(from.trim());
  return text.replace(from, to);
}

function matched(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (!match) throw new NotChromiumsPdf(pattern.source);
  return match;
}

/** The dictionary that stands after an entry's name, with those within it. The one of a page holds no texts. */
function dictionaryAfter(text: string, name: string): string {
  const from = text.indexOf(`${name}<<`) + name.length;
  if (from < name.length) throw new NotChromiumsPdf(name);
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('<<', at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith('>>', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return text.slice(from, at + 1);
    }
  }
  throw new NotChromiumsPdf(name);
}
