import { randomUUID } from 'node:crypto';
import { session, WebContentsView } from 'electron';
import { lockSession } from './security.ts';
import { writeWhole } from './write-whole.ts';

const footer = `<div style="width:100%;margin:0 15mm;font:8px sans-serif;color:#555;display:flex;justify-content:space-between">
<span class="title"></span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

/**
 * Prints a report to a tagged PDF with an outline and page numbers. The report is laid out without scripts and without
 * a window (so that it works with no display), in a session of its own that can load this one document and nothing
 * else. Gives the size in bytes.
 */
export async function printPdf(html: string, path: string): Promise<number> {
  const printing = session.fromPartition(`print-${randomUUID()}`);
  const address = `app://print/${randomUUID()}`;
  lockSession(printing, (url) => url.href === address || url.protocol === 'data:');
  printing.protocol.handle(
    'app',
    () =>
      new Response(html, {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
      }),
  );
  const { webContents } = new WebContentsView({
    webPreferences: {
      session: printing,
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      spellcheck: false,
    },
  });
  try {
    await webContents.loadURL(address);
    const pdf = await webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer,
      pageSize: 'A4',
      margins: { top: 0.7, bottom: 0.8, left: 0.6, right: 0.6 },
    });
    await writeWhole(path, pdf);
    return pdf.byteLength;
  } finally {
    webContents.close();
    printing.protocol.unhandle('app');
  }
}
