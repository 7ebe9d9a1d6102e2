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

const [styleSheet = ''] = Object.values(
  import.meta.glob<string>('../../../resources/report/report.css', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

// A parser turns CRLF into LF before the style is hashed; a checkout on Windows may have put CRLF there.
const style = `\n${styleSheet.replaceAll('\r\n', '\n')}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/**
 * Writes the report as one self-contained HTML file, in pieces that joined are the file. Its own
 * Content-Security-Policy allows nothing but its one style sheet: no script, no request, whatever an article contains.
 */
export function* renderHtml(report: Report): Generator<string, void, undefined> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
`;
  yield markup`<meta name="generator" content="Parallax ${programVersion}">
<title>${reportTitle(report)}</title>
`.source;
  yield `<style>${style}</style>\n</head>\n<body>\n`;
  for (const part of body(report)) yield part.source;
  yield '</body>\n</html>\n';
}

/** The title of the report, for the browser's tab and the PDF's properties. */
export function reportTitle({ record }: Report): string {
  return `${record.title}: report`;
}

function* body(report: Report): Generator<Markup, void, undefined> {
  yield titleBlock(report, programVersion);
  yield contents(report);
  yield markup`<main>\n`;
  yield* corpusTable(report);
  yield* matrixTables(report);
  yield* claimSheets(report);
  yield* sourceTable(report);
  yield* fullTexts(report);
  yield* codebookAnnex();
  yield* closing(report, programVersion);
  yield markup`</main>\n`;
}
