import { Buffer } from 'node:buffer';

// What tells a file of REFI-QDA, without unpacking or parsing it.

/** True for a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** True for a zip that lists a project file; one inside of another zip does not count. */
export function isPackedProject(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end === -1 || end + 20 > zip.length) return false;
  return zip.subarray(zip.readUInt32LE(end + 16), end).includes('.qde');
}

/** True for XML whose root is one of REFI-QDA's. */
export function isRefiXml(bytes: Uint8Array): boolean {
  const head = decodeXml(bytes.subarray(0, 2000));
  return (
    head.includes('QDA-XML') &&
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:Project|CodeBook)\b/u.test(head)
  );
}

/** XML as characters: UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
