import { articleFormats, genres, readingStatuses } from '#domain/article.ts';
import { confidences, credibilities, likelihoods, verdicts } from '#domain/assessment.ts';
import { attributionStatuses, type AttributionStep } from '#domain/attribution.ts';
import { claimTypes, eventDatePattern } from '#domain/claim.ts';
import { type CodePointIndex, indexCodePoints } from '#domain/code-points.ts';
import { commitments, fidelities, polarities, quotationTypes } from '#domain/occurrence.ts';
import { relationKinds, relationStatuses } from '#domain/relation.ts';
import type { ArticleRecord, PieceRecord } from '#domain/report/case-record.ts';
import { buildReport, type Report, type ReportClaim, type ReportOccurrence } from '#domain/report/report.ts';
import { defaultReliability, reliabilityLetters, sourceKinds } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import { stances, stanceScore } from '#domain/stance.ts';
import { tagColours } from '#domain/tag.ts';
import type { ExportSource } from '../format.ts';
import {
  code,
  type Column,
  date,
  key,
  list,
  pointsTo,
  type Table,
  tableOf,
  text,
  time,
  whole,
} from './table.ts';

/** All tables of a case, in the order in which they are written. */
export function caseTables({ record, options }: ExportSource): readonly Table[] {
  const report = buildReport(record);
  const texts = new Map<string, CodePointIndex>();
  const indexOf = (article: ArticleRecord): CodePointIndex => {
    const known = texts.get(article.id) ?? indexCodePoints(article.text);
    texts.set(article.id, known);
    return known;
  };
  return [
    occurrences(report, indexOf),
    pieces(report, indexOf),
    chainSteps(report, indexOf),
    claims(report),
    claimTags(report),
    evidence(report),
    relations(report, options.suggested),
    sources(report),
    ratings(report),
    articles(report, indexOf),
    tags(report),
  ];
}

type IndexOf = (article: ArticleRecord) => CodePointIndex;

const required = { required: true } as const;
const offset = { required: true, minimum: 0 } as const;

function occurrences({ articles: all, words, claims: numbered }: Report, indexOf: IndexOf): Table {
  const claimIds = new Map(numbered.map(({ number, record: { id } }) => [number, id]));
  return tableOf<ReportOccurrence>(
    {
      name: 'occurrences',
      title: 'Places where an article makes or reports a claim',
      primaryKey: 'occurrence_id',
      foreignKeys: [
        pointsTo('claim_id', 'claims'),
        pointsTo('article_id', 'articles'),
        pointsTo('last_source_id', 'sources', 'source_id'),
      ],
    },
    [
      key('occurrence_id', 'Id of the occurrence', ({ record }) => record.id),
      key('occurrence', 'Its number in this export, as C3a', ({ label }) => label),
      key('claim_id', 'The claim', ({ claimNumber }) => claimIds.get(claimNumber) ?? ''),
      key('article_id', 'The article', ({ article }) => article.id),
      key('quote', 'The exact words, pieces joined with […]', ({ record }) =>
        record.pieces.map(({ exact }) => exact).join(' […] '),
      ),
      whole('piece_count', 'Number of pieces', ({ record }) => record.pieces.length, required),
      ...extent<ReportOccurrence>(
        '',
        'the words, from the first piece to the last',
        ({ record: { pieces: own } }) => ({ start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 }),
        ({ article }) => indexOf(article),
        true,
      ),
      code(
        'polarity',
        'Whether the words affirm the claim or negate it',
        polarities,
        ({ record }) => record.polarity,
        'required',
      ),
      code('quotation', 'How the last source is quoted', quotationTypes, ({ record }) => record.quotation),
      text(
        'quotation_label',
        'The same as the case calls it',
        ({ record }) => record.quotation && words('quotation', record.quotation, record.id).label,
      ),
      code(
        'commitment',
        'How far the last source commits to the claim',
        commitments,
        ({ record }) => record.commitment,
      ),
      text(
        'commitment_label',
        'The same as the case calls it',
        ({ record }) => record.commitment && words('commitment', record.commitment, record.id).label,
      ),
      code('stance', 'Where the article stands; empty: not judged', stances, ({ record }) => record.stance),
      text(
        'stance_label',
        'The same as the case calls it',
        ({ record }) => record.stance && words('stance', record.stance, record.id).label,
      ),
      whole('stance_score', 'From 2 (endorses) to -2 (rejects)', ({ record }) => stanceScore(record.stance), {
        minimum: -2,
        maximum: 2,
      }),
      text('stance_words', 'The words that show the stance', ({ stanceWords }) => stanceWords),
      code(
        'fidelity',
        'How faithful the article is to its source',
        fidelities,
        ({ record }) => record.fidelity,
      ),
      text(
        'fidelity_label',
        'The same as the case calls it',
        ({ record }) => record.fidelity && words('fidelity', record.fidelity, record.id).label,
      ),
      key('last_source_id', 'Whoever is nearest to the claim', ({ last }) => last.source.id),
      whole('chain_length', 'Number of steps of the attribution', ({ chain }) => chain.length, required),
      text('note', 'The analyst’s note', ({ record }) => record.note),
      time('created_at', 'When it was marked', ({ record }) => record.createdAt),
    ],
    all.flatMap((article) => article.occurrences),
  );
}

