import { v5 as uuidOf } from 'uuid';
import { type AddedValues, caseWords, type CaseWords, type ExtendableList } from '#domain/case-codebook.ts';
import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import type { CodebookList } from '#domain/codebook.ts';
import type { Relation } from '#domain/relation.ts';
import type {
  ArticleRecord,
  CaseRecord,
  ClaimRecord,
  OccurrenceRecord,
  SourceRecord,
} from '#domain/report/case-record.ts';
import {
  annotationContext,
  type AnnotationKind,
  type AnnotationPurpose,
  ownTerms,
  parallaxContext,
  quoteContext,
  textDirection,
  textUrn,
  uuidUrn,
  webAddress,
} from '#domain/report/w3c-terms.ts';
import type { Span } from '#domain/span.ts';
import { makersOf } from '../db/history-rows.ts';
import type { ExportSource, FormatWriter, Piece } from './format.ts';

// The W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/; sections named are those of the
// recommendation. docs/formats/w3c.md says what stands where.

/** Writes the case as one collection of Web Annotations. */
export const w3cWriter: FormatWriter = { shape: 'file', write: renderAnnotations };

type Json = Readonly<Record<string, unknown>>;

/** An article and what is said of it in every annotation of its words. */
type Target = {
  readonly article: ArticleRecord;
  /** Its address on the web, or the name of its text where it has none. */
  readonly iri: string;
  readonly index: CodePointIndex;
};

type Writing = {
  readonly words: CaseWords;
  readonly added: CaseRecord['added'];
  readonly targets: ReadonlyMap<string, Target>;
  readonly claims: ReadonlyMap<string, ClaimRecord>;
  readonly sources: ReadonlyMap<string, SourceRecord>;
  /** Who first made a thing, by its id. */
  readonly makers: Readonly<Record<AnnotationKind, ReadonlyMap<string, string>>>;
};

function* renderAnnotations({ db, record, options }: ExportSource): Generator<Piece, void, undefined> {
  const writing: Writing = {
    words: caseWords(record.codebook),
    added: record.added,
    targets: new Map(record.articles.map((article) => [article.id, targetOf(article)])),
    claims: byId(record.claims),
    sources: byId(record.sources),
    makers: {
      article: makersOf(db, 'article'),
      source: makersOf(db, 'source'),
      claim: makersOf(db, 'claim'),
      occurrence: makersOf(db, 'occurrence'),
      relation: makersOf(db, 'relation'),
    },
  };
  const relations = record.relations.filter(
    ({ status }) => status === 'confirmed' || (status === 'suggested' && options.suggested),
  );
  const { articles, sources, claims, occurrences } = record;
  const total = articles.length + sources.length + claims.length + occurrences.length + relations.length;
  const collectionId = uuidUrn(record.id);
  const pageId = uuidUrn(uuidOf('page', record.id));

  // Sections 5.1 and 5.2: a collection whose one page is embedded. Each head ends in "\n}"; what it holds goes before that.
  const collection = {
    '@context': [annotationContext, parallaxContext],
    id: collectionId,
    type: 'AnnotationCollection',
    label: record.title,
    created: record.createdAt,
    modified: record.changedAt,
    generator,
    total,
    last: pageId,
    ...ownTerms({
      changeCount: record.changeCount,
      articleCount: record.articleCountInCase,
      tags: record.tags.map(ownTerms),
      codebook: record.codebook.map(ownTerms),
    }),
  };
  const page = { id: pageId, type: 'AnnotationPage', partOf: collectionId, startIndex: 0 };
  yield `${JSON.stringify(collection, null, 2).slice(0, -2)},\n  "first": `;
  yield `${JSON.stringify(page, null, 2).slice(0, -2).replaceAll('\n', '\n  ')},\n    "items": [`;
  let written = 0;
  function* each<Item>(
    items: readonly Item[],
    render: (writing: Writing, item: Item) => Json,
  ): Generator<Piece> {
    for (const item of items) {
      yield `${written === 0 ? '' : ','}\n${JSON.stringify(render(writing, item))}`;
      written += 1;
      if (written % 100 === 0) yield written / total;
    }
  }
  yield* each(articles, articleAnnotation);
  yield* each(sources, sourceAnnotation);
  yield* each(claims, claimAnnotation);
  yield* each(occurrences, occurrenceAnnotation);
  yield* each(relations, relationAnnotation);
  yield `${total === 0 ? '' : '\n    '}]\n  }\n}\n`;
}

const generator = { type: 'Software', name: 'Parallax' } as const;

