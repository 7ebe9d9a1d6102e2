import { isFullName } from '#domain/furniture/people-lines.ts';
import { cleanLine, findHttpUrl, findLanguageTag, findMachineDate } from './proposal.ts';

/** What a page's own metadata says; null or empty where it says nothing. */
export type PageMetadata = {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
};

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];

const articleTypes = /(?:Article|BlogPosting|Report|Review|SocialMediaPosting)$/u;
const maxJsonNodes = 20_000;

/** The first thing of an article's type in the page's structured data (schema.org, JSON-LD). */
function findArticleData(page: Document): JsonObject | null {
  let left = maxJsonNodes;
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    let data: Json;
    try {
      data = JSON.parse(script.textContent.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/gu, '')) as Json;
    } catch {
      continue;
    }
    const open: Json[] = [data];
    for (let value = open.shift(); value !== undefined && left > 0; value = open.shift(), left--) {
      if (Array.isArray(value)) open.push(...(value as readonly Json[]).slice(0, left));
      if (!isObject(value)) continue;
      if (asList(value['@type']).some((type) => typeof type === 'string' && articleTypes.test(type)))
        return value;
      open.push(
        ...Object.values(value)
          .filter((inner) => typeof inner === 'object')
          .slice(0, left),
      );
    }
  }
  return null;
}

/** The names of people or organisations in structured data, where a name may be a string, an object or a list. */
function namesOf(value: Json | undefined): readonly string[] {
  return asList(value).flatMap((item) =>
    typeof item === 'string' ? [item] : isObject(item) ? namesOf(item['name']) : [],
  );
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** Names as they stand in metadata, one each: "By A, B and C" is three when all are full names. */
export function cleanAuthors(values: readonly (string | null | undefined)[]): readonly string[] {
  const authors = values.flatMap((value) => {
    const line = cleanLine(value)?.replace(/^(?:by|von|par|por|автор:?)\s+/iu, '');
    if (line === undefined || line.length > 200 || /^https?:|@|^www\./iu.test(line)) return [];
    const parts = line
      .split(/\s*(?:[,;|&]|\sand\s|\sи\s|\sта\s|\sund\s|\set\s)\s*/u)
      .filter((part) => part !== '');
    return parts.length > 1 && parts.every(isFullName) ? parts : [line];
  });
  return [...new Set(authors)].slice(0, 50);
}

/** Reads what the page says of itself: structured data first, then Open Graph and other meta elements, then its markup. */
export function readPageMetadata(page: Document): PageMetadata {
  const data = findArticleData(page);
  const decoder = page.createElement('textarea');
  // Structured data is often written with the character references that only HTML has.
  const plain = (value: string | null | undefined): string | null => {
    if (value == null || !/&(?:#\d+|#x[\da-f]+|\w+);/iu.test(value)) return cleanLine(value);
    decoder.innerHTML = value;
    return cleanLine(decoder.value);
  };
  const metas = new Map<string, string[]>();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const content = meta.getAttribute('content');
    if (name && content)
      metas.set(name.toLowerCase(), [...(metas.get(name.toLowerCase()) ?? []).slice(0, 50), content]);
  }
  const meta = (...names: readonly string[]): readonly string[] =>
    names.map((name) => metas.get(name) ?? []).find((found) => found.length > 0) ?? [];
  const first = <T>(
    values: readonly (string | null | undefined)[],
    read: (value: string | null | undefined) => T | null,
  ): T | null => {
    for (const value of values) {
      const found = read(value);
      if (found !== null) return found;
    }
    return null;
  };

  const publisher = first(
    [
      ...namesOf(data?.['publisher']),
      ...meta('og:site_name'),
      ...meta('publisher', 'dc.publisher', 'application-name'),
    ],
    plain,
  );
  const id = data?.['mainEntityOfPage'];
  const times = [
    ...page.querySelectorAll('article time[datetime], main time[datetime], [itemprop="datePublished"]'),
  ];
  const dates = new Set(
    times.map((time) => findMachineDate(time.getAttribute('datetime') ?? time.getAttribute('content'))),
  );
  return {
    title:
      first([textOf(data?.['headline']), ...meta('og:title', 'twitter:title', 'dc.title')], plain) ??
      titleOf(page, publisher),
    authors: cleanAuthors(
      [
        namesOf(data?.['author']),
        meta('author', 'dc.creator', 'parsely-author', 'sailthru.author'),
        meta('article:author'),
        [...page.querySelectorAll('[itemprop="author"], a[rel~="author"]')].map(
          (element) => element.textContent,
        ),
      ]
        .map((values) => values.map(plain).filter((value) => value !== null && !/^https?:/iu.test(value)))
        .find((values) => values.length > 0) ?? [],
    ),
    publisher,
    url: first(
      [
        page.querySelector('link[rel~="canonical" i]')?.getAttribute('href'),
        ...meta('og:url'),
        textOf(data?.['url']),
        isObject(id) ? textOf(id['@id']) : textOf(id),
      ],
      findHttpUrl,
    ),
    publishedOn:
      first(
        [
          textOf(data?.['datePublished']),
          ...meta('article:published_time', 'og:article:published_time'),
          ...meta(
            'date',
            'dc.date',
            'dc.date.issued',
            'dcterms.date',
            'pubdate',
            'publish-date',
            'parsely-pub-date',
            'sailthru.date',
            'datepublished',
            'citation_publication_date',
          ),
        ],
        findMachineDate,
      ) ?? (dates.size === 1 ? ([...dates][0] ?? null) : null),
    language: first(
      [
        page.documentElement.getAttribute('lang'),
        textOf(data?.['inLanguage']),
        ...meta('og:locale', 'content-language', 'dc.language'),
      ],
      findLanguageTag,
    ),
  };
}

/** The first heading of the page, or its title without the name of the website. */
function titleOf(page: Document, publisher: string | null): string | null {
  const headings = [...page.querySelectorAll('h1')]
    .map((heading) => cleanLine(heading.textContent))
    .filter((text) => text !== null);
  const title = cleanLine(page.title);
  const named = headings.find(
    (heading) => title?.includes(heading) === true && heading.toLowerCase() !== publisher?.toLowerCase(),
  );
  if (named !== undefined) return named;
  if (title === null) return headings.length === 1 ? (headings[0] ?? null) : null;
  const parts = title.split(/\s+[|—–·»-]\s+/u);
  const last = parts.at(-1)?.toLowerCase();
  return parts.length > 1 && last === publisher?.toLowerCase()
    ? title.slice(0, -(last?.length ?? 0)).replace(/\s+[|—–·»-]\s+$/u, '')
    : title;
}
