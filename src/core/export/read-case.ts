import type { Block, Genre, ReadingStatus, ArticleFormat } from '#domain/article.ts';
import {
  type Confidence,
  type Credibility,
  defaultCredibility,
  type Likelihood,
  type Verdict,
} from '#domain/assessment.ts';
import type { AttributionStatus, AttributionStep } from '#domain/attribution.ts';
import type { ClaimType } from '#domain/claim.ts';
import { Failure } from '#domain/failure.ts';
import type { Commitment, Fidelity, Polarity, QuotationType } from '#domain/occurrence.ts';
import type { Relation } from '#domain/relation.ts';
import type { CaseRecord, PieceRecord, TagRecord } from '#domain/report/case-record.ts';
import {
  claimOrder,
  compareArticles,
  compareSources,
  compareUnits,
  occurrenceOrder,
  relationOrder,
} from '#domain/report/export-order.ts';
import { groupBy } from '#domain/report/group-by.ts';
import type { ReliabilityLetter, SourceKind } from '#domain/source.ts';
import type { Span } from '#domain/span.ts';
import type { Stance } from '#domain/stance.ts';
import { parseSearch } from '#domain/search-query.ts';
import { caseVocabulary } from '#domain/search/fields.ts';
import { tagLine } from '#domain/tag.ts';
import { addedValues, listCaseValues } from '../db/codebook-rows.ts';
import { listTagRows } from '../db/tag-rows.ts';
import type { ReportScope } from '#domain/report/composition.ts';
import type { ServiceContext } from '../services/context.ts';
import { caseTable } from '../table/case-table.ts';

/** What reading a case for an export needs: no clock and no new ids, so that the same case gives the same bytes. */
export type ExportContext = Pick<ServiceContext, 'db'>;

/**
 * Reads the case in export order, one statement a table, in one snapshot. With articles chosen, reads only these, the
 * claims that occur in them, the relations among those claims and the sources that their chains name. With a filter,
 * reads only the places it finds, the claims it finds, and the articles where these places stand.
 * @throws Failure `article.not-found` when a chosen article is not in the case; `request.invalid` when a part of the filter
 * cannot be understood.
 */
export function readCase({ db }: ExportContext, scope: ReportScope): CaseRecord {
  return db.transaction((): CaseRecord => readSnapshot(db, scope, findPlaces(db, scope)))();
}

/** The occurrences and claims that a filter finds. */
type Found = { readonly occurrences: ReadonlySet<string>; readonly claims: ReadonlySet<string> };

/**
 * The places that a filter finds; null where there is none, which finds everything.
 * @throws Failure `request.invalid` when a part of the filter cannot be understood
 */
export function findPlaces(db: ExportContext['db'], { filter }: Pick<ReportScope, 'filter'>): Found | null {
  if (filter.trim() === '') return null;
  checkFilter(db, filter);
  const table = caseTable(db);
  const pairs = table.indicesOf(filter).flatMap((index) => table.pairs[index] ?? []);
  return {
    occurrences: new Set(pairs.flatMap(({ occurrence }) => occurrence?.id ?? [])),
    claims: new Set(pairs.flatMap(({ claim, occurrence }) => (occurrence === null ? claim.id : []))),
  };
}

/** While one types, what is not understood is passed over; an export would hold what nobody wanted in it. */
function checkFilter(db: ExportContext['db'], filter: string): void {
  const [problem] = parseSearch(filter, caseVocabulary(listCaseValues(db))).problems;
  if (!problem) return;
  const words = filter.slice(problem.start, problem.end);
  throw new Failure(
    'request.invalid',
    `The filter is not understood at “${words}”. Mend it or leave it out; the language is that of search.`,
    { words, rule: 'filter' },
  );
}

