import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import type { DataCounts } from '#contract/views.ts';
import type { AddedValues, ExtendableList } from '#domain/case-codebook.ts';
import { countWords } from '#domain/word-count.ts';
import { insertArticle, insertBlocks } from '../db/article-rows.ts';
import { writeAssessment } from '../db/assessment-rows.ts';
import { setCaseTitle } from '../db/case-rows.ts';
import { insertClaim } from '../db/claim-rows.ts';
import { writeAdded, writeCaseValue } from '../db/codebook-rows.ts';
import { keepContent } from '../db/content-rows.ts';
import { insertOccurrence } from '../db/occurrence-rows.ts';
import { insertReport, insertVersion } from '../db/report-rows.ts';
import { writeDecision } from '../db/suggestion-rows.ts';
import { insertView } from '../db/view-rows.ts';
import { insertRelation } from '../db/relation-rows.ts';
import { insertRating, insertSource } from '../db/source-rows.ts';
import { writeTag } from '../db/tag-rows.ts';
import { originalBytes } from '../ingest/data/plan/check-article.ts';
import { type DataPlan, planData } from '../ingest/data/plan/plan-data.ts';
import { asShare, inParts, type Steps } from '../steps.ts';
import type { Change, ServiceContext } from './context.ts';

/**
 * Puts all that some data hold into the case as one change, or nothing of it. What the case has already stays as it is;
 * see plan-data.ts. A case that was only just made (nothing in it, called as its file) takes their title.
 * @throws Failure `data.invalid` that names the place in the data.
 */
export function* importData(context: ServiceContext, data: CaseJson): Steps<Change<DataCounts>> {
  const { db } = context;
  const plan = yield* asShare(planData(db, data), 0, 0.4);
  if (takesTitle(db, plan.title)) setCaseTitle(db, plan.title);
  for (const value of plan.codebook) writeCaseValue(db, value);
  for (const tag of plan.tags) writeTag(db, tag);
  yield* asShare(writeSources(context, plan), 0.4, 0.45);
  yield* asShare(
    inParts(plan.articles, 1, ([article]) => {
      if (article) writeArticle(db, article);
    }),
    0.45,
    0.6,
  );
  yield* asShare(
    inParts(plan.claims, rowsAtOnce, (part) => {
      for (const claim of part) writeClaim(db, claim);
    }),
    0.6,
    0.7,
  );
  yield* asShare(
    inParts(plan.occurrences, rowsAtOnce, (part) => {
      for (const { added, ...occurrence } of part) {
        insertOccurrence(db, occurrence);
        writeAllAdded(db, occurrence.id, added);
      }
    }),
    0.7,
    0.95,
  );
  yield* asShare(
    inParts(plan.relations, rowsAtOnce, (part) => {
      for (const relation of part) insertRelation(db, relation);
    }),
    0.95,
    1,
  );
  writeKept(db, plan.kept);
  const [article] = plan.articles;
  return {
    output: plan.counts,
    subject: plan.title,
    focus: { articleId: article?.id ?? null, occurrenceId: null, claimId: null },
  };
}

const rowsAtOnce = 100;

/** True when a case takes over what data are called: it holds nothing yet and is still called as its file. */
export function takesTitle(db: Database, title: string): boolean {
  if (title === '') return false;
  const own = db
    .prepare<[], { title: string; holds: 0 | 1 }>(
      `SELECT title, EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM claim) OR EXISTS (SELECT 1 FROM source) AS holds
         FROM case_info`,
    )
    .get();
  return own?.holds === 0 && own.title !== title && own.title === basename(db.name, '.parallax');
}

function writeSources(context: ServiceContext, { sources }: DataPlan): Steps<void> {
  const { db, newId } = context;
  return inParts(sources, rowsAtOnce, (part) => {
    for (const { id, createdAt, ratings, added, ...fields } of part) {
      insertSource(db, id, { ...fields, aliases: [...new Set(fields.aliases)] }, createdAt);
      // The newest comes first; of two on one day the one that was entered later has the higher id.
      for (const rating of ratings.toReversed()) insertRating(db, newId(), id, rating);
      writeAllAdded(db, id, added);
    }
  });
}

function writeArticle(db: Database, article: DataPlan['articles'][number]): void {
  const { id, text, original, blocks, added, readingStatus, ...fields } = article;
  keepContent(db, original.sha256, originalBytes(original));
  keepContent(db, text.sha256, Buffer.from(text.content, 'utf8'));
  insertArticle(db, {
    ...fields,
    id,
    status: readingStatus,
    format: original.format,
    encoding: original.encoding,
    fileName: original.fileName,
    originalSha256: original.sha256,
    originalSize: original.size,
    textSha256: text.sha256,
    textLength: text.content.length,
    wordCount: countWords(text.content, blocks),
  });
  insertBlocks(db, id, blocks);
  writeAllAdded(db, id, added);
}

function writeClaim(db: Database, claim: DataPlan['claims'][number]): void {
  const { id, text, type, eventDate, tags, note, createdAt, assessment, added } = claim;
  insertClaim(db, id, { text, type, eventDate, tags, note }, createdAt);
  if (assessment) writeAssessment(db, id, assessment);
  writeAllAdded(db, id, added);
}

function writeKept(db: Database, { decisions, views, reports }: DataPlan['kept']): void {
  for (const { subject, claimId, status } of decisions) writeDecision(db, subject, claimId, status);
  for (const { createdAt, ...view } of views) insertView(db, view, createdAt);
  for (const { versions, ...report } of reports) {
    insertReport(db, report);
    for (const version of versions) insertVersion(db, report.id, version);
  }
}

function writeAllAdded(db: Database, id: string, added: AddedValues): void {
  for (const [list, value] of Object.entries(added) as [ExtendableList, string | undefined][])
    if (value !== undefined) writeAdded(db, id, list, value);
}