function pieces({ articles: all }: Report, indexOf: IndexOf): Table {
  type Row = { readonly of: ReportOccurrence; readonly piece: PieceRecord; readonly position: number };
  return tableOf<Row>(
    {
      name: 'pieces',
      title: 'The pieces of each occurrence',
      primaryKey: ['occurrence_id', 'position'],
      foreignKeys: [pointsTo('occurrence_id', 'occurrences')],
    },
    [
      key('occurrence_id', 'The occurrence', ({ of }) => of.record.id),
      whole('position', 'From 1, in the order of the text', ({ position }) => position, required),
      key('exact', 'The exact words', ({ piece }) => piece.exact),
      ...extent<Row>(
        '',
        'the words',
        ({ piece }) => piece,
        ({ of }) => indexOf(of.article),
        true,
      ),
    ],
    all.flatMap((article) =>
      article.occurrences.flatMap((of) =>
        of.record.pieces.map((piece, index) => ({ of, piece, position: index + 1 })),
      ),
    ),
  );
}

function chainSteps({ articles: all, words }: Report, indexOf: IndexOf): Table {
  type Row = { readonly of: ReportOccurrence; readonly step: AttributionStep; readonly position: number };
  const wordsOf = ({ of }: Row, span: Span | null): string | null =>
    span && of.article.text.slice(span.start, span.end);
  return tableOf<Row>(
    {
      name: 'chain-steps',
      title: 'The steps of each attribution, from the article’s own voice to whoever is nearest to the claim',
      primaryKey: ['occurrence_id', 'position'],
      foreignKeys: [pointsTo('occurrence_id', 'occurrences'), pointsTo('source_id', 'sources')],
    },
    [
      key('occurrence_id', 'The occurrence', ({ of }) => of.record.id),
      whole('position', 'From 1, which is the article’s own voice', ({ position }) => position, required),
      key('source_id', 'The source', ({ step }) => step.sourceId),
      code(
        'status',
        'How the source shows in the text',
        attributionStatuses,
        ({ step }) => step.status,
        'required',
      ),
      text(
        'status_label',
        'The same as the case calls it',
        ({ step }) => words('attributionStatus', step.status).label,
      ),
      text('source_words', 'The words that name the source', (row) => wordsOf(row, row.step.sourceSpan)),
      ...extent<Row>(
        'source_',
        'the words that name the source',
        ({ step }) => step.sourceSpan,
        ({ of }) => indexOf(of.article),
      ),
      text('cue_words', 'The words of the cue, such as “said”', (row) => wordsOf(row, row.step.cueSpan)),
      ...extent<Row>(
        'cue_',
        'the words of the cue',
        ({ step }) => step.cueSpan,
        ({ of }) => indexOf(of.article),
      ),
    ],
    all.flatMap((article) =>
      article.occurrences.flatMap((of) =>
        of.record.chain.map((step, index) => ({ of, step, position: index + 1 })),
      ),
    ),
  );
}

function claims({ claims: all, words }: Report): Table {
  return tableOf<ReportClaim>(
    { name: 'claims', title: 'Claims, with what the analyst concludes', primaryKey: 'claim_id' },
    [
      key('claim_id', 'Id of the claim', ({ record }) => record.id),
      key('claim', 'Its number in this export, as C3', ({ number }) => `C${number}`),
      key('text', 'One proposition that stands by itself', ({ record }) => record.text),
      code('type', 'What sort of proposition it is', claimTypes, ({ record }) => record.type),
      text(
        'type_label',
        'The same as the case calls it',
        ({ record }) => record.type && words('claimType', record.type, record.id).label,
      ),
      {
        ...text<ReportClaim>('event_date', 'YYYY, YYYY-MM or YYYY-MM-DD', ({ record }) => record.eventDate),
        constraints: { pattern: eventDatePattern.source.replace(/^\^|\$$/gu, '') },
      },
      whole(
        'occurrence_count',
        'Number of occurrences in this export',
        ({ occurrences: own }) => own.length,
        required,
      ),
      text('note', 'The analyst’s note', ({ record }) => record.note),
      code('verdict', 'Empty: none', verdicts, ({ assessment }) => assessment?.verdict),
      text(
        'verdict_label',
        'The same as the case calls it',
        ({ assessment, record }) =>
          assessment?.verdict && words('verdict', assessment.verdict, record.id).label,
      ),
      whole(
        'credibility',
        'Number of the Admiralty code; empty: not assessed',
        ({ assessment }) => assessment?.credibility,
        {
          minimum: credibilities[0],
          maximum: 6,
        },
      ),
      code('likelihood', 'In the words of ICD 203', likelihoods, ({ assessment }) => assessment?.likelihood),
      code('confidence', 'In the words of ICD 203', confidences, ({ assessment }) => assessment?.confidence),
      text('rationale', 'Why', ({ assessment }) => assessment?.rationale),
      time('created_at', 'When it came into the case', ({ record }) => record.createdAt),
    ],
    all,
  );
}

