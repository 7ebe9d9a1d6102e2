import { claimTypes } from '#domain/claim.ts';
import { attributionStatuses } from '#domain/attribution.ts';
import { indexCodePoints } from '#domain/code-points.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { isSymmetric, type Relation, relationKinds } from '#domain/relation.ts';
import type { ArticleRecord, CaseRecord, ClaimRecord, OccurrenceRecord } from '#domain/report/case-record.ts';
import { groupBy } from '#domain/report/group-by.ts';
import { sourceKinds } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import { stances } from '#domain/stance.ts';
import { csvStart, csvText } from './csv-text.ts';
import type { ExportFile, ExportSource, FormatWriter } from './format.ts';

// brat's standoff format, https://brat.nlplab.org/standoff.html: beside each text a file that points into it by code points.
// docs/formats/brat.md says what is written.

/** Writes each article as a text and its annotations, with the configuration that brat needs to open them. */
export const bratWriter: FormatWriter = { shape: 'files', files: renderFiles };

function* renderFiles({ record, options }: ExportSource): Generator<ExportFile, void, undefined> {
  const names = fileNames(record.articles);
  yield { name: 'annotation.conf', pieces: [configuration()] };
  yield { name: 'documents.csv', pieces: [csvStart, documentList(record.articles, names)] };
  const relations = record.relations.filter(
    ({ status }) => status === 'confirmed' || (status === 'suggested' && options.suggested),
  );
  const known: Known = {
    claims: new Map(record.claims.map((claim) => [claim.id, claim])),
    sources: new Map(record.sources.map((source) => [source.id, source])),
    relations: groupBy(relations, (relation) => relation.fromClaimId),
  };
  const occurrences = groupBy(record.occurrences, (occurrence) => occurrence.articleId);
  for (const [index, article] of record.articles.entries()) {
    const name = names[index] ?? String(index + 1);
    yield { name: `${name}.txt`, pieces: [article.text] };
    yield {
      name: `${name}.ann`,
      pieces: [annotationsOf(article, occurrences.get(article.id) ?? [], known), (index + 1) / names.length],
    };
  }
}

