import { Buffer, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { encodings, type EncodingLabel, type ReadingWarning } from '#domain/article-reading.ts';
import { Failure } from '#domain/failure.ts';
import { alphabetEncodings, findAlphabetEncoding } from './alphabet-encoding.ts';
import { controlShare, findBinaryKind } from './binary.ts';

/** Bytes as text, with the encoding they were read in and how sure that is. */
export type DecodedText = {
  readonly text: string;
  readonly encoding: EncodingLabel;
  readonly certain: boolean;
  readonly warnings: readonly ReadingWarning[];
};

const labels: ReadonlySet<string> = new Set(encodings.map(({ label }) => label));
const sampleLength = 65_536;

/** What the WHATWG standard calls by another name than this program offers. */
const folded: Readonly<Record<string, EncodingLabel>> = { gbk: 'gb18030', 'iso-8859-8-i': 'iso-8859-8' };

/** The canonical name for an encoding label as files and pages write it; null when it cannot be read. */
export function findEncoding(label: string): EncodingLabel | null {
  let name: string;
  try {
    name = new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
  name = folded[name] ?? name;
  return labels.has(name) ? (name as EncodingLabel) : null;
}

/** The 32 characters of windows-1252 that ISO-8859-1 has not, from 0x80 (https://encoding.spec.whatwg.org/#windows-1252). */
const windows1252High = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Decodes all bytes; with `fatal`, throws a TypeError for bytes that mean nothing, else puts U+FFFD there. */
function decodeAs(bytes: Uint8Array, encoding: EncodingLabel, fatal: boolean): string {
  if (encoding === 'windows-1252') {
    // Node 20's TextDecoder reads windows-1252 as ISO-8859-1 and loses curly quotation marks and dashes.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .replace(/[\x80-\x9f]/gu, (character) => windows1252High.charAt(character.charCodeAt(0) - 0x80));
  }
  return new TextDecoder(encoding, { fatal }).decode(bytes);
}

function findByteOrderMark(bytes: Uint8Array): EncodingLabel | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a byte order mark: spaces, line ends and Latin letters have NULs on one side only. */
function findUtf16(bytes: Uint8Array): EncodingLabel | null {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null;
  const sample = bytes.subarray(0, sampleLength);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const pairs = sample.length / 2;
  const [most, least, encoding] =
    odd > even ? [odd, even, 'utf-16le' as const] : [even, odd, 'utf-16be' as const];
  if (most < pairs * 0.05 || least > most * 0.05) return null;
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(
      sample.subarray(0, sample.length - (sample.length % 2)),
      { stream: true },
    );
  } catch {
    return null;
  }
  const odds = text.match(/[\p{Cn}\p{Co}\0-\x08\x0e-\x1f]/gu)?.length ?? 0;
  return odds * 50 <= text.length ? encoding : null;
}

/** Bytes that are UTF-8 but for a few damaged places, such as a file cut in the middle of a character. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/gu)?.length ?? 0;
  // Legacy text has hardly any valid sequence of two or more bytes, so that the broken ones outnumber the good.
  const good = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return broken > 0 && good >= 4 && broken * 20 <= good;
}

function guessLegacy(bytes: Uint8Array): EncodingLabel {
  const sample = highSample(bytes);
  // A runtime may have been built without some of the tables.
  const alphabetic = findAlphabetEncoding(sample, (part, encoding) =>
    findEncoding(encoding) === null ? '' : decodeAs(part, encoding, false),
  );
  if (alphabetic) return alphabetic;
  if (isBaltic(sample)) return 'windows-1257';
  for (const match of chardet.analyse(sample)) {
    if (match.confidence < 20) break;
    const encoding = findEncoding(match.name);
    if (!encoding || encoding.startsWith('utf-')) continue;
    // Its guesses at other alphabets were weighed above.
    if (alphabetEncodings.has(encoding)) continue;
    if (isPlausible(sample, encoding)) return withC1(sample, encoding);
  }
  return 'windows-1252';
}

/** Lithuanian or Latvian, which chardet does not know: hardly an accent that is not theirs, and š or ž among them. */
function isBaltic(sample: Uint8Array): boolean {
  const accented = decodeAs(sample, 'windows-1257', false).match(/(?![\0-\x7f])\p{L}/gu) ?? [];
  const own = accented.filter((letter) => /[ąčęėįšųūžāēģīķļņ]/iu.test(letter)).length;
  const hissing = accented.filter((letter) => /[šž]/iu.test(letter)).length;
  return accented.length >= 3 && own >= accented.length * 0.97 && hissing >= accented.length * 0.1;
}

/** The ISO-8859 encodings have control characters where their windows relatives have quotation marks and dashes. */
function withC1(sample: Uint8Array, encoding: EncodingLabel): EncodingLabel {
  const relatives: Partial<Record<EncodingLabel, EncodingLabel>> = {
    'iso-8859-2': 'windows-1250',
    'iso-8859-13': 'windows-1257',
  };
  const relative = relatives[encoding];
  return relative && sample.some((byte) => byte >= 0x80 && byte < 0xa0) ? relative : encoding;
}

function isPlausible(sample: Uint8Array, encoding: EncodingLabel): boolean {
  const text = decodeAs(sample, encoding, false);
  const broken = text.match(/[\ufffd\x80-\x84\x86-\x9f\p{Co}\p{Cn}]/gu)?.length ?? 0;
  return broken * 100 <= text.length;
}

/** At most a few dozen kilobytes that hold the bytes above ASCII: a page can begin with long stretches of plain markup. */
function highSample(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleLength) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, Math.min(first - 64, bytes.length - sampleLength));
  return bytes.subarray(from, from + sampleLength);
}