function readSnapshot(db: ExportContext['db'], { articleIds }: ReportScope, found: Found | null): CaseRecord {
  const allArticles = articleIds.length === 0;
  const everything = allArticles && found === null;
  // A null parameter means all; one statement serves both, whatever the number of articles.
  const scope = allArticles ? null : JSON.stringify(articleIds);
  const inScope = (column: string): string =>
    `(@scope IS NULL OR ${column} IN (SELECT value FROM json_each(@scope)))`;
  const rows = <Row>(sql: string): readonly Row[] =>
    db.prepare<{ scope: string | null }, Row>(sql).all({ scope });

  const info = db
    .prepare<[], InfoRow>(
      `SELECT case_id, title, created_at,
              (SELECT at FROM journal ORDER BY seq DESC LIMIT 1) AS changed_at,
              (SELECT count(*) FROM journal) AS change_count,
              (SELECT count(*) FROM article) AS article_count
         FROM case_info`,
    )
    .get();
  if (!info)
    throw new Failure('case.damaged', 'The case has no title record; run “parallax verify” on the file.');

  const blocks = groupBy(
    rows<BlockRow>(
      `SELECT article_id, kind, furniture, start_offset, end_offset FROM block
        WHERE ${inScope('article_id')} ORDER BY article_id, ordinal`,
    ),
    (row) => row.article_id,
  );
  const inArticles = rows<ArticleRow>(
    `SELECT article.*, content.bytes AS text FROM article JOIN content ON content.sha256 = article.text_sha256
      WHERE ${inScope('article.id')}`,
  )
    .map((row) => toArticle(row, blocks.get(row.id) ?? []))
    .toSorted(compareArticles);
  const read = new Set(inArticles.map((article) => article.id));
  const missing = articleIds.find((id) => !read.has(id));
  if (missing !== undefined) {
    throw new Failure('article.not-found', 'An article chosen for the export is no longer in the case.', {
      articleId: missing,
    });
  }

  const pieces = groupBy(
    rows<PieceRow>(
      `SELECT occurrence_id, start_offset AS start, end_offset AS "end", exact
         FROM occurrence_span JOIN occurrence ON occurrence.id = occurrence_id
        WHERE ${inScope('article_id')} ORDER BY occurrence_id, ordinal`,
    ),
    (row) => row.occurrence_id,
  );
  const steps = groupBy(
    rows<StepRow>(
      `SELECT occurrence_id, source_id, status, source_start, source_end, cue_start, cue_end
         FROM attribution_step JOIN occurrence ON occurrence.id = occurrence_id
        WHERE ${inScope('article_id')} ORDER BY occurrence_id, ordinal`,
    ),
    (row) => row.occurrence_id,
  );
  const occurrenceRows = rows<OccurrenceRow>(
    `SELECT * FROM occurrence WHERE ${inScope('article_id')}`,
  ).filter(({ id }) => found === null || found.occurrences.has(id));
  const marked = new Set(occurrenceRows.map((row) => row.article_id));
  const articles = found === null ? inArticles : inArticles.filter(({ id }) => marked.has(id));
  const occurrences = occurrenceRows
    .map((row) => ({
      id: row.id,
      claimId: row.claim_id,
      articleId: row.article_id,
      polarity: row.polarity,
      quotation: row.quotation,
      commitment: row.commitment,
      stance: row.stance,
      stanceSpan: toSpan(row.stance_start, row.stance_end),
      fidelity: row.fidelity,
      note: row.note,
      createdAt: row.created_at,
      pieces: (pieces.get(row.id) ?? []).map(({ start, end, exact }): PieceRecord => ({ start, end, exact })),
      chain: (steps.get(row.id) ?? []).map(toStep),
    }))
    .toSorted(occurrenceOrder(articles));

  const usedClaims = new Set([
    ...occurrences.map((occurrence) => occurrence.claimId),
    ...(allArticles ? (found?.claims ?? []) : []),
  ]);
  const usedSources = new Set([
    ...articles.map((article) => article.authorSourceId),
    ...occurrences.flatMap((occurrence) => occurrence.chain.map((step) => step.sourceId)),
  ]);

  // What is left hangs on claims and sources and is small; it is read whole and filtered here.
  const all = <Row>(sql: string): readonly Row[] => db.prepare<[], Row>(sql).all();
  const tags = groupBy(all<TagRow>('SELECT claim_id, tag FROM claim_tag'), (row) => row.claim_id);
  const evidence = groupBy(
    all<EvidenceRow>('SELECT claim_id, text, url FROM evidence ORDER BY claim_id, ordinal'),
    (row) => row.claim_id,
  );
  const assessments = new Map(
    all<AssessmentRow>('SELECT * FROM assessment').map((row) => [row.claim_id, row]),
  );
  const claims = all<ClaimRow>('SELECT * FROM claim')
    .filter((row) => everything || usedClaims.has(row.id))
    .map((row) => {
      const assessment = assessments.get(row.id);
      const ownEvidence = (evidence.get(row.id) ?? []).map(({ text, url }) => ({ text, url }));
      return {
        id: row.id,
        text: row.text,
        type: row.type,
        eventDate: row.event_date,
        tags: (tags.get(row.id) ?? []).map(({ tag }) => tag).toSorted(compareUnits),
        note: row.note,
        createdAt: row.created_at,
        assessment:
          assessment || ownEvidence.length > 0
            ? {
                verdict: assessment?.verdict ?? null,
                credibility: assessment?.credibility ?? defaultCredibility,
                likelihood: assessment?.likelihood ?? null,
                confidence: assessment?.confidence ?? null,
                rationale: assessment?.rationale ?? '',
                evidence: ownEvidence,
              }
            : null,
      };
    })
    .toSorted(claimOrder(occurrences));
  const listedClaims = new Set(claims.map((claim) => claim.id));

  const aliases = groupBy(all<AliasRow>('SELECT source_id, name FROM source_alias'), (row) => row.source_id);
  const ratings = groupBy(
    all<RatingRow>(
      'SELECT source_id, letter, assessed_on, reason FROM source_reliability ORDER BY assessed_on DESC, id DESC',
    ),
    (row) => row.source_id,
  );
  const sources = all<SourceRow>('SELECT * FROM source')
    .filter((row) => everything || usedSources.has(row.id))
    .map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      aliases: (aliases.get(row.id) ?? []).map(({ name }) => name).toSorted(compareUnits),
      role: row.role,
      affiliation: row.affiliation,
      country: row.country,
      descriptor: row.descriptor,
      createdAt: row.created_at,
      ratings: (ratings.get(row.id) ?? []).map(({ letter, assessed_on, reason }) => ({
        letter,
        on: assessed_on,
        reason,
      })),
    }))
    .toSorted(compareSources);

  const relations = all<RelationRow>('SELECT * FROM relation')
    .filter((row) => listedClaims.has(row.from_claim_id) && listedClaims.has(row.to_claim_id))
    .map((row): Relation => ({
      id: row.id,
      fromClaimId: row.from_claim_id,
      toClaimId: row.to_claim_id,
      kind: row.kind,
      status: row.status,
      reason: row.reason,
    }))
    .toSorted(relationOrder(claims));

  return {
    id: info.case_id,
    title: info.title,
    createdAt: info.created_at,
    changedAt: info.changed_at ?? info.created_at,
    changeCount: info.change_count,
    schemaVersion: Number(db.pragma('user_version', { simple: true })),
    whole: everything,
    articleCountInCase: info.article_count,
    articles,
    claims,
    occurrences,
    sources,
    relations,
    tags: tagsOf(claims, listTagRows(db), everything),
    codebook: listCaseValues(db),
    added: addedValues(db, null),
  };
}

