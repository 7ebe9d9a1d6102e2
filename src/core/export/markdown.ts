import { documentWork, reportDocument } from '#domain/report/document/report-document.ts';
import type { ExportSource, FormatWriter, Piece } from './format.ts';
import { blockText } from './markdown/blocks.ts';
import { lineText, type Notes } from './markdown/lines.ts';
import { paperFrom } from './paper.ts';

/** Writes the report as Markdown: CommonMark with GitHub's tables and footnotes. */
export const markdownWriter: FormatWriter = { shape: 'file', write: renderMarkdown };

function* renderMarkdown(source: ExportSource): Generator<Piece, void, undefined> {
  const paper = paperFrom(source);
  const notes: Notes = { marks: new Map(), footnotes: [] };
  const work = documentWork(paper);
  let done = 0;
  let isFirst = true;
  for (const step of reportDocument(paper)) {
    if (typeof step === 'number') {
      done += step;
      yield Math.min(1, done / work);
      continue;
    }
    // The notes of a text stand after it, before the next one.
    if (step.kind === 'heading' && step.level <= 2) yield* markNotes(notes);
    const text = blockText(notes, step);
    if (text === '') continue;
    yield isFirst ? text : `\n\n${text}`;
    isFirst = false;
  }
  yield* markNotes(notes);
  for (const [index, content] of notes.footnotes.entries()) {
    yield `\n\n[^n${index + 1}]: ${lineText(notes, content, 'cell')}`;
  }
  yield '\n';
}

function* markNotes(notes: Notes): Generator<Piece, void, undefined> {
  for (const [name, { paragraphs, label, target }] of notes.marks) {
    const said = paragraphs.map((content) => lineText(notes, content, 'cell'));
    const see = target === null ? '' : `<br>[See ${label}](#${target})`;
    yield `\n\n[^${name}]: ${said.join('<br>')}${see}`;
  }
  notes.marks.clear();
}
