import { Buffer } from 'node:buffer';
import { type CaseJson, caseJsonSchema, caseJsonVersion } from '#contract/case-json.ts';
import type { DataLookup, DataReader, ReadData } from './data-reader.ts';
import { decodeUtf8, parseJson } from './read-json.ts';
import { findAnnotations } from './w3c/annotations.ts';
import { Articles } from './w3c/articles.ts';
import { CaseParts } from './w3c/case-parts.ts';
import { readForeign, unreadNames } from './w3c/foreign.ts';
import {
  collectRemarks,
  listOf,
  type Node,
  ownTerm,
  type Remarks,
  textOf,
  timeOf,
  uuidIn,
} from './w3c/nodes.ts';
import { ownKind, readOwn } from './w3c/own.ts';

/** Reads W3C Web Annotations: what Parallax wrote whole, what others wrote as occurrences of claims. */
export const w3cReader: DataReader = {
  name: 'W3C Web Annotation',
  recognises: (_fileName, bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return (
      /^\uFEFF?\s*[[{]/u.test(buffer.toString('utf8', 0, 100)) &&
      ['www.w3.org/ns/anno.jsonld', '"TextQuoteSelector"'].some((sign) => buffer.includes(sign))
    );
  },
  read: (bytes, lookup) => readAnnotations(parseJson(decodeUtf8(bytes), ''), lookup),
};

function readAnnotations(file: unknown, lookup: DataLookup): ReadData {
  const remarks = collectRemarks();
  const parts = new CaseParts();
  const missing = new Map<string, number>();
  const reading = {
    articles: new Articles(lookup),
    parts,
    remarks,
    missing: (name: string, isOccurrence: boolean) =>
      missing.set(name, (missing.get(name) ?? 0) + (isOccurrence ? 1 : 0)),
  };
  const { collection, annotations } = findAnnotations(file, remarks);
  readOwn(annotations, reading);
  const foreign = annotations.filter(({ node }) => ownKind(node) === null);
  for (const annotation of foreign) readForeign(annotation, reading, lookup.now);

  for (const [name, count] of missing)
    remarks.add(
      name,
      `The case has no such article${count === 0 ? '' : `, so ${count} annotation${count === 1 ? '' : 's'} of it ${count === 1 ? 'was' : 'were'} left out`}. Import the article, then this file again.`,
    );
  const unread = new Set(foreign.flatMap(unreadNames));
  if (unread.size > 0)
    remarks.add(
      '',
      `What annotations say under these names was not taken: ${[...unread].toSorted().join(', ')}.`,
    );
  const data: CaseJson = {
    format: 'parallax-case',
    version: caseJsonVersion,
    case: headOf(collection ?? {}, parts, lookup),
    articles: [...parts.articles.values()],
    claims: [...parts.claims.values()],
    occurrences: [...parts.occurrences.values()],
    sources: [...parts.sources.values()],
    relations: [...parts.relations.values()],
    ...listsOf(collection ?? {}, remarks),
  };
  return { data, remarks: remarks.all };
}

function headOf(collection: Node, parts: CaseParts, { newId, now }: DataLookup): CaseJson['case'] {
  const createdAt = timeOf(collection['created']) ?? now();
  const title = textOf(listOf(collection['label'])[0]) ?? 'Web annotations';
  return {
    id: uuidIn(collection) ?? newId(),
    // A new case is not called after annotations of which nothing was taken.
    title: parts.occurrences.size + parts.claims.size === 0 ? '' : title,
    createdAt,
    changedAt: timeOf(collection['modified']) ?? createdAt,
    changeCount: countOf(ownTerm(collection, 'changeCount')) ?? 0,
    articleCount: countOf(ownTerm(collection, 'articleCount')) ?? parts.articles.size,
  };
}

const countOf = (value: unknown): number | null =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;

/** What Parallax says of tags and codebook stands on the collection. */
function listsOf(collection: Node, remarks: Remarks): Pick<CaseJson, 'tags' | 'codebook'> {
  const { shape } = caseJsonSchema;
  const plain = (value: unknown): Node =>
    Object.fromEntries(
      Object.entries(value ?? {}).map(([name, each]) => [name.replace(/^parallax:/u, ''), each as unknown]),
    );
  return {
    tags: listOf(ownTerm(collection, 'tags')).flatMap((tag, index) => {
      const parsed = shape.tags.element.safeParse({ colour: null, ...plain(tag) });
      if (!parsed.success) remarks.add(`parallax:tags[${index}]`, 'It is no tag of a case; it was left out.');
      return parsed.success ? [parsed.data] : [];
    }),
    codebook: listOf(ownTerm(collection, 'codebook')).flatMap((value, index) => {
      const nothing = { countsAs: null, label: null, definition: null, example: null };
      const parsed = shape.codebook.element.safeParse({ ...nothing, ...plain(value) });
      if (!parsed.success)
        remarks.add(`parallax:codebook[${index}]`, 'It is no value of a codebook; it was left out.');
      return parsed.success ? [parsed.data] : [];
    }),
  };
}