function claimTags({ claims: all }: Report): Table {
  type Row = { readonly id: string; readonly tag: string };
  return tableOf<Row>(
    {
      name: 'claim-tags',
      title: 'The tags that claims carry',
      primaryKey: ['claim_id', 'tag'],
      foreignKeys: [pointsTo('claim_id', 'claims'), pointsTo('tag', 'tags')],
    },
    [key('claim_id', 'The claim', ({ id }) => id), key('tag', 'The path of the tag', ({ tag }) => tag)],
    all.flatMap(({ record: { id, tags: own } }) => own.map((tag) => ({ id, tag }))),
  );
}

function evidence({ claims: all }: Report): Table {
  type Row = {
    readonly id: string;
    readonly position: number;
    readonly text: string;
    readonly url: string | null;
  };
  return tableOf<Row>(
    {
      name: 'evidence',
      title: 'Evidence for what the analyst concludes',
      primaryKey: ['claim_id', 'position'],
      foreignKeys: [pointsTo('claim_id', 'claims')],
    },
    [
      key('claim_id', 'The claim', ({ id }) => id),
      whole('position', 'From 1', ({ position }) => position, required),
      text('text', 'What it is', (row) => row.text),
      text('url', 'Where it is', ({ url }) => url),
    ],
    all.flatMap(({ record: { id }, assessment }) =>
      (assessment?.evidence ?? []).map((each, index) => ({ id, position: index + 1, ...each })),
    ),
  );
}

function relations({ record, words }: Report, suggested: boolean): Table {
  return tableOf<Report['record']['relations'][number]>(
    {
      name: 'relations',
      title: 'How claims bear on each other, read from the first to the second',
      primaryKey: 'relation_id',
      foreignKeys: [
        pointsTo('from_claim_id', 'claims', 'claim_id'),
        pointsTo('to_claim_id', 'claims', 'claim_id'),
      ],
    },
    [
      key('relation_id', 'Id of the relation', ({ id }) => id),
      key('from_claim_id', 'The first claim', ({ fromClaimId }) => fromClaimId),
      key('to_claim_id', 'The second claim', ({ toClaimId }) => toClaimId),
      code('kind', 'What the first is to the second', relationKinds, ({ kind }) => kind, 'required'),
      text('kind_label', 'The same as the case calls it', ({ kind }) => words('relationKind', kind).label),
      code('status', 'Only suggested, or confirmed', relationStatuses, ({ status }) => status, 'required'),
      text('reason', 'Why', ({ reason }) => reason),
    ],
    record.relations.filter(({ status }) => status === 'confirmed' || (suggested && status === 'suggested')),
  );
}

function sources({ record, words }: Report): Table {
  return tableOf<Report['record']['sources'][number]>(
    { name: 'sources', title: 'Whoever or whatever asserts claims', primaryKey: 'source_id' },
    [
      key('source_id', 'Id of the source', ({ id }) => id),
      key('name', 'What it is called', ({ name }) => name),
      code('kind', 'What it is', sourceKinds, ({ kind }) => kind, 'required'),
      text(
        'kind_label',
        'The same as the case calls it',
        ({ id, kind }) => words('sourceKind', kind, id).label,
      ),
      list('aliases', 'Other names', ({ aliases }) => aliases),
      text('role', 'Its role', ({ role }) => role),
      text('affiliation', 'What it belongs to', ({ affiliation }) => affiliation),
      text('country', 'Its country', ({ country }) => country),
      text('descriptor', 'How it is described', ({ descriptor }) => descriptor),
      code(
        'reliability',
        'Letter of the Admiralty code in force; F when not rated',
        reliabilityLetters,
        ({ ratings: [newest] }) => newest?.letter ?? defaultReliability,
        'required',
      ),
      date('rated_on', 'When it was rated so', ({ ratings: [newest] }) => newest?.on),
      time('created_at', 'When it came into the case', ({ createdAt }) => createdAt),
    ],
    record.sources,
  );
}

