// Files that are no text, told by the bytes they begin with.

type Signature = { readonly name: string; readonly bytes: readonly number[]; readonly at?: number };

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const signatures: readonly Signature[] = [
  { name: 'a PNG picture', bytes: [0x89, ...ascii('PNG')] },
  { name: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF picture', bytes: ascii('GIF8') },
  { name: 'a TIFF picture', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { name: 'a TIFF picture', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: 'a WebP picture', bytes: ascii('WEBP'), at: 8 },
  { name: 'a PDF document', bytes: ascii('%PDF-') },
  { name: 'a PostScript document', bytes: ascii('%!PS') },
  { name: 'a Rich Text document (RTF)', bytes: ascii('{\\rtf') },
  {
    name: 'an old Office document (DOC, XLS or PPT)',
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b, 0x08] },
  { name: 'a bzip2 archive', bytes: [...ascii('BZh'), 0x31] },
  { name: 'an xz archive', bytes: [0xfd, ...ascii('7zXZ'), 0x00] },
  { name: 'a 7-Zip archive', bytes: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'a RAR archive', bytes: [...ascii('Rar!'), 0x1a, 0x07] },
  { name: 'a Zstandard archive', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'a tar archive', bytes: ascii('ustar'), at: 257 },
  { name: 'an SQLite database', bytes: [...ascii('SQLite format 3'), 0x00] },
  { name: 'a program (ELF)', bytes: [0x7f, ...ascii('ELF')] },
  { name: 'a program (Mach-O)', bytes: [0xcf, 0xfa, 0xed, 0xfe] },
  { name: 'a WebAssembly program', bytes: [0x00, ...ascii('asm')] },
  { name: 'an MP3 recording', bytes: [...ascii('ID3'), 0x03] },
  { name: 'an MP3 recording', bytes: [...ascii('ID3'), 0x04] },
  { name: 'an MP4 video', bytes: ascii('ftyp'), at: 4 },
  { name: 'an Ogg recording', bytes: [...ascii('OggS'), 0x00] },
  { name: 'a WAV recording', bytes: ascii('WAVE'), at: 8 },
  { name: 'a Matroska or WebM video', bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { name: 'a font', bytes: ascii('wOFF') },
  { name: 'a font', bytes: ascii('wOF2') },
];

const hasBytes = (bytes: Uint8Array, expected: readonly number[], at: number): boolean =>
  expected.every((byte, i) => bytes[at + i] === byte);

/** What a ZIP archive holds, from the name of its first entries. */
function nameOfZip(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (head.includes('application/epub+zip')) return 'an EPUB book';
  if (head.includes('application/vnd.oasis.opendocument')) return 'an OpenDocument file (ODT, ODS or ODP)';
  if (head.includes('word/')) return 'a Word document (DOCX)';
  if (head.includes('xl/')) return 'an Excel workbook (XLSX)';
  if (head.includes('ppt/')) return 'a PowerPoint file (PPTX)';
  if (head.includes('[Content_Types].xml')) return 'an Office document (DOCX, XLSX or PPTX)';
  return 'a ZIP archive';
}

/** What kind of binary file the bytes begin like, as words that fit after "It seems to be"; null for none known. */
export function findBinaryKind(bytes: Uint8Array): string | null {
  if (hasBytes(bytes, [0x50, 0x4b, 0x03, 0x04], 0) || hasBytes(bytes, [0x50, 0x4b, 0x05, 0x06], 0))
    return nameOfZip(bytes);
  // "MZ" and "BM" could begin a text; a program or a bitmap has NULs right after.
  const hasNul = bytes.subarray(0, 64).includes(0);
  if (hasNul && hasBytes(bytes, ascii('MZ'), 0)) return 'a Windows program';
  if (hasNul && hasBytes(bytes, ascii('BM'), 0)) return 'a BMP picture';
  return signatures.find(({ bytes: expected, at = 0 }) => hasBytes(bytes, expected, at))?.name ?? null;
}

/** The share of bytes in a sample that are control characters no text file has: 0 to 1. */
export function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample) {
    // Escape, form feed and vertical tab occur in old text files, as does the end-of-file mark of DOS.
    if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x0b &&
      byte !== 0x1b &&
      byte !== 0x1a
    ) {
      controls++;
    }
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}
