import { stat, writeFile } from 'node:fs/promises';
import type { PrintToPDFOptions } from 'electron';
import type { ElectronJob, PrintedReport } from '#contract/electron-job.ts';
import type { HandlingMarking } from '#domain/report/composition.ts';
import { Failure } from '#domain/failure.ts';
import { withHiddenPage } from './hidden-page.ts';
import { NotChromiumsPdf } from './pdf/pdf-file.ts';
import { printInParts } from './pdf/print-parts.ts';
import { NotOurHtml } from './pdf/split-html.ts';
import { settleInfo, settleMetadata } from './pdf-metadata.ts';

/**
 * Chromium lays a document out as a whole, and takes about 500 bytes of memory for each byte of HTML. What has more bytes than
 * `asOne` is printed in parts of about `ofPart`.
 */
const sizes = { asOne: 1_000_000, ofPart: 500_000 };

/**
 * Prints a report to a tagged PDF with an outline, and with its title, its marking and the number of the page on each. It is
 * laid out without scripts and without a window, a large one in parts. The same report gives the same bytes.
 * @throws Failure `export.failed` when there is more in one part than can be laid out, `request.cancelled`
 */
export async function printPdf(
  { html, pdf, about }: Extract<ElectronJob, { kind: 'print' }>,
  signal: AbortSignal,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const heads = { displayHeaderFooter: true, ...runningHeads(about) };
  const tags = { generateTaggedPDF: true, generateDocumentOutline: true };
  if ((await stat(html)).size <= sizes.asOne) {
    const printed = await print(html, { ...tags, ...heads }, signal);
    await writeFile(pdf, settleMetadata(printed, about), { flag: 'wx' });
    return;
  }
  try {
    await printInParts({
      ...{ html, pdf, signal, onProgress },
      size: sizes.ofPart,
      print: (part, what) => print(part, what === 'part' ? tags : heads, signal),
      settleInfo: (info) => settleInfo(info, about),
    });
  } catch (error) {
    if (signal.aborted) throw new Failure('request.cancelled', 'Cancelled; nothing was written.');
    if (error instanceof NotChromiumsPdf || error instanceof NotOurHtml) throw notJoined(error);
    throw error;
  }
}

/** Lays a document out and prints it. */
function print(html: string, options: PrintToPDFOptions, signal: AbortSignal): Promise<Buffer> {
  const page = { name: 'report', type: 'text/html; charset=utf-8', from: { path: html } };
  return withHiddenPage([page], { javascript: false, signal }, (contents) =>
    contents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      ...options,
      pageSize: 'A4',
      margins: { top: 0.75, bottom: 0.8, left: 0.6, right: 0.6 },
    }),
  );
}

/** What to say when the parts of a report cannot become one. */
function notJoined(error: Error): Failure {
  return new Failure(
    'export.failed',
    'The report was printed in parts, and these could not be put together. Choose fewer articles or parts, or export HTML.',
    { reason: `${error.constructor.name}: ${error.message}`, rule: 'not-joined' },
  );
}

// FIRST, Traffic Light Protocol 2.0: in capital letters of at least 12 point at the right of the header and the footer of
// each page, in these colours on black.
const markingColours: Readonly<Record<HandlingMarking, string>> = {
  'TLP:CLEAR': '#ffffff',
  'TLP:GREEN': '#33ff00',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:RED': '#ff2b2b',
};

/** What stands above and below each page. Chromium puts the title and the numbers where the classes say. */
function runningHeads({ handling }: PrintedReport): { headerTemplate: string; footerTemplate: string } {
  const marking =
    handling === null
      ? '<span></span>'
      : `<span style="flex:none;background:#000;color:${markingColours[handling]};font-size:12pt;font-weight:bold;padding:1px 5px;-webkit-print-color-adjust:exact">${handling}</span>`;
  const head = (words: string): string =>
    `<div style="width:100%;margin:0 17mm;font:8pt 'Noto Sans',sans-serif;color:#444;display:flex;justify-content:space-between;align-items:center;gap:8mm">${words}${marking}</div>`;
  const title =
    '<span class="title" dir="auto" style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></span>';
  const numbers = '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span>';
  return { headerTemplate: head(title), footerTemplate: head(numbers) };
}
