import { createHash } from 'node:crypto';
import { assertNever } from '#domain/assert-never.ts';
import type { ReportPart } from '#domain/report/composition.ts';
import type { NamedPart } from '#domain/report/part-names.ts';
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
import { type Page, pageOf } from './html/page.ts';
import type { ExportSource, FormatWriter, Piece, Pieces } from './format.ts';
import { structuredData } from './html/structured-data.ts';
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
  return { shape: 'file', write: (source): Pieces => renderHtml(source, use) };
}

/**
 * Writes the report as one self-contained HTML file, in pieces that joined are the file. Its own
 * Content-Security-Policy allows nothing but its one style sheet: no script, no request, whatever an article contains.
 */
function* renderHtml(source: ExportSource, use: ReportUse): Generator<Piece, void, undefined> {
  const page = pageOf(source);
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
<title>${reportTitle(page)}</title>
`.source;
  if (source.composition.structuredData) yield* structuredData(page);
  yield `<style>${style}</style>\n</head>\n<body>\n`;
  yield titleBlock(page, programVersion).source;
  yield contents(page).source;
  yield '<main>\n';
  for (const [index, part] of page.parts.entries()) {
    yield index / page.parts.length;
    for (const piece of section(page, part)) yield piece.source;
  }
  yield '</main>\n</body>\n</html>\n';
}

function styleFor(use: ReportUse): string {
  const names = use === 'file' ? ['report.css', 'page-numbers.css'] : ['report.css'];
  const sheets = names.map((name) => styleSheets[`../../../resources/report/${name}`] ?? '');
  // A parser turns CRLF into LF before the style is hashed; a checkout on Windows may have put CRLF there.
  return `\n${sheets.join('\n')}`.replaceAll('\r\n', '\n');
}

/** The title of the report, for the browser's tab and the PDF's properties. */
function reportTitle({ report: { record }, composition }: Page): string {
  return composition.title.trim() || `${record.title}: report`;
}

function* section(page: Page, named: NamedPart): Generator<Markup, void, undefined> {
  const { part, heading, anchor } = named;
  yield heading === ''
    ? markup`<section class="of-${part.kind}" id="${anchor}">
`
    : markup`<section class="of-${part.kind}" aria-labelledby="${anchor}">
<h2 id="${anchor}" dir="auto">${heading}</h2>
`;
  yield* partOf(page, part);
  yield markup`</section>
`;
}

function partOf(page: Page, part: ReportPart): Iterable<Markup> {
  switch (part.kind) {
    case 'corpus':
      return corpusTable(page);
    case 'matrix':
      return matrixTables(page);
    case 'claims':
      return claimSheets(page);
    case 'timeline':
      return timelineFigure(page);
    case 'network':
      return networkFigure(page);
    case 'sources':
      return sourceTable(page);
    case 'texts':
      return fullTexts(page);
    case 'codebook':
      return codebookAnnex(page);
    case 'making':
      return closing(page, programVersion);
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
