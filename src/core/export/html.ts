import { createHash } from 'node:crypto';
import type { Report } from '#domain/report/report.ts';
import { version as programVersion } from '../../../package.json';
import { claimSheets } from './html/claim-sheets.ts';
import { closing } from './html/closing.ts';
import { codebookAnnex } from './html/codebook-annex.ts';
import { corpusTable } from './html/corpus.ts';
import { fullTexts } from './html/full-texts.ts';
import { type Markup, markup } from './html/markup.ts';
import { matrixTables } from './html/matrix.ts';
import { sourceTable } from './html/source-table.ts';
import { contents, titleBlock } from './html/title-block.ts';
import type { DrawFigures } from './report-figures.ts';

const styleSheets = import.meta.glob<string>('../../../resources/report/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What the report is for: a file to be read and printed anywhere, or pages that get their foot from who prints them. */
export type ReportUse = 'file' | 'print';

/**
 * Writes the report as one self-contained HTML file, in pieces that joined are the file. Its own
 * Content-Security-Policy allows nothing but its one style sheet: no script, no request, whatever an article contains.
 */
export function* renderHtml(
  report: Report,
  use: ReportUse,
  figures?: DrawFigures,
): Generator<string, void, undefined> {
  const style = styleFor(use);
  const hash = createHash('sha256').update(style).digest('base64');
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
`;
  yield markup`<meta name="generator" content="Parallax ${programVersion}">
<title>${reportTitle(report)}</title>
`.source;
  yield `<style>${style}</style>\n</head>\n<body>\n`;
  for (const part of body(report, figures)) yield part.source;
  yield '</body>\n</html>\n';
}

function styleFor(use: ReportUse): string {
  const names = use === 'file' ? ['report.css', 'page-numbers.css'] : ['report.css'];
  const sheets = names.map((name) => styleSheets[`../../../resources/report/${name}`] ?? '');
  // A parser turns CRLF into LF before the style is hashed; a checkout on Windows may have put CRLF there.
  return `\n${sheets.join('\n')}`.replaceAll('\r\n', '\n');
}

/** The title of the report, for the browser's tab and the PDF's properties. */
export function reportTitle({ record }: Report): string {
  return `${record.title}: report`;
}

function* body(report: Report, figures: DrawFigures | undefined): Generator<Markup, void, undefined> {
  yield titleBlock(report, programVersion);
  yield contents(report, figures !== undefined);
  yield markup`<main>\n`;
  yield* corpusTable(report);
  yield* matrixTables(report);
  if (figures) yield* figures(report);
  yield* claimSheets(report);
  yield* sourceTable(report);
  yield* fullTexts(report);
  yield* codebookAnnex(report);
  yield* closing(report, programVersion);
  yield markup`</main>\n`;
}
