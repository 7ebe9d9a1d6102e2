/** Names Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name without extension made from a title: what no file system takes becomes a space, and it is cut to 120 code
 * units so that an extension still fits everywhere. The same title gives the same name.
 */
export function fileNameFrom(title: string): string {
  const cleaned = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 120)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (cleaned === '') return 'Case';
  return reserved.test(cleaned) ? `${cleaned} case` : cleaned;
}

/** The path with the extension, which is added where the analyst left it out. */
export function withExtension(path: string, extension: string): string {
  return path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`;
}