/** What an article is: its text with title and whereabouts. */
function articleAnnotation(writing: Writing, article: ArticleRecord): Json {
  const { words, added, targets } = writing;
  const language = article.language ?? '';
  const direction = textDirection(language);
  return annotation(
    writing,
    'article',
    { id: article.id, createdAt: article.importedAt },
    {
      motivation: 'describing',
      ...ownTerms({
        article: uuidUrn(article.id),
        voice: uuidUrn(article.authorSourceId),
        textSha256: article.textSha256,
        originalSha256: article.originalSha256,
      }),
      body: [
        body('title', 'identifying', article.title),
        ...article.authors.map((author) => body('authors', 'describing', author)),
        ...optional('publisher', 'describing', article.publisher),
        ...optional('publishedOn', 'describing', article.publishedOn),
        ...optional('retrievedOn', 'describing', article.retrievedOn),
        judgement(words, 'genre', 'genre', 'classifying', article.genre, added.get(article.id)),
      ],
      target: {
        id: targetIn(targets, article.id).iri,
        type: 'Text',
        format: 'text/plain',
        ...(/^[a-z]{2,3}(?:-|$)/u.test(language) ? { language } : {}),
        ...(direction === null ? {} : { textDirection: direction }),
      },
    },
  );
}

/** Who a source is and how reliable the analyst holds it to be. */
function sourceAnnotation(writing: Writing, source: SourceRecord): Json {
  const { words, added } = writing;
  return annotation(writing, 'source', source, {
    motivation: 'identifying',
    body: [
      body('name', 'identifying', source.name),
      judgement(words, 'kind', 'sourceKind', 'classifying', source.kind, added.get(source.id)),
      ...source.aliases.map((alias) => body('aliases', 'identifying', alias)),
      ...optional('role', 'describing', source.role),
      ...optional('affiliation', 'describing', source.affiliation),
      ...optional('country', 'describing', source.country),
      ...optional('descriptor', 'describing', source.descriptor),
      ...source.ratings.map(({ letter, on, reason }) => ({
        ...judgement(words, 'ratings', 'reliability', 'assessing', letter),
        ...ownTerms({ on, reason }),
      })),
    ],
    target: uuidUrn(source.id),
  });
}

/** What a claim says and what the analyst concludes about it. */
function claimAnnotation(writing: Writing, claim: ClaimRecord): Json {
  const { words, added } = writing;
  const { assessment } = claim;
  const chosen = added.get(claim.id);
  return annotation(writing, 'claim', claim, {
    motivation: assessment === null ? 'describing' : ['describing', 'assessing'],
    body: [
      body('text', 'describing', claim.text),
      ...chosenOf(words, 'type', 'claimType', 'classifying', claim.type, chosen),
      ...optional('eventDate', 'describing', claim.eventDate),
      ...claim.tags.map((tag) => body('tags', 'tagging', tag)),
      ...optional('note', 'commenting', claim.note),
      ...(assessment === null
        ? []
        : [
            ...chosenOf(words, 'verdict', 'verdict', 'assessing', assessment.verdict, chosen),
            judgement(words, 'credibility', 'credibility', 'assessing', assessment.credibility),
            ...chosenOf(words, 'likelihood', 'likelihood', 'assessing', assessment.likelihood),
            ...chosenOf(words, 'confidence', 'confidence', 'assessing', assessment.confidence),
            ...optional('rationale', 'commenting', assessment.rationale),
            ...assessment.evidence.map(({ text, url }) => ({
              ...body('evidence', 'linking', text),
              ...ownTerms({ url }),
            })),
          ]),
    ],
    target: uuidUrn(claim.id),
  });
}

/** A place where an article makes a claim: each piece a target; claim, stance, sources and notes are bodies. */
function occurrenceAnnotation(writing: Writing, occurrence: OccurrenceRecord): Json {
  const { words, added, targets, claims, sources } = writing;
  const target = targetIn(targets, occurrence.articleId);
  const chosen = added.get(occurrence.id);
  const claim = found(claims, occurrence.claimId);
  const steps = occurrence.chain.map((step) => ({
    step,
    source: found(sources, step.sourceId),
  }));
  const last = steps.at(-1);
  const wordsAt = (span: Span | null): Json | null => span && selected(target, span);
  return annotation(writing, 'occurrence', occurrence, {
    motivation: ['describing', 'classifying'],
    ...ownTerms({ article: uuidUrn(occurrence.articleId), textSha256: target.article.textSha256 }),
    body: [
      { ...body('claim', 'describing', claim.text), ...ownTerms({ claim: uuidUrn(claim.id) }) },
      ...chosenOf(words, 'stance', 'stance', 'assessing', occurrence.stance, chosen),
      ...(occurrence.stanceSpan
        ? [
            {
              ...body('stanceWords', 'highlighting', exactWords(target, occurrence.stanceSpan)),
              ...ownTerms({ words: wordsAt(occurrence.stanceSpan) }),
            },
          ]
        : []),
      ...(last
        ? [
            {
              ...body('source', 'identifying', last.source.name),
              ...ownTerms({ source: uuidUrn(last.source.id) }),
            },
          ]
        : []),
      {
        ...body('chain', 'describing', steps.map(({ source }) => source.name).join(' → ')),
        ...ownTerms({
          steps: steps.map(({ step, source }) =>
            ownTerms({
              source: uuidUrn(source.id),
              name: source.name,
              status: step.status,
              sourceWords: wordsAt(step.sourceSpan),
              cueWords: wordsAt(step.cueSpan),
            }),
          ),
        }),
      },
      ...chosenOf(words, 'commitment', 'commitment', 'classifying', occurrence.commitment, chosen),
      judgement(words, 'polarity', 'polarity', 'classifying', occurrence.polarity),
      ...chosenOf(words, 'quotation', 'quotation', 'classifying', occurrence.quotation, chosen),
      ...chosenOf(words, 'fidelity', 'fidelity', 'assessing', occurrence.fidelity, chosen),
      ...claim.tags.map((tag) => body('tags', 'tagging', tag)),
      ...optional('note', 'commenting', occurrence.note),
    ],
    target: occurrence.pieces.map((piece) => selected(target, piece)),
  });
}

