import { stat, writeFile } from 'node:fs/promises';
import type { ElectronJob, PrintedReport } from '#contract/electron-job.ts';
import type { HandlingMarking } from '#domain/report/composition.ts';
import { pageGone, withHiddenPage } from './hidden-page.ts';
import { settleMetadata } from './pdf-metadata.ts';

/**
 * Chromium lays a document out as a whole. A report of 7 MB of HTML (50 articles, 2,500 occurrences, 935 pages) takes it 2.4 GB;
 * one of 27 MB ends it at the 4 GB that a page has, after minutes. What cannot succeed is refused before that.
 */
const mostHtml = 20_000_000;

/**
 * Prints a report to a tagged PDF with an outline, and with its title, its marking and the number of the page on each. It is
 * laid out without scripts and without a window. The same report gives the same bytes.
 * @throws Failure `export.failed` when there is more in it than can be laid out, `request.cancelled`
 */
export async function printPdf(
  { html, pdf, about }: Extract<ElectronJob, { kind: 'print' }>,
  signal: AbortSignal,
): Promise<void> {
  if ((await stat(html)).size > mostHtml) throw pageGone('too large');
  const page = { name: 'report', type: 'text/html; charset=utf-8', from: { path: html } };
  const printed = await withHiddenPage([page], { javascript: false, signal }, (contents) =>
    contents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      ...runningHeads(about),
      pageSize: 'A4',
      margins: { top: 0.75, bottom: 0.8, left: 0.6, right: 0.6 },
    }),
  );
  await writeFile(pdf, settleMetadata(printed, about), { flag: 'wx' });
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
