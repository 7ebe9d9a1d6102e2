import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { settleMetadata } from '../../src/main/pdf-metadata.ts';

/** A PDF of one empty page as Chromium writes one: what it says of itself first, one table of places, a trailer. */
function printedAt(time: string, title = 'The dam: report'): Buffer {
  const objects = [
    `<</Title (${title})\n/Creator (Parallax)\n/Producer (Skia/PDF m130)\n/CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+00'00')>>`,
    '<</Type /Page\n/Parent 3 0 R\n/MediaBox [0 0 200 200]>>',
    '<</Type /Pages\n/Count 1\n/Kids [2 0 R]>>',
    '<</Type /Catalog\n/Pages 3 0 R\n/Lang (en)>>',
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = pdf.length;
  pdf += `xref\n0 5\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 5\n/Root 4 0 R\n/Info 1 0 R>>\nstartxref\n${table}\n%%EOF`;
  return Buffer.from(pdf, 'latin1');
}

async function readInfo(pdf: Buffer): Promise<Record<string, unknown>> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  expect(document.numPages).toBe(1);
  await document.destroy();
  return info as Record<string, unknown>;
}

test('two prints of one report at two times are the same bytes, dated as the report is', async () => {
  const about = { author: '', date: '2024-05-02T09:30:00.000Z' };
  const first = settleMetadata(printedAt('20261122204055'), about);
  const second = settleMetadata(printedAt('20310101000000'), about);
  expect(first.equals(second)).toBe(true);
  expect(await readInfo(first)).toMatchObject({
    Title: 'The dam: report',
    CreationDate: "D:20240502093000+00'00'",
    ModDate: "D:20240502093000+00'00'",
  });
  expect(first).toHaveLength(printedAt('20261122204055').length);
});

test('a date without a time is taken as its first moment', async () => {
  const settled = settleMetadata(printedAt('20261122204055'), { author: '', date: '2024-05-02' });
  expect(await readInfo(settled)).toMatchObject({ ModDate: "D:20240502000000+00'00'" });
});

test('the author is named, in any script, and a title that looks like an entry stays what it is', async () => {
  const title = '/CreationDate \\(D:1\\) endobj';
  const about = { author: ' Олена (Ж) ليلى 🦉 ', date: '2024-05-02' };
  const info = await readInfo(settleMetadata(printedAt('20261122204055', title), about));
  expect(info).toMatchObject({
    Author: 'Олена (Ж) ليلى 🦉',
    Title: '/CreationDate (D:1) endobj',
    Creator: 'Parallax',
    CreationDate: "D:20240502000000+00'00'",
  });
});

test('bytes that are not written as expected are left as they are', () => {
  const other = Buffer.from('%PDF-1.7\nnothing known');
  expect(settleMetadata(other, { author: 'Ana', date: '2024-05-02' })).toEqual(other);
});
