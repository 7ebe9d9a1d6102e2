import type { PrintedReport } from '#contract/electron-job.ts';

/**
 * Takes the clock out of a PDF that Chromium printed, so that the same report gives the same bytes, and names the author,
 * which Chromium has no way to take. The dates are replaced where they stand; the author comes as an update at the end
 * (ISO 32000-1, 7.5.6), which leaves all else as it is.
 */
export function settleMetadata(
  printed: Buffer,
  { author, date }: Pick<PrintedReport, 'author' | 'date'>,
): Buffer {
  const pdf = Buffer.from(printed);
  for (const key of ['CreationDate', 'ModDate']) setDate(pdf, key, date);
  const name = author.trim();
  return name === '' ? pdf : withAuthor(pdf, name);
}

/** The same for what such a PDF says of itself, as its text: one character for each byte. */
export function settleInfo(info: string, { author, date }: Pick<PrintedReport, 'author' | 'date'>): string {
  const dated = Buffer.from(info, 'latin1');
  for (const key of ['CreationDate', 'ModDate']) setDate(dated, key, date);
  const name = author.trim();
  return name === '' ? dated.toString('latin1') : named(dated.toString('latin1'), name);
}

/** The date as Chromium writes it: `(D:20240502093000+00'00')`, always as long. */
function setDate(pdf: Buffer, key: string, date: string): void {
  // A bracket within a text would stand behind a backslash, so this is the entry itself.
  const entry = Buffer.from(`/${key} (D:`, 'latin1');
  const at = pdf.indexOf(entry);
  if (at === -1) return;
  const start = at + entry.length;
  const end = pdf.indexOf(')', start);
  const digits = new Date(date).toISOString().replace(/\D/g, '').slice(0, 14);
  const settled = `${digits}+00'00'`;
  if (end - start === settled.length) pdf.write(settled, start, 'latin1');
}

/** The PDF with an author among what it says of itself; as it was where it is not written as Chromium writes. */
function withAuthor(pdf: Buffer, author: string): Buffer {
  const tail = pdf.subarray(-2048).toString('latin1');
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
  const [, entries = '', table = ''] = trailer ?? [];
  const number = Number(/\/Info (\d+) 0 R/.exec(entries)?.[1] ?? 0);
  const start = number === 0 ? -1 : pdf.indexOf(`\n${number} 0 obj\n<<`, 0, 'latin1') + 1;
  if (start <= 0) return pdf;
  const info = pdf.toString('latin1', start, pdf.indexOf('\nendobj', start));
  const update = `${named(info, author)}\nendobj\n`;
  const before = pdf.at(-1) === 0x0a ? '' : '\n';
  const at = pdf.length + before.length;
  return Buffer.concat([
    pdf,
    Buffer.from(
      `${before}${update}xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<<${entries.trim()}\n/Prev ${table}>>\nstartxref\n${
        at + update.length
      }\n%%EOF\n`,
      'latin1',
    ),
  ]);
}

function named(info: string, author: string): string {
  return `${info.trimEnd().replace(/>>$/, '')}\n/Author <${utf16(author)}>>>`;
}

/** A text as PDF writes any script: UTF-16, big-endian, after its mark. */
function utf16(text: string): string {
  return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex');
}
