import { writeFile } from 'node:fs/promises';
import type { CheckedExportOrder, ReportFacts } from '#contract/report.ts';
import type { CaseRecord } from '#domain/report/case-record.ts';
import { buildReport } from '#domain/report/report.ts';
import { writtenWords } from '#domain/report/composition.ts';
import { findReferences, sourceLabel } from '#domain/report/references.ts';
import { sourceSummary } from '#domain/report/source-summary.ts';
import type { ServiceContext } from '../services/context.ts';
import { factsPath } from './facts-path.ts';
import { readSource } from './export-case.ts';
import { htmlWriter } from './html.ts';
import { writeOutput } from './write-export.ts';

/** How much of a case a preview shows at most: what a window lays out in a moment. */
const most = { articles: 30, occurrences: 600 };

/**
 * Writes the report as the composer shows it, with its facts beside it as JSON ({@link ReportFacts}). A large case is cut off
 * after some articles, which the facts tell; all numbers in them are those of the whole report.
 */
export async function renderPreview(
  db: ServiceContext['db'],
  order: CheckedExportOrder,
  path: string,
): Promise<number> {
  const source = readSource(db, order);
  const record = beginningOf(source.record);
  const facts = factsOf(source.record, order, record.articles.length);
  await writeFile(factsPath(path), JSON.stringify(facts));
  if (htmlWriter.shape !== 'file') throw new Error('A report is one file.');
  return writeOutput(path, { shape: 'file', pieces: htmlWriter.write({ ...source, record }) });
}

function factsOf(
  record: CaseRecord,
  { composition }: CheckedExportOrder,
  shownArticleCount: number,
): ReportFacts {
  const report = buildReport(record, composition?.suggested);
  const sought = new Set(
    composition === null
      ? []
      : writtenWords(composition)
          .flatMap(findReferences)
          .map(({ id }) => id),
  );
  return {
    articleCount: record.articles.length,
    shownArticleCount,
    occurrenceCount: record.occurrences.length,
    sourceSummary: sourceSummary(report),
    claims: report.claims.map(({ number, record: { id, text } }) => ({
      id,
      label: `C${number}`,
      title: text,
    })),
    sources: report.sources.map(({ number, record: { id, name } }) => ({
      id,
      label: sourceLabel(number),
      title: name,
    })),
    occurrences: report.claims.flatMap((claim) =>
      claim.occurrences
        .filter((occurrence) => sought.has(occurrence.record.id))
        .map((occurrence) => ({
          id: occurrence.record.id,
          label: occurrence.label,
          title: occurrence.record.pieces.map(({ exact }) => exact).join(' […] '),
        })),
    ),
  };
}

/** The case as if it ended after the articles that a preview shows; everything where that is enough. */
function beginningOf(record: CaseRecord): CaseRecord {
  const perArticle = new Map<string, number>();
  for (const { articleId } of record.occurrences)
    perArticle.set(articleId, (perArticle.get(articleId) ?? 0) + 1);
  let places = 0;
  const articles = record.articles.filter((article, index) => {
    places += perArticle.get(article.id) ?? 0;
    return index === 0 || (index < most.articles && places <= most.occurrences);
  });
  if (articles.length === record.articles.length) return record;
  const shown = new Set(articles.map(({ id }) => id));
  const occurrences = record.occurrences.filter(({ articleId }) => shown.has(articleId));
  const said = new Set(occurrences.map(({ claimId }) => claimId));
  const named = new Set([
    ...articles.map(({ authorSourceId }) => authorSourceId),
    ...occurrences.flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId)),
  ]);
  return {
    ...record,
    articles,
    occurrences,
    claims: record.claims.filter(({ id }) => said.has(id)),
    sources: record.sources.filter(({ id }) => named.has(id)),
    relations: record.relations.filter(
      ({ fromClaimId, toClaimId }) => said.has(fromClaimId) && said.has(toClaimId),
    ),
  };
}