/** The encoding an HTML page names for itself in its first 4096 bytes; null when it names none that can be read. */
export function findDeclaredEncoding(bytes: Uint8Array): EncodingLabel | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const withoutComments = head.replace(/<!--[\s\S]*?-->/gu, '');
  const declared =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(withoutComments)?.[1] ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/iu.exec(withoutComments)?.[1];
  if (declared === undefined) return null;
  const encoding = findEncoding(declared);
  // A page whose declaration could be read byte by byte is not in UTF-16 (HTML standard, "prescan a byte stream").
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
}

function checkNotBinary(bytes: Uint8Array): void {
  const kind = findBinaryKind(bytes);
  const share = controlShare(bytes);
  if (kind === null && (share <= 0.02 || (share <= 0.1 && bytes.length < 200))) return;
  throw new Failure(
    'import.binary',
    kind === null
      ? 'The file is not text: it is full of control characters. Export it as text or HTML and import that.'
      : `The file is not text: it seems to be ${kind}. Export it as text or HTML and import that.`,
    { kind: kind ?? 'unknown' },
  );
}

function asDecoded(
  bytes: Uint8Array,
  encoding: EncodingLabel,
  certain: boolean,
  extra: readonly ReadingWarning[] = [],
): DecodedText {
  const text = decodeAs(bytes, encoding, false);
  const broken = countOf(text, '\ufffd');
  const warnings = [...extra];
  if (broken > 0) warnings.push({ code: 'undecodable-bytes', detail: String(broken) });
  if (!certain && broken === 0) warnings.push({ code: 'encoding-guessed', detail: encoding });
  return { text, encoding, certain, warnings };
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) count++;
  return count;
}

function decodeChosen(bytes: Uint8Array, label: string): DecodedText {
  const encoding = findEncoding(label);
  if (!encoding) {
    throw new Failure(
      'import.bad-encoding',
      `“${label}” is not an encoding Parallax can read. Choose one from the list.`,
      {
        encoding: label,
      },
    );
  }
  try {
    return { text: decodeAs(bytes, encoding, true), encoding, certain: true, warnings: [] };
  } catch {
    throw new Failure(
      'import.bad-encoding',
      `The file is not in ${encoding}: some of its bytes mean nothing there. Choose another encoding.`,
      { encoding },
    );
  }
}

/**
 * Turns bytes into text. `chosen` is the encoding an analyst chose, any WHATWG label; without it the encoding is found
 * from a byte order mark, from the bytes being valid UTF-8 or UTF-16, from what an HTML page declares, and else guessed.
 * @throws Failure `import.binary` for what is no text, `import.bad-encoding` when `chosen` is unknown or does not fit.
 */
export function decodeText(bytes: Uint8Array, isHtml: boolean, chosen: string | null): DecodedText {
  const kind = findBinaryKind(bytes);
  if (kind !== null) checkNotBinary(bytes);
  if (chosen !== null) return decodeChosen(bytes, chosen);

  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0 && bytes.length % 4 === 0) {
    throw new Failure('import.bad-encoding', 'The file is in UTF-32. Save it as UTF-8 and import that.', {
      encoding: 'utf-32',
    });
  }
  const marked = findByteOrderMark(bytes) ?? (bytes.includes(0) ? findUtf16(bytes) : null);
  if (marked) return asDecoded(bytes, marked, true);
  checkNotBinary(bytes);

  const declared = isHtml ? findDeclaredEncoding(bytes) : null;
  const mismatch = (found: EncodingLabel): ReadingWarning[] =>
    declared && declared !== found
      ? [{ code: 'encoding-mismatch', detail: `declared ${declared}, read as ${found}` }]
      : [];
  if (isUtf8(bytes)) {
    // ISO-2022-JP is ASCII with escape sequences, which makes it valid UTF-8 as well.
    const shifted = bytes.includes(0x1b) && declared === 'iso-2022-jp';
    return shifted
      ? asDecoded(bytes, 'iso-2022-jp', true)
      : asDecoded(bytes, 'utf-8', true, isAscii(bytes) ? [] : mismatch('utf-8'));
  }
  if (declared && declared !== 'utf-8') {
    const text = decodeAs(bytes, declared, false);
    if (countOf(text, '\ufffd') * 200 <= text.length) return asDecoded(bytes, declared, true);
  }
  if (isDamagedUtf8(bytes)) return asDecoded(bytes, 'utf-8', false);
  const guessed = guessLegacy(bytes);
  return asDecoded(bytes, guessed, false, mismatch(guessed));
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/**
 * The text as it is kept: line ends become `\n`; NUL and other C0 control characters but the tab become a space each, lone
 * surrogates U+FFFD, and a byte order mark goes. `replaced` counts the control characters.
 */
export function normaliseText(text: string): { readonly text: string; readonly replaced: number } {
  let replaced = 0;
  const normalised = text
    .replace(/^\ufeff/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/gu, (character) => {
      if (character !== '\x0c') replaced++;
      return ' ';
    })
    .toWellFormed();
  return { text: normalised, replaced };
}
