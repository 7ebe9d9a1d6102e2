// The words of a W3C Web Annotation file, known to what writes it and what reads it; docs/formats/w3c.md describes them.

/** The context every Web Annotation has (section 3.1 of the recommendation). */
export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/** What the names of Parallax's own terms begin with, written `parallax:` in the file. */
export const parallaxTerms = 'urn:parallax:terms#';

/** The context of Parallax's own terms. Lists keep their order, and what points to something is an IRI. */
export const parallaxContext = {
  parallax: parallaxTerms,
  'parallax:article': { '@type': '@id' },
  'parallax:claim': { '@type': '@id' },
  'parallax:source': { '@type': '@id' },
  'parallax:voice': { '@type': '@id' },
  'parallax:steps': { '@container': '@list' },
  'parallax:codebook': { '@container': '@list' },
  'parallax:tags': { '@container': '@list' },
} as const;

/** What an annotation of Parallax is about. */
export const annotationKinds = ['article', 'source', 'claim', 'occurrence', 'relation'] as const;
/** One of {@link annotationKinds}. */
export type AnnotationKind = (typeof annotationKinds)[number];

/** What a body is for (section 3.3.5); those of the recommendation that Parallax writes. */
export type AnnotationPurpose =
  | 'assessing'
  | 'classifying'
  | 'commenting'
  | 'describing'
  | 'highlighting'
  | 'identifying'
  | 'linking'
  | 'tagging';

/** The same under names of Parallax's own; what is null is left out. */
export function ownTerms(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[`parallax:${name}`, value]])),
  );
}

/** How many code points stand before and after the exact words in a quote selector. */
export const quoteContext = 32;

/** The name of a thing of the case as an IRI. */
export function uuidUrn(id: string): string {
  return `urn:uuid:${id}`;
}

/** The name of an article's text as an IRI, from its SHA-256 in hexadecimal. */
export function textUrn(sha256: string): string {
  return `urn:sha256:${sha256}`;
}

/**
 * A web address as an IRI that every reader takes (RFC 3986), or null when it is none of the web.
 */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href, hash } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const [, origin = '', rest = ''] =
    /^([a-z]+:\/\/[^/]*)(.*)$/.exec(href.slice(0, href.length - hash.length)) ?? [];
  return origin + escaped(rest) + (hash === '' ? '' : `#${escaped(hash.slice(1))}`);
}

/** What the URL standard lets stand and RFC 3986 does not. */
function escaped(part: string): string {
  return part
    .replace(/%(?![0-9a-f]{2})/giu, '%25')
    .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, (character) => encodeURIComponent(character));
}

const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mani',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** The direction in which a language is written, or null when the tag cannot be read. */
export function textDirection(language: string): 'ltr' | 'rtl' | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script === undefined ? null : rightToLeft.has(script) ? 'rtl' : 'ltr';
  } catch {
    return null;
  }
}
