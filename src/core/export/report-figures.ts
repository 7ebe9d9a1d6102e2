import type { Report } from '#domain/report/report.ts';
import type { ReportFigure } from '#domain/report/report-figures.ts';
import type { Markup } from './html/markup.ts';

/** Draws the figures chosen for a report, one section after another. */
export type DrawFigures = (report: Report) => Generator<Markup, void, undefined>;

/**
 * What draws the figures chosen, or undefined for none. It is loaded when it is needed: drawing takes libraries that core
 * needs for nothing else.
 */
export async function loadFigures(chosen: readonly ReportFigure[]): Promise<DrawFigures | undefined> {
  if (chosen.length === 0) return undefined;
  const { figureSections } = await import('./html/figures.ts');
  return (report) => figureSections(report, chosen);
}
