import type { ArticleSummary } from '#contract/views.ts';
import { Failure } from '#domain/failure.ts';
import {
  composeFrom,
  type ReportComposition,
  type ReportTemplate,
  reportTemplates,
} from '#domain/report/composition.ts';
import { type ExportFormat, formatKind } from '#domain/report/export-formats.ts';
import type { CaseSession } from '../core/case-session.ts';
import { valueOf } from '../core/result-value.ts';
import { plain } from './cli-io.ts';

/** What the words of `export` say of how a report is composed. */
export type CompositionOptions = {
  readonly report?: string;
  readonly template?: string;
  readonly suggested?: boolean;
  readonly structuredData?: boolean;
};

/** The template named; null for none. */
export function templateOf(
  { template: named, report }: CompositionOptions,
  format: ExportFormat,
): ReportTemplate | null {
  const { kind, takes = [] } = formatKind(format);
  if (report !== undefined && named !== undefined)
    throw new Failure('cli.usage', 'Choose one of --report and --template.');
  if (report !== undefined && kind === 'data' && !takes.includes('report'))
    throw new Failure('cli.usage', `${format} takes nothing from a report.`);
  if (named === undefined) return null;
  if (kind === 'data') throw new Failure('cli.usage', `Templates are for reports, not for ${format}.`);
  const found = reportTemplates.find((template) => template === named);
  if (found) return found;
  throw new Failure(
    'cli.usage',
    `“${plain(named)}” is no template; choose one of ${reportTemplates.join(', ')}.`,
  );
}

/**
 * How what is exported is composed: as the report that is named by its name or id, or as a template; null where the format
 * knows no composition.
 */
export async function chooseReport(
  session: CaseSession,
  { report, suggested = true, structuredData = false }: CompositionOptions,
  format: ExportFormat,
  template: ReportTemplate | null,
): Promise<ReportComposition | null> {
  if (report === undefined) {
    if (formatKind(format).kind === 'data') return null;
    return {
      ...composeFrom(template ?? 'full'),
      suggested: suggested ? 'marked' : 'left-out',
      structuredData,
    };
  }
  const reports = valueOf(await session.call('report.list', {}));
  const found = reports.find(({ id, name }) => id === report || name === report);
  if (!found) {
    const names = reports.map(({ name }) => `“${plain(name)}”`).join(', ');
    throw new Failure(
      'report.not-found',
      `The case has no report “${plain(report)}”; it has ${names === '' ? 'none' : names}.`,
      { name: report },
    );
  }
  return valueOf(await session.call('report.get', { reportId: found.id })).composition;
}

/** The ids of articles named by id, file name or title; an empty list (all) when none is named. */
export async function chooseArticles(
  session: CaseSession,
  names: readonly string[],
): Promise<readonly string[]> {
  if (names.length === 0) return [];
  const articles = valueOf(await session.call('article.list', {}));
  return names.map((name) => {
    const fits = (article: ArticleSummary): boolean =>
      article.id === name || article.fileName === name || article.title === name;
    const [found, second] = articles.filter(fits);
    if (found && !second) return found.id;
    throw new Failure(
      'article.not-found',
      found
        ? `More than one article is called “${plain(name)}”; name it by its id (parallax list shows it).`
        : `The case has no article with the id, file name or title “${plain(name)}”; parallax list shows them.`,
      { name },
    );
  });
}
