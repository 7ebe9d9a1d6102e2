import type { MarkComment } from '#domain/report/document/document.ts';
import { line, strong } from '#domain/report/document/inline.ts';
import { documentWork, reportDocument } from '#domain/report/document/report-document.ts';
import { documentTitle } from '#domain/report/document/title-page.ts';
import { version as programVersion } from '../../../package.json';
import { blockXml, type BodyWriter, endComments, paragraph } from './docx/body.ts';
import { bookmarkName, freshInk, type Ink, runs } from './docx/ink.ts';
import { growing, makeShell, type Shell, wholeSeconds } from './docx/shell.ts';
import { xmlText } from './docx/xml.ts';
import type { ExportFile, ExportSource, FormatWriter, Piece } from './format.ts';
import { paperFrom } from './paper.ts';
import { zipped } from './zip.ts';

/** Writes the report as a .docx (Office Open XML, transitional). */
export const docxWriter: FormatWriter = {
  shape: 'file',
  write: (source) => zipped(filesOf(source)),
};

async function* filesOf(source: ExportSource): AsyncGenerator<ExportFile, void, undefined> {
  const { record, composition } = source;
  const paper = paperFrom(source);
  const shell = await makeShell({
    title: documentTitle(paper),
    author: composition.author,
    handling: composition.handling,
    programVersion,
    createdAt: record.createdAt,
    changedAt: record.changedAt,
  });
  const ink = freshInk();
  const grown = new Set<string>(Object.values(growing));
  for (const { name, text } of shell.files) if (!grown.has(name)) yield { name, pieces: [text] };
  // The text comes before the parts that gather what it refers to.
  yield {
    name: growing.document,
    pieces: within(shell.document, bodyPieces(paper, { ink, lists: listsOf(shell) })),
  };
  const date = wholeSeconds(record.changedAt);
  yield { name: growing.comments, pieces: within(shell.comments, commentPieces(ink, date)) };
  yield { name: growing.footnotes, pieces: within(shell.footnotes, footnotePieces(ink)) };
  yield { name: growing.relations, pieces: within(shell.relations, relationPieces(ink)) };
  yield { name: growing.numbering, pieces: within(shell.numbering, numberingPieces(ink, shell)) };
}

function* within(
  { before, after }: Shell['document'],
  pieces: Iterable<Piece>,
): Generator<Piece, void, undefined> {
  yield before;
  yield* gathered(pieces);
  yield after;
}

// A compressor takes few large pieces better than many small ones; pieces of this size are also a few milliseconds apart.
const pieceLength = 64 * 1024;

function* gathered(pieces: Iterable<Piece>): Generator<Piece, void, undefined> {
  let waiting = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    waiting += piece;
    if (waiting.length < pieceLength) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

function listsOf({ bulletedList, numbering }: Shell): BodyWriter['lists'] {
  const known = [...numbering.before.matchAll(/<w:num w:numId="(\d+)"/g)].map(([, id]) => Number(id));
  return { bulletedList, firstOrderedList: Math.max(...known) + 1 };
}

function* bodyPieces(
  paper: Parameters<typeof reportDocument>[0],
  writer: BodyWriter,
): Generator<Piece, void, undefined> {
  const work = documentWork(paper);
  let done = 0;
  for (const step of reportDocument(paper)) {
    if (typeof step === 'number') {
      done += step;
      yield Math.min(1, done / work);
      continue;
    }
    if (step.kind === 'heading' && step.level <= 2) yield endComments(writer.ink);
    yield* blockXml(writer, step);
  }
  yield endComments(writer.ink);
}

function* commentPieces(ink: Ink, date: string): Generator<string, void, undefined> {
  for (const [number, comment] of ink.comments.entries()) yield commentXml(ink, number, comment, date);
}

function commentXml(ink: Ink, number: number, comment: MarkComment, date: string): string {
  const { paragraphs, target, label, piece, pieces } = comment;
  const place = line(strong(label), `, piece ${piece} of ${pieces}`);
  // What is said of the whole occurrence is said at its first piece.
  const said = pieces === 1 ? paragraphs : piece === 1 ? [...paragraphs, place] : [place];
  const lines = said.map((content, index) =>
    paragraph(ink, {
      style: 'CommentText',
      content,
      before:
        index === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : '',
    }),
  );
  const link =
    target === null
      ? ''
      : `<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:hyperlink w:anchor="${bookmarkName(target)}" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>See ${xmlText(label)}</w:t></w:r></w:hyperlink></w:p>`;
  return `<w:comment w:id="${number}" w:author="Parallax" w:initials="P" w:date="${xmlText(date)}">${lines.join('')}${link}</w:comment>`;
}

function* footnotePieces(ink: Ink): Generator<string, void, undefined> {
  // A footnote's own line may hold links, whose addresses are gathered too.
  for (const [index, content] of ink.footnotes.entries()) {
    yield `<w:footnote w:id="${index + 1}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>${runs(ink, content, 'ltr')}</w:p></w:footnote>`;
  }
}

function* relationPieces(ink: Ink): Generator<string, void, undefined> {
  for (const [href, id] of ink.addresses) {
    yield `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${xmlText(href)}" TargetMode="External"/>`;
  }
}

function* numberingPieces({ orderedLists }: Ink, shell: Shell): Generator<string, void, undefined> {
  const { firstOrderedList } = listsOf(shell);
  for (const [index, { level, start }] of orderedLists.entries()) {
    yield `<w:num w:numId="${firstOrderedList + index}"><w:abstractNumId w:val="${shell.orderedDefinition}"/><w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`;
  }
}
