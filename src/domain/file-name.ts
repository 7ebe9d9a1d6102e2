/** Names Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The longest name made here, in bytes of UTF-8: file systems take 255, and an ending and a number still have to fit. */
const mostBytes = 180;

/**
 * A file name without extension made from a title: what no file system takes becomes a space, and it is cut to 120 code
 * units and 180 bytes so that an extension still fits everywhere. The same title gives the same name.
 */
export function fileNameFrom(title: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ');
  const cleaned = cut(plain).replace(/^[. ]+|[. ]+$/g, '');
  if (cleaned === '') return 'Case';
  return reserved.test(cleaned) ? `${cleaned} case` : cleaned;
}

/** The path with the extension, which is added where the analyst left it out. */
export function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`;
}

/** The beginning of a text that is short enough, no character broken in two. */
function cut(text: string): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
    if (bytes > mostBytes || kept.length + character.length > 120) break;
    kept += character;
  }
  return kept;
}
