import type { EncodingLabel } from '#domain/article-reading.ts';

/** The bytes of a text in a single-byte encoding, from what the decoder makes of each byte. */
export function encodeSingleByte(text: string, encoding: EncodingLabel): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decodeByte(byte, encoding), byte);
  return Uint8Array.from([...text], (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

// Written out because the runtime's own decoder for windows-1252 is the one that cannot be trusted.
const curly: Readonly<Record<number, string>> = {
  0x80: '€',
  0x84: '„',
  0x85: '…',
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x96: '–',
  0x97: '—',
};

function decodeByte(byte: number, encoding: EncodingLabel): string {
  if (encoding === 'windows-1252') return curly[byte] ?? String.fromCharCode(byte);
  return new TextDecoder(encoding).decode(Uint8Array.of(byte));
}

/** UTF-16 in either byte order, without a byte order mark. */
export function encodeUtf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(encoding === 'utf-16le' ? bytes : bytes.swap16());
}

/** UTF-8 without a byte order mark. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes of a text in an encoding of one or two bytes a character, from what the decoder makes of each pair. */
export function encodeDoubleByte(text: string, encoding: EncodingLabel): Uint8Array {
  const wanted = new Map<string, readonly number[]>([...text].map((character) => [character, []]));
  const decoder = new TextDecoder(encoding);
  for (let first = 0; first < 256; first++) {
    const single = decoder.decode(Uint8Array.of(first));
    if (wanted.get(single)?.length === 0) wanted.set(single, [first]);
    for (let second = 0x40; first >= 0x80 && second < 0xff; second++) {
      const pair = decoder.decode(Uint8Array.of(first, second));
      if (wanted.get(pair)?.length === 0) wanted.set(pair, [first, second]);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => wanted.get(character) ?? []));
}
