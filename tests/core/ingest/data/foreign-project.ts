import { strToU8, zipSync } from 'fflate';

// Projects as other programs write them, after what is known of their files: see docs/formats/refi-qda.md.

/** A GUID that tells what it is of. */
export const guid = (kind: string, number: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A project file with what stands in it; attributes of the root as the program has them. */
export function projectXml(origin: string, content: string, root = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="A study" origin="${origin}" ${root}>${content}</Project>`;
}

/** Codings of a place. */
export const codings = (...codes: readonly string[]): string =>
  codes
    .map((code, number) => `<Coding guid="${guid('c', number)}"><CodeRef targetGUID="${code}"/></Coding>`)
    .join('');

/** Packs a project with its texts. */
export function packed(xml: string, texts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return zipSync({
    'project.qde': strToU8(xml),
    ...Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]),
    ),
  });
}