function ratings({ record }: Report): Table {
  type Row = {
    readonly id: string;
    readonly position: number;
  } & Report['record']['sources'][number]['ratings'][number];
  return tableOf<Row>(
    {
      name: 'ratings',
      title: 'Every rating of a source, the newest first',
      primaryKey: ['source_id', 'position'],
      foreignKeys: [pointsTo('source_id', 'sources')],
    },
    [
      key('source_id', 'The source', ({ id }) => id),
      whole('position', 'From 1, which is in force', ({ position }) => position, required),
      code('letter', 'Letter of the Admiralty code', reliabilityLetters, ({ letter }) => letter, 'required'),
      date('rated_on', 'When', ({ on }) => on),
      text('reason', 'Why', ({ reason }) => reason),
    ],
    record.sources.flatMap(({ id, ratings: own }) =>
      own.map((rating, index) => ({ id, position: index + 1, ...rating })),
    ),
  );
}

function articles({ record, words }: Report, indexOf: IndexOf): Table {
  return tableOf<ArticleRecord>(
    {
      name: 'articles',
      title: 'Articles; their texts and originals are in the JSON of the case',
      primaryKey: 'article_id',
      foreignKeys: [pointsTo('author_source_id', 'sources', 'source_id')],
    },
    [
      key('article_id', 'Id of the article', ({ id }) => id),
      key('title', 'Its title', ({ title }) => title),
      list('authors', 'Its authors', ({ authors }) => authors),
      text('publisher', 'Its publisher', ({ publisher }) => publisher),
      text('url', 'Where it was published', ({ url }) => url),
      date('published_on', 'When it was published', ({ publishedOn }) => publishedOn),
      date('retrieved_on', 'When it was retrieved', ({ retrievedOn }) => retrievedOn),
      text('language', 'A BCP 47 tag', ({ language }) => language),
      code('genre', 'What sort of writing it is', genres, ({ genre }) => genre, 'required'),
      text(
        'genre_label',
        'The same as the case calls it',
        ({ id, genre }) => words('genre', genre, id).label,
      ),
      code(
        'reading_status',
        'How far the analyst has read it',
        readingStatuses,
        ({ status }) => status,
        'required',
      ),
      key('author_source_id', 'The source that is its own voice', ({ authorSourceId }) => authorSourceId),
      whole('word_count', 'Words of the body', ({ wordCount }) => wordCount, offset),
      whole(
        'length_utf16',
        'Length of the text in UTF-16 code units',
        (article) => article.text.length,
        offset,
      ),
      whole(
        'length_code_point',
        'Length of the text in Unicode code points',
        (article) => indexOf(article).length,
        offset,
      ),
      key('text_sha256', 'SHA-256 of the text as UTF-8', ({ textSha256 }) => textSha256),
      text('file_name', 'Name of the imported file', ({ fileName }) => fileName),
      code('format', 'Format of the imported file', articleFormats, ({ format }) => format, 'required'),
      text('encoding', 'Encoding of the imported file', ({ encoding }) => encoding),
      whole(
        'original_size',
        'Number of bytes of the imported file',
        ({ originalSize }) => originalSize,
        offset,
      ),
      key('original_sha256', 'SHA-256 of the imported bytes', ({ originalSha256 }) => originalSha256),
      time('imported_at', 'When it was imported', ({ importedAt }) => importedAt),
    ],
    record.articles,
  );
}

function tags({ record }: Report): Table {
  return tableOf<Report['record']['tags'][number]>(
    { name: 'tags', title: 'Tags that claims carry and those above them', primaryKey: 'tag' },
    [
      key('tag', 'The names of all above the tag and its own, parted by /', ({ path }) => path),
      code('colour', 'Its colour', tagColours, ({ colour }) => colour),
      text('description', 'What it means', ({ description }) => description),
    ],
    record.tags,
  );
}

/** Where words begin and end, in both units. */
function extent<Row>(
  prefix: string,
  of: string,
  span: (row: Row) => Span | null,
  index: (row: Row) => CodePointIndex,
  always = false,
): readonly Column<Row>[] {
  const constraints = always ? offset : { minimum: 0 };
  const column = (end: 'start' | 'end', unit: 'utf16' | 'code_point'): Column<Row> =>
    whole(
      `${prefix}${end}_${unit}`,
      `Where ${of} ${end}, in ${unit === 'utf16' ? 'UTF-16 code units' : 'Unicode code points'}`,
      (row) => {
        const found = span(row)?.[end];
        return found === undefined || unit === 'utf16' ? found : index(row).toCodePoint(found);
      },
      constraints,
    );
  return [
    column('start', 'utf16'),
    column('end', 'utf16'),
    column('start', 'code_point'),
    column('end', 'code_point'),
  ];
}