/** The tags that claims carry and those above them; of everything, those described that no claim carries too. */
function tagsOf(
  claims: CaseRecord['claims'],
  known: readonly TagRecord[],
  everything: boolean,
): readonly TagRecord[] {
  const described = new Map(known.map((tag) => [tag.path, tag]));
  const carried = [...claims.flatMap((claim) => claim.tags), ...(everything ? described.keys() : [])];
  return [...new Set(carried.flatMap(tagLine))]
    .toSorted(compareUnits)
    .map((path) => described.get(path) ?? { path, colour: null, description: '' });
}

function toArticle(row: ArticleRow, blocks: readonly BlockRow[]): CaseRecord['articles'][number] {
  return {
    id: row.id,
    title: row.title,
    authors: JSON.parse(row.authors) as readonly string[],
    publisher: row.publisher,
    url: row.url,
    publishedOn: row.published_on,
    retrievedOn: row.retrieved_on,
    language: row.language,
    genre: row.genre,
    status: row.status,
    format: row.format,
    encoding: row.encoding,
    fileName: row.file_name,
    originalSha256: row.original_sha256,
    originalSize: row.original_size,
    textSha256: row.text_sha256,
    wordCount: row.word_count,
    authorSourceId: row.author_source_id,
    importedAt: row.imported_at,
    text: row.text.toString('utf8'),
    blocks: blocks.map((block): Block => ({
      start: block.start_offset,
      end: block.end_offset,
      kind: block.kind,
      furniture: block.furniture === 1,
    })),
  };
}

