import type { Report } from '#domain/report/report.ts';
import { type ReportFigure, reportFigures } from '#domain/report/report-figures.ts';
import { type Markup, markup } from './markup.ts';
import { matrixFigure } from './matrix-figure.ts';
import { networkFigure } from './network-figure.ts';
import { timelineFigure } from './timeline-figure.ts';

const figures: Readonly<Record<ReportFigure, (report: Report) => Iterable<Markup>>> = {
  timeline: timelineFigure,
  network: networkFigure,
  matrix: matrixFigure,
};

/** The figures chosen, each with what it shows in words and the table behind it. */
export function* figureSections(
  report: Report,
  chosen: readonly ReportFigure[],
): Generator<Markup, void, undefined> {
  yield markup`<section aria-labelledby="figures">
<h2 id="figures">Figures</h2>
`;
  for (const figure of reportFigures) if (chosen.includes(figure)) yield* figures[figure](report);
  yield markup`</section>
`;
}
