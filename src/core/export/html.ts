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
import { changes } from './html/changes.ts';
import { keyJudgements } from './html/key-judgements.ts';
import { profiles } from './html/profiles.ts';
import { agreements, contradictions, oneSided } from './html/standing-parts.ts';
import { twoSidesPart } from './html/two-sides.ts';
import { sourceSummaryStatement, writtenText } from './html/written.ts';
import { handlingOf, handlingGround } from '#domain/report/handling.ts';
import type { HandlingMarking } from '#domain/report/composition.ts';

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
  const style = styleFor(use, source.composition.handling);
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
  yield* inShares(page);
  yield '</main>\n</body>\n</html>\n';
}

// So many pieces of markup go between two words of how far the work is.
const piecesPerWord = 20;

/** The parts of the report, and between their pieces how far the work is: most of it lies in the claims and their texts. */
function* inShares(page: Page): Generator<Piece, void, undefined> {
  const { claims, articles } = page.report;
  const weights = page.parts.map(({ part: { kind } }) =>
    kind === 'claims' || kind === 'matrix' || kind === 'texts' ? 2 + claims.length + articles.length : 2,
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  for (const [index, part] of page.parts.entries()) {
    const weight = weights[index] ?? 0;
    let pieces = 0;
    for (const piece of section(page, part)) {
      pieces += 1;
      if (pieces % piecesPerWord === 1) yield (before + weight * (1 - 1 / (1 + pieces / weight))) / whole;
      yield piece.source;
    }
    before += weight;
    yield before / whole;
  }
}

function styleFor(use: ReportUse, handling: HandlingMarking | null): string {
  const names = use === 'file' ? ['report.css', 'page-numbers.css'] : ['report.css'];
  const sheets = names.map((name) => styleSheets[`../../../resources/report/${name}`] ?? '');
  // A parser turns CRLF into LF before the style is hashed; a checkout on Windows may have put CRLF there.
  const marked = handling !== null && use === 'file' ? [markedPages(handling)] : [];
  return `\n${[...sheets, ...marked].join('\n')}`.replaceAll('\r\n', '\n');
}

/**
 * The marking at the top and the bottom of every printed page, where FIRST wants it, in its 12 points at least; the number of the page
 * makes room. It is a picture, since browsers print these boxes without their ground, and its letters are for black.
 */
function markedPages(handling: HandlingMarking): string {
  const { label, colour } = handlingOf(handling);
  const width = 16 + 11 * label.length;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="22"><rect width="${width}" height="22" fill="${handlingGround}"/><text x="${width / 2}" y="16" text-anchor="middle" font-family="Arial, Liberation Sans, sans-serif" font-weight="bold" font-size="16" fill="${colour}">${label}</text></svg>`;
  const box = `{
    content: url("data:image/svg+xml,${encodeURIComponent(svg)}");
  }`;
  return `@page {
  @top-right ${box}
  @bottom-right ${box}
  @bottom-center {
    content: counter(page) ' / ' counter(pages);
    color: #444;
    font: 8pt system-ui, 'Noto Sans', sans-serif;
  }
}
`;
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
      return writtenText(page, part.markdown, part.heading.trim() !== '');
    case 'key-judgements':
      return keyJudgements(page, part.judgements);
    case 'source-summary':
      return sourceSummaryStatement(page, part.markdown);
    case 'agreements':
      return agreements(page);
    case 'contradictions':
      return contradictions(page);
    case 'one-sided':
      return oneSided(page);
    case 'two-sides':
      return twoSidesPart(page, part);
    case 'profiles':
      return profiles(page, part.sourceIds);
    case 'changes':
      return changes(page);
    default:
      return assertNever(part);
  }
}