function toStep(row: StepRow): AttributionStep {
  return {
    sourceId: row.source_id,
    status: row.status,
    sourceSpan: toSpan(row.source_start, row.source_end),
    cueSpan: toSpan(row.cue_start, row.cue_end),
  };
}

const toSpan = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };

type InfoRow = {
  case_id: string;
  title: string;
  created_at: string;
  changed_at: string | null;
  change_count: number;
  article_count: number;
};
type ArticleRow = {
  id: string;
  title: string;
  authors: string;
  publisher: string | null;
  url: string | null;
  published_on: string | null;
  retrieved_on: string | null;
  language: string | null;
  genre: Genre;
  status: ReadingStatus;
  format: ArticleFormat;
  encoding: string;
  file_name: string | null;
  original_sha256: string;
  original_size: number;
  text_sha256: string;
  word_count: number;
  author_source_id: string;
  imported_at: string;
  text: Buffer;
};
type BlockRow = {
  article_id: string;
  kind: Block['kind'];
  furniture: 0 | 1;
  start_offset: number;
  end_offset: number;
};
type PieceRow = PieceRecord & { occurrence_id: string };
type StepRow = {
  occurrence_id: string;
  source_id: string;
  status: AttributionStatus;
  source_start: number | null;
  source_end: number | null;
  cue_start: number | null;
  cue_end: number | null;
};
type OccurrenceRow = {
  id: string;
  claim_id: string;
  article_id: string;
  polarity: Polarity;
  quotation: QuotationType | null;
  commitment: Commitment | null;
  stance: Stance | null;
  stance_start: number | null;
  stance_end: number | null;
  fidelity: Fidelity | null;
  note: string;
  created_at: string;
};
type ClaimRow = {
  id: string;
  text: string;
  type: ClaimType | null;
  event_date: string | null;
  note: string;
  created_at: string;
};
type TagRow = { claim_id: string; tag: string };
type EvidenceRow = { claim_id: string; text: string; url: string | null };
type AssessmentRow = {
  claim_id: string;
  verdict: Verdict | null;
  credibility: Credibility;
  likelihood: Likelihood | null;
  confidence: Confidence | null;
  rationale: string;
};
type SourceRow = {
  id: string;
  name: string;
  kind: SourceKind;
  role: string;
  affiliation: string;
  country: string;
  descriptor: string;
  created_at: string;
};
type AliasRow = { source_id: string; name: string };
type RatingRow = { source_id: string; letter: ReliabilityLetter; assessed_on: string; reason: string };
type RelationRow = {
  id: string;
  from_claim_id: string;
  to_claim_id: string;
  kind: Relation['kind'];
  status: Relation['status'];
  reason: string;
};
