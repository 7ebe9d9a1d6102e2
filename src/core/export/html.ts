import { createHash } from 'node:crypto';
import { assertNever } from '#domain/assert-never.ts';
import type { ReportComposition, ReportPart } from '#domain/report/composition.ts';
import { buildReport, type Report } from '#domain/report/report.ts';
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
import type { FormatWriter, Pieces } from './format.ts';
import { networkFigure } from './html/network-figure.ts';
import { timelineFigure } from './html/timeline-figure.ts';

const styleSheets = import.meta.glob<string>('../../../resources/report/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** What the report is for: a file to be read and printed anywhere, or pages that get their foot from who prints them. */
type ReportUse = 'file' | 'print';

/** Writes the report as HTML. */
export const htmlWriter = writerFor('file');
/** Writes the report as HTML that is to be printed. */
export const printWriter = writerFor('print');

function writerFor(use: ReportUse): FormatWriter {
  return {
    shape: 'file',
    write: ({ record, composition }): Pieces => renderHtml(buildReport(record), composition, use),
  };
}

/**
 * Writes the report as one self-contained HTML file, in pieces that joined are the file. Its own
 * Content-Security-Policy allows nothing but its one style sheet: no script, no request, whatever an article contains.
 */
function* renderHtml(
  report: Report,
  composition: ReportComposition,
  use: ReportUse,
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
  for (const part of body(report, composition)) yield part.source;
  yield '</body>\n</html>\n';
}

function styleFor(use: ReportUse): string {
  const names = use === 'file' ? ['report.css', 'page-numbers.css'] : ['report.css'];
  const sheets = names.map((name) => styleSheets[`../../../resources/report/${name}`] ?? '');
  // A parser turns CRLF into LF before the style is hashed; a checkout on Windows may have put CRLF there.
  return `\n${sheets.join('\n')}`.replaceAll('\r\n', '\n');
}

/** The title of the report, for the browser's tab and the PDF's properties. */
function reportTitle({ record }: Report): string {
  return `${record.title}: report`;
}

function* body(report: Report, { parts }: ReportComposition): Generator<Markup, void, undefined> {
  yield titleBlock(report, programVersion);
  yield contents(report, true);
  yield markup`<main>\n`;
  for (const part of parts) yield* partOf(report, part);
  yield markup`</main>\n`;
}

function partOf(report: Report, part: ReportPart): Iterable<Markup> {
  switch (part.kind) {
    case 'corpus':
      return corpusTable(report);
    case 'matrix':
      return matrixTables(report);
    case 'claims':
      return claimSheets(report);
    case 'timeline':
      return timelineFigure(report);
    case 'network':
      return networkFigure(report);
    case 'sources':
      return sourceTable(report);
    case 'texts':
      return fullTexts(report);
    case 'codebook':
      return codebookAnnex(report);
    case 'making':
      return closing(report, programVersion);
    case 'text':
    case 'key-judgements':
    case 'source-summary':
    case 'two-sides':
    case 'profiles':
    case 'agreements':
    case 'contradictions':
    case 'one-sided':
    case 'changes':
      return [];
    default:
      return assertNever(part);
  }
}
