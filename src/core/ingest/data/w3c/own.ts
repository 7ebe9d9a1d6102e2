import { caseJsonSchema } from '#contract/case-json.ts';
import { checkChain } from '#domain/attribution.ts';
import { Failure } from '#domain/failure.ts';
import { type AnnotationKind, annotationKinds } from '#domain/report/w3c-terms.ts';
import type { Span } from '#domain/span.ts';
import { dataPath } from '../reject-data.ts';
import type { Found } from './annotations.ts';
import { type Articles, type Named, placeOf, type Target } from './articles.ts';
import { type CaseParts, type Item, spanJson } from './case-parts.ts';
import { iriOf, isNode, listOf, type Node, ownTerm, type Remarks, textOf, uuidIn } from './nodes.ts';

// What Parallax wrote itself, see core/export/w3c.ts: each record is put together from the bodies and then checked against
// the schema of the case's JSON, since anybody may have changed the file.

/** What reading needs and fills. */
export type Reading = {
  readonly articles: Articles;
  readonly parts: CaseParts;
  readonly remarks: Remarks;
  /** Told what an article that the case lacks is called, and whether an occurrence is left out for it. */
  readonly missing: (name: string, isOccurrence: boolean) => void;
};

/** What an annotation of Parallax's own is about; null for those of others. */
export function ownKind(node: Node): AnnotationKind | null {
  return annotationKinds.find((kind) => kind === ownTerm(node, 'kind')) ?? null;
}

/** Reads all annotations that Parallax wrote. */
export function readOwn(found: readonly Found[], reading: Reading): void {
  const { shape } = caseJsonSchema;
  const { parts } = reading;
  const of = (kind: AnnotationKind): readonly Found[] => found.filter(({ node }) => ownKind(node) === kind);
  for (const each of of('source'))
    keep(reading, each, shape.sources.element, parts.sources, sourceOf(each.node));
  const articles = new Map(
    of('article').flatMap(({ node }) => {
      const id = uuidIn(ownTerm(node, 'article'));
      return id === null ? [] : [[id, articleIn(node, id, reading)] as const];
    }),
  );
  for (const each of of('claim')) keep(reading, each, shape.claims.element, parts.claims, claimOf(each.node));
  for (const each of of('occurrence')) {
    const record = occurrenceOf(each, articles, reading);
    if (record) keep(reading, each, shape.occurrences.element, parts.occurrences, record);
  }
  for (const each of of('relation')) {
    const record = relationOf(each.node);
    if (!parts.claims.has(record.fromClaimId ?? '') || !parts.claims.has(record.toClaimId ?? ''))
      reading.remarks.add(each.where, 'A relation names a claim that is not in the file; it was left out.');
    else keep(reading, each, shape.relations.element, parts.relations, record);
  }
}

/** Checks a record and keeps it, or says why not. */
function keep<Record extends { readonly id: string }>(
  { parts, remarks }: Reading,
  { where }: Found,
  schema: {
    readonly safeParse: (value: unknown) =>
      | { readonly success: true; readonly data: Record }
      | {
          readonly success: false;
          readonly error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] };
        };
  },
  list: Map<string, Record>,
  record: unknown,
): void {
  const parsed = schema.safeParse(record);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    remarks.add(
      where,
      `It was left out: ${dataPath(issue?.path ?? [])}: ${issue?.message ?? 'not as expected'}.`,
    );
  } else if (parts.has(parsed.data.id)) {
    remarks.add(where, `The id ${parsed.data.id} is there twice; the second was left out.`);
  } else {
    list.set(parsed.data.id, parsed.data);
  }
}

/** The bodies of an annotation by the field each holds. */
class Fields {
  readonly #bodies: readonly Node[];

  constructor(annotation: Node) {
    this.#bodies = listOf(annotation['body']).filter(isNode);
  }

  all(field: string): readonly Node[] {
    return this.#bodies.filter((body) => ownTerm(body, 'field') === field);
  }

  one(field: string): Node {
    return this.all(field)[0] ?? {};
  }

  texts(field: string): readonly string[] {
    return this.all(field).flatMap((body) => textOf(body['value']) ?? []);
  }

  text(field: string): string | null {
    return this.texts(field)[0] ?? null;
  }

  code(field: string): unknown {
    return ownTerm(this.one(field), 'value') ?? null;
  }

  /** The values of the case's own codebook that were chosen, each list named as in the codebook. */
  added(lists: Readonly<Record<string, string>>): Node {
    return Object.fromEntries(
      Object.entries(lists).flatMap(([list, field]) => {
        const value = ownTerm(this.one(field), 'added');
        return value === undefined ? [] : [[list, value]];
      }),
    );
  }
}