/** How one claim bears on another: the first is the target, the second a body. */
function relationAnnotation(writing: Writing, relation: Relation): Json {
  const { words } = writing;
  return annotation(writing, 'relation', relation, {
    motivation: 'linking',
    body: [
      uuidUrn(relation.toClaimId),
      judgement(words, 'kind', 'relationKind', 'classifying', relation.kind),
      judgement(words, 'status', 'relationStatus', 'assessing', relation.status),
      ...optional('reason', 'commenting', relation.reason),
    ],
    target: uuidUrn(relation.fromClaimId),
  });
}

/** An annotation, with who made what it is about and when (section 3.3.1). */
function annotation(
  { makers }: Writing,
  kind: AnnotationKind,
  { id, createdAt }: { readonly id: string; readonly createdAt?: string },
  rest: Json,
): Json {
  const maker = makers[kind].get(id);
  // An occurrence and a relation are annotations themselves; the others are what annotations are about.
  const isAnnotation = kind === 'occurrence' || kind === 'relation';
  return {
    id: uuidUrn(isAnnotation ? id : uuidOf(kind, id)),
    type: 'Annotation',
    ...(createdAt === undefined ? {} : { created: createdAt }),
    ...(maker ? { creator: { type: 'Person', name: maker } } : {}),
    generator,
    ...ownTerms({ kind }),
    ...rest,
  };
}

/** A text as a body (section 3.2.4); its direction is read from its letters, since nothing says what language it is in. */
function body(field: string, purpose: AnnotationPurpose, value: string): Json {
  return {
    type: 'TextualBody',
    purpose,
    value,
    format: 'text/plain',
    textDirection: 'auto',
    ...ownTerms({ field }),
  };
}

function optional(field: string, purpose: AnnotationPurpose, value: string | null): readonly Json[] {
  return value === null || value === '' ? [] : [body(field, purpose, value)];
}

/** A value of the codebook: its words for people, its code for programs. */
function judgement(
  words: CaseWords,
  field: string,
  list: CodebookList,
  purpose: AnnotationPurpose,
  value: string | number,
  added: AddedValues = {},
): Json {
  return {
    ...body(field, purpose, words(list, value, added).label),
    ...ownTerms({ value, added: added[list as ExtendableList] ?? null }),
  };
}

function chosenOf(
  words: CaseWords,
  field: string,
  list: CodebookList,
  purpose: AnnotationPurpose,
  value: string | null,
  added?: AddedValues,
): readonly Json[] {
  return value === null ? [] : [judgement(words, field, list, purpose, value, added)];
}

/** Words of an article (sections 4.2.4 and 4.2.5): quoted with what stands around them, and by place in code points. */
function selected(target: Target, span: Span): Json {
  const { article, iri, index } = target;
  const start = index.toCodePoint(span.start);
  const end = index.toCodePoint(span.end);
  const before = index.toUtf16(Math.max(0, start - quoteContext));
  const after = index.toUtf16(Math.min(index.length, end + quoteContext));
  return {
    type: 'SpecificResource',
    source: iri,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: exactWords(target, span),
        prefix: article.text.slice(before, span.start),
        suffix: article.text.slice(span.end, after),
      },
      { type: 'TextPositionSelector', start, end },
    ],
  };
}

const exactWords = ({ article }: Target, { start, end }: Span): string => article.text.slice(start, end);

function targetOf(article: ArticleRecord): Target {
  return {
    article,
    iri: webAddress(article.url) ?? textUrn(article.textSha256),
    index: indexCodePoints(article.text),
  };
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [item.id, item]));

const targetIn = (targets: Writing['targets'], id: string): Target => found(targets, id);

function found<Item>(items: ReadonlyMap<string, Item>, id: string): Item {
  const item = items.get(id);
  if (item === undefined) throw new Error(`The case names ${id} but does not have it.`);
  return item;
}