type Known = {
  readonly claims: ReadonlyMap<string, ClaimRecord>;
  readonly sources: ReadonlyMap<string, CaseRecord['sources'][number]>;
  /** By the claim they are read from. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
};

/** What a mark is of; brat calls it an entity. */
const entityTypes = ['Claim', 'Source', 'Cue', 'Stance_words'] as const;
type EntityType = (typeof entityTypes)[number];

function annotationsOf(
  article: ArticleRecord,
  occurrences: readonly OccurrenceRecord[],
  known: Known,
): string {
  const file = new AnnotationFile(article.text);
  const byClaim = new Map<string, string[]>();
  for (const occurrence of occurrences) {
    const id = addOccurrence(file, occurrence, known);
    if (id !== null) byClaim.set(occurrence.claimId, [...(byClaim.get(occurrence.claimId) ?? []), id]);
  }
  for (const ids of byClaim.values()) if (ids.length > 1) file.addLine(`*\tEquiv ${ids.join(' ')}`);
  for (const [claimId, [from]] of byClaim) {
    for (const relation of known.relations.get(claimId) ?? []) {
      const to = byClaim.get(relation.toClaimId)?.[0];
      if (from !== undefined && to !== undefined) file.relate(relationName(relation), from, to);
    }
  }
  return file.text();
}

function addOccurrence(file: AnnotationFile, occurrence: OccurrenceRecord, known: Known): string | null {
  const claim = known.claims.get(occurrence.claimId);
  const id = file.addEntity('Claim', occurrence.pieces);
  if (id === null || !claim) return null;
  file.attribute('Stance', id, occurrence.stance);
  file.attribute('Commitment', id, occurrence.commitment);
  file.attribute('Polarity', id, occurrence.polarity);
  file.attribute('Quotation', id, occurrence.quotation);
  file.attribute('Fidelity', id, occurrence.fidelity);
  file.attribute('Claim_type', id, claim.type);
  file.note('Claim', id, claim.text);
  file.note('Ids', id, `claim ${claim.id} occurrence ${occurrence.id}`);
  if (claim.tags.length > 0) file.note('Tags', id, claim.tags.join('; '));
  if (occurrence.stanceSpan) {
    const words = file.addShared('Stance_words', occurrence.stanceSpan, '');
    if (words !== null) file.relate('Shows_stance', words, id);
  }

  const nodes = occurrence.chain.map((step) => {
    const source = known.sources.get(step.sourceId);
    const node =
      step.sourceSpan && file.addShared('Source', step.sourceSpan, `${step.sourceId} ${step.status}`);
    if (node !== null && file.isNew(node) && source) {
      file.attribute('Status', node, step.status);
      file.attribute('Source_kind', node, source.kind);
      file.note('Source', node, source.name);
    }
    const cue = step.cueSpan && file.addShared('Cue', step.cueSpan, '');
    if (cue !== null) file.relate('Cue_of', cue, node ?? id);
    return node;
  });
  // Only steps that stand next to each other are joined, so that no arc says more than the chain; the note has all of it.
  for (const [index, node] of nodes.entries()) {
    const next = index + 1 < nodes.length ? nodes[index + 1] : id;
    if (node !== null && next) file.relate(next === id ? 'Says' : 'Reports', node, next);
  }
  const chain = occurrence.chain.map(
    ({ sourceId, status }) => `${known.sources.get(sourceId)?.name ?? sourceId} (${status})`,
  );
  file.note('Chain', id, chain.join(' → '));
  if (occurrence.note !== '') file.note('AnnotatorNotes', id, occurrence.note);
  return id;
}

/** What ends a line for brat, which reads with Python: a mark has none within a piece, a note none at all. */
const lineEnds = /[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+/u;

/** The lines of one annotation file, numbered as they come. */
class AnnotationFile {
  readonly #text: string;
  readonly #toCodePoint: (utf16: number) => number;
  readonly #lines: string[] = [];
  readonly #counts = { T: 0, R: 0, A: 0, '#': 0 };
  readonly #shared = new Map<string, string>();
  readonly #relations = new Set<string>();
  readonly #described = new Set<string>();

  constructor(text: string) {
    this.#text = text;
    this.#toCodePoint = indexCodePoints(text).toCodePoint;
  }

  addLine(line: string): void {
    this.#lines.push(line);
  }

  /** A text-bound annotation of the pieces, each ended where a line of the text ends; null when they hold no words. */
  addEntity(type: EntityType, pieces: readonly Span[]): string | null {
    const parts = pieces.flatMap((piece) => this.#linesOf(piece));
    if (parts.length === 0) return null;
    const offsets = parts.map(({ start, end }) => `${this.#toCodePoint(start)} ${this.#toCodePoint(end)}`);
    const words = parts.map(({ start, end }) => this.#text.slice(start, end));
    return this.#add('T', `${type} ${offsets.join(';')}\t${words.join(' ')}`);
  }

  /** The same, once only for the same words with the same meaning. */
  addShared(type: EntityType, span: Span, meaning: string): string | null {
    const key = `${type} ${span.start} ${span.end} ${meaning}`;
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const id = this.addEntity(type, [span]);
    if (id !== null) this.#shared.set(key, id);
    return id;
  }

  /** True the first time it is asked of a mark. */
  isNew(id: string): boolean {
    const isNew = !this.#described.has(id);
    this.#described.add(id);
    return isNew;
  }

  relate(type: string, from: string, to: string): void {
    const relation = `${type} Arg1:${from} Arg2:${to}`;
    if (this.#relations.has(relation)) return;
    this.#relations.add(relation);
    this.#add('R', relation);
  }

  attribute(name: string, of: string, value: string | null): void {
    if (value !== null) this.#add('A', `${name} ${of} ${value}`);
  }

  note(type: string, of: string, words: string): void {
    this.#add('#', `${type} ${of}\t${words.trim().split(lineEnds).join(' ¶ ').replaceAll('\t', ' ')}`);
  }

  text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #add(letter: 'T' | 'R' | 'A' | '#', line: string): string {
    this.#counts[letter] += 1;
    const id = `${letter}${this.#counts[letter]}`;
    this.#lines.push(`${id}\t${line}`);
    return id;
  }

  #linesOf({ start, end }: Span): readonly Span[] {
    const parts: Span[] = [];
    let at = start;
    for (const line of this.#text.slice(start, end).split(new RegExp(`(${lineEnds.source})`, 'u'))) {
      const words = line.trim();
      const from = at + line.length - line.trimStart().length;
      if (words !== '') parts.push({ start: from, end: from + words.length });
      at += line.length;
    }
    return parts;
  }
}

const relationName = ({ kind, status }: Pick<Relation, 'kind' | 'status'>): string => {
  const name = kind.replaceAll('-', '_');
  return status === 'suggested' ? `Suggested_${name}` : name[0]?.toUpperCase() + name.slice(1);
};

/** What brat must know to show the files: the types and what goes with what. */
function configuration(): string {
  const between = (kind: Relation['kind'], status: 'confirmed' | 'suggested'): string =>
    `${relationName({ kind, status })}\tArg1:Claim, Arg2:Claim${isSymmetric(kind) ? ', <REL-TYPE>:symmetric' : ''}`;
  const choice = (name: string, of: EntityType, values: readonly string[]): string =>
    `${name}\tArg:${of}, Value:${values.join('|')}`;
  return [
    '[entities]',
    ...entityTypes,
    '',
    '[relations]',
    'Says\tArg1:Source, Arg2:Claim',
    'Reports\tArg1:Source, Arg2:Source',
    'Cue_of\tArg1:Cue, Arg2:Source|Claim',
    'Shows_stance\tArg1:Stance_words, Arg2:Claim',
    'Equiv\tArg1:Claim, Arg2:Claim, <REL-TYPE>:symmetric-transitive',
    ...relationKinds.map((kind) => between(kind, 'confirmed')),
    ...relationKinds.map((kind) => between(kind, 'suggested')),
    '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    choice('Stance', 'Claim', stances),
    choice('Commitment', 'Claim', commitments),
    choice('Polarity', 'Claim', polarities),
    choice('Quotation', 'Claim', quotationTypes),
    choice('Fidelity', 'Claim', fidelities),
    choice('Claim_type', 'Claim', claimTypes),
    choice('Status', 'Source', attributionStatuses),
    choice('Source_kind', 'Source', sourceKinds),
    '',
  ].join('\n');
}

/** Which file is which article; brat passes it over. */
function documentList(articles: readonly ArticleRecord[], names: readonly string[]): string {
  return csvText([
    ['document', 'article_id', 'title', 'publisher', 'published_on', 'language', 'url', 'text_sha256'],
    ...articles.map((article, index) => [
      names[index] ?? '',
      article.id,
      article.title,
      article.publisher,
      article.publishedOn,
      article.language,
      article.url,
      article.textSha256,
    ]),
  ]);
}

/** Names that every file system and brat's addresses take: a number, which makes them unique, and what is Latin of the title. */
function fileNames(articles: readonly ArticleRecord[]): readonly string[] {
  const digits = Math.max(3, String(articles.length).length);
  return articles.map(({ title }, index) => {
    const latin = title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/u)
      .filter((word) => word !== '')
      .join('-')
      .slice(0, 40)
      .replace(/-$/u, '');
    const number = String(index + 1).padStart(digits, '0');
    return latin === '' ? number : `${number}-${latin}`;
  });
}
