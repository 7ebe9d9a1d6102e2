import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { joinPdfs } from './join-pdfs.ts';
import { emptyPages, linkParts, splitHtml } from './split-html.ts';
import { openPdf, pagesOf } from './pdf-file.ts';

/** How a report is printed in parts. */
export type PrintingInParts = {
  /** The report, and the PDF that is not there yet. */
  readonly html: string;
  readonly pdf: string;
  /** About how many bytes of HTML are laid out at once. */
  readonly size: number;
  /** Prints one document to a PDF: a part, tagged and with nothing above and below, or pages of nothing but heads and feet. */
  readonly print: (html: string, what: 'part' | 'heads') => Promise<Uint8Array>;
  readonly settleInfo: (info: string) => string;
  readonly signal: AbortSignal;
  /** Told how far the work is, 0 to 1. */
  readonly onProgress: (done: number) => void;
};

// Of the whole, so much is printing; the rest is joining.
const printing = 0.9;

/**
 * Prints a report in parts, one after another, and joins them to one PDF, so that what it takes of memory does not grow with the
 * report. The heads and feet are printed last, since only then is it known how many pages there are.
 * @throws NotOurHtml, NotChromiumsPdf, what `print` throws, the reason of the signal, errors of the file system
 */
export async function printInParts(job: PrintingInParts): Promise<void> {
  const { html, pdf, size, print, settleInfo, signal, onProgress } = job;
  const folder = await mkdtemp(join(dirname(html), 'parts-'));
  try {
    const links = await writeParts(html, folder, size);
    const parts: string[] = [];
    let pages = 0;
    for (let index = 0; index < links.count; index += 1) {
      signal.throwIfAborted();
      const path = join(folder, `${index}.html`);
      const text = await readFile(path, 'latin1');
      await writeFile(path, linkParts(text, links.isElsewhere(index), links.wanted(index)), 'latin1');
      const part = join(folder, `${index}.pdf`);
      await writeFile(part, await print(path, 'part'));
      pages += await countPages(part);
      parts.push(part);
      onProgress((printing * (index + 1)) / links.count);
    }
    const empty = join(folder, 'heads.html');
    await writeFile(empty, emptyPages(await readFile(join(folder, '0.html'), 'latin1'), pages), 'latin1');
    const heads = join(folder, 'heads.pdf');
    await writeFile(heads, await print(empty, 'heads'));
    await joinPdfs({
      ...{ parts, heads, to: pdf, settleInfo, signal },
      onProgress: (done) => {
        onProgress(printing + (1 - printing) * done);
      },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Links = {
  readonly count: number;
  readonly isElsewhere: (part: number) => (id: string) => boolean;
  readonly wanted: (part: number) => readonly string[];
};

/** Writes the parts of a report to files of their numbers. @returns what links where */
async function writeParts(html: string, folder: string, size: number): Promise<Links> {
  const partOf = new Map<string, number>();
  const linkedFrom: ReadonlySet<string>[] = [];
  for await (const { html: part, ids, targets } of splitHtml(createReadStream(html, 'latin1'), size)) {
    const index = linkedFrom.push(targets) - 1;
    for (const id of ids) if (!partOf.has(id)) partOf.set(id, index);
    await writeFile(join(folder, `${index}.html`), part, 'latin1');
  }
  const wanted = linkedFrom.map(() => new Set<string>());
  linkedFrom.forEach((targets, from) => {
    for (const id of targets) {
      const part = partOf.get(id);
      if (part !== undefined && part !== from) wanted[part]?.add(id);
    }
  });
  return {
    count: linkedFrom.length,
    isElsewhere: (part) => (id) => (partOf.get(id) ?? part) !== part,
    wanted: (part) => [...(wanted[part] ?? [])].toSorted(),
  };
}

async function countPages(path: string): Promise<number> {
  const file = await openPdf(path);
  try {
    return (await pagesOf(file)).length;
  } finally {
    await file.close();
  }
}