function sourceOf(node: Node): Node {
  const fields = new Fields(node);
  return {
    id: uuidIn(node['target']),
    name: fields.text('name'),
    kind: fields.code('kind'),
    added: fields.added({ sourceKind: 'kind' }),
    aliases: fields.texts('aliases'),
    role: fields.text('role') ?? '',
    affiliation: fields.text('affiliation') ?? '',
    country: fields.text('country') ?? '',
    descriptor: fields.text('descriptor') ?? '',
    createdAt: node['created'],
    ratings: fields.all('ratings').map((body) => ({
      letter: ownTerm(body, 'value'),
      on: ownTerm(body, 'on'),
      reason: textOf(ownTerm(body, 'reason')) ?? '',
    })),
  };
}

function claimOf(node: Node): Node {
  const fields = new Fields(node);
  const credibility = fields.code('credibility');
  return {
    id: uuidIn(node['target']),
    text: fields.text('text'),
    type: fields.code('type'),
    eventDate: fields.text('eventDate'),
    tags: fields.texts('tags'),
    note: fields.text('note') ?? '',
    createdAt: node['created'],
    assessment:
      credibility === null
        ? null
        : {
            verdict: fields.code('verdict'),
            credibility,
            likelihood: fields.code('likelihood'),
            confidence: fields.code('confidence'),
            rationale: fields.text('rationale') ?? '',
            evidence: fields.all('evidence').map((body) => ({
              text: textOf(body['value']),
              url: ownTerm(body, 'url') ?? null,
            })),
          },
    added: fields.added({ claimType: 'type', verdict: 'verdict' }),
  };
}

function relationOf(node: Node): Node & Readonly<Record<'fromClaimId' | 'toClaimId', string | null>> {
  const fields = new Fields(node);
  return {
    id: uuidIn(node['id']),
    fromClaimId: uuidIn(node['target']),
    toClaimId:
      listOf(node['body'])
        .map(uuidIn)
        .find((id) => id !== null) ?? null,
    kind: fields.code('kind'),
    status: fields.code('status'),
    reason: fields.text('reason') ?? '',
  };
}

/** An article of the file: what it is called, and the article of the case that it is, if there is one. */
type PlacedArticle = {
  readonly name: string;
  readonly target: Target | null;
  /** Whose voice it has in the file; null when the one it has in the case stays. */
  readonly voice: string | null;
};

/**
 * Finds the article an annotation is of in the case. The same text keeps the id and the voice that it has in the file, so that
 * what the file says of them stays true; the case's are put in their place when the data come in.
 */
function articleIn(node: Node, id: string, reading: Reading): PlacedArticle {
  const voice = uuidIn(ownTerm(node, 'voice'));
  const named: Named = {
    textSha256: textOf(ownTerm(node, 'textSha256')),
    url: textOf(ownTerm(node, 'url')),
    title: new Fields(node).text('title'),
  };
  const name = named.title ?? named.url ?? id;
  const target = reading.articles.find(named);
  if (target === null) {
    reading.missing(name, false);
    return { name, target, voice: null };
  }
  if (!target.isSameText) {
    reading.remarks.add(
      target.article.title,
      'The case has another text of this article, so every place is sought anew by its words.',
    );
    return { name, target: { ...target, article: reading.parts.article(target.article) }, voice };
  }
  const authorSourceId =
    voice !== null && reading.parts.sources.has(voice) ? voice : target.article.authorSourceId;
  const article = reading.parts.article({ ...target.article, id, authorSourceId });
  return { name, target: { ...target, article }, voice: null };
}

function occurrenceOf(
  { node, where }: Found,
  articles: ReadonlyMap<string, PlacedArticle>,
  { parts, remarks, articles: known, missing }: Reading,
): Node | null {
  const fields = new Fields(node);
  const { name, target, voice } =
    articles.get(uuidIn(ownTerm(node, 'article')) ?? '') ?? alone(node, known, parts);
  if (target === null) {
    missing(name, true);
    return null;
  }
  const { index, article } = target;
  const problems: string[] = [];
  const span = (words: unknown, what: string): Span | null => {
    if (!isNode(words)) return null;
    const place = placeOf(target, words['selector']);
    if (place.kind === 'lost' || place.remark !== null)
      problems.push(`${what}: ${place.kind === 'lost' ? place.why : place.remark}`);
    return place.kind === 'lost' ? null : place.span;
  };
  const pieces = listOf(node['target']).map((words) => span(words, 'its words'));
  const lost = pieces.includes(null) || pieces.length === 0;
  const optional = (words: unknown, what: string): ReturnType<typeof spanJson> | null => {
    const at = span(words, what);
    return at && spanJson(at, index);
  };
  const stanceSpan = optional(ownTerm(fields.one('stanceWords'), 'words'), 'the words that show its stance');
  const chain = listOf(ownTerm(fields.one('chain'), 'steps'))
    .filter(isNode)
    .map((step, at) => {
      const named = uuidIn(ownTerm(step, 'source'));
      const sourceId = at === 0 && named === voice && voice !== null ? article.authorSourceId : named;
      if (sourceId !== null && sourceId === named)
        keepNamedSource(parts, sourceId, ownTerm(step, 'name'), node);
      return {
        sourceId,
        status: ownTerm(step, 'status'),
        sourceSpan: optional(ownTerm(step, 'sourceWords'), `the words of source ${at + 1}`),
        cueSpan: optional(ownTerm(step, 'cueWords'), `the cue of source ${at + 1}`),
      };
    });
  const claimId = uuidIn(ownTerm(fields.one('claim'), 'claim'));
  const wrong = lost ? null : brokenChain(chain);
  if (wrong !== null) problems.push(wrong);
  if (problems.length > 0)
    remarks.add(
      where,
      `${lost || wrong !== null ? 'It was left out' : 'See to it'}: ${problems.join('; ')}.`,
    );
  if (lost || wrong !== null) return null;
  keepNamedClaim(parts, claimId, fields, node);
  return {
    id: uuidIn(node['id']),
    claimId,
    articleId: article.id,
    polarity: fields.code('polarity'),
    quotation: fields.code('quotation'),
    commitment: fields.code('commitment'),
    stance: fields.code('stance'),
    stanceSpan,
    fidelity: fields.code('fidelity'),
    added: fields.added({
      stance: 'stance',
      commitment: 'commitment',
      quotation: 'quotation',
      fidelity: 'fidelity',
    }),
    note: fields.text('note') ?? '',
    createdAt: node['created'],
    spans: pieces
      .flatMap((piece) => piece ?? [])
      .toSorted((a, b) => a.start - b.start)
      .map((piece) => ({
        ...spanJson(piece, index),
        exact: article.text.content.slice(piece.start, piece.end),
      })),
    chain,
  };
}

/** The article of an occurrence when nothing else of it is in the file. */
function alone(node: Node, articles: Articles, parts: CaseParts): PlacedArticle {
  const url = iriOf(sourceOfWords(node));
  const textSha256 = textOf(ownTerm(node, 'textSha256'));
  const found = articles.find({ textSha256, url, title: null });
  const target = found && { ...found, article: parts.article(found.article) };
  const [first] = listOf(ownTerm(new Fields(node).one('chain'), 'steps')).filter(isNode);
  return {
    name: url ?? 'without an address',
    target,
    voice: first ? uuidIn(ownTerm(first, 'source')) : null,
  };
}

const sourceOfWords = (node: Node): unknown => {
  const [first] = listOf(node['target']).filter(isNode);
  return first?.['source'];
};

/** A source that only a chain names still is one. */
function keepNamedSource(parts: CaseParts, id: string, name: unknown, { created }: Node): void {
  const known = textOf(name)?.trim();
  if (parts.sources.has(id) || !known) return;
  const parsed = caseJsonSchema.shape.sources.element.safeParse({
    ...{ id, name: known, kind: 'unknown', added: {}, aliases: [], ratings: [], createdAt: created },
    ...{ role: '', affiliation: '', country: '', descriptor: '' },
  });
  if (parsed.success) parts.sources.set(id, parsed.data);
}

/** A claim that only an occurrence names still is one. */
function keepNamedClaim(parts: CaseParts, id: string | null, fields: Fields, { created }: Node): void {
  if (id === null || parts.claims.has(id)) return;
  const parsed = caseJsonSchema.shape.claims.element.safeParse({
    ...{ id, text: fields.text('claim'), type: null, eventDate: null, tags: fields.texts('tags') },
    ...{ note: '', createdAt: created, assessment: null, added: {} },
  });
  if (parsed.success) parts.claims.set(id, parsed.data);
}

function brokenChain(chain: readonly Readonly<Record<'sourceId' | 'status', unknown>>[]): string | null {
  try {
    checkChain(chain as readonly Pick<Item<'occurrences'>['chain'][number], 'sourceId' | 'status'>[]);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.message.replace(/\.$/u, '');
    throw error;
  }
}
