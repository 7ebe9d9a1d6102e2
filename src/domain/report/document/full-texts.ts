import type { Block } from '../../article.ts';
import type { AnnotatedBlock } from '../annotate-article.ts';
import { articleOrigin, nothingChosenPhrase } from '../phrases.ts';
import type { ReportArticle, ReportOccurrence } from '../report.ts';
import type { Mark, Segment } from '../segment-text.ts';
import { countWords } from '../wording.ts';
import type { DocumentStep, Inline, MarkComment, ParagraphRole } from './document.ts';
import {
  anchor,
  heading,
  joined,
  line,
  linked,
  paragraphOf,
  type Said,
  strong,
  styled,
  words,
} from './inline.ts';
import type { Paper } from './paper.ts';
import { articleTitle, date, empty, negatesWords, stanceWords } from './sayings.ts';

/** Every article in full, each mark with a comment. */
export function* fullTexts(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { articles } = paper.report;
  if (articles.length === 0) yield empty(nothingChosenPhrase(paper.report, paper.scope, 'article'));
  for (const article of articles) yield* fullText(paper, article);
}

function* fullText(paper: Paper, article: ReportArticle): Generator<DocumentStep, void, undefined> {
  const { number, record, parts } = article;
  yield heading(2, paper.anchors.article(number), `${number} `, articleTitle(record));
  const byline: readonly Said[] = [
    ...record.authors.map((author) => words(author)),
    styled({ emphasis: true }, words(articleOrigin(record))),
    ...(record.publishedOn === null ? [] : [date(record.publishedOn)]),
  ];
  yield paragraphOf('aside', joined(byline, ' · '));
  const pen: Pen = { paper, article, anchored: new Set(), comments: new Map() };
  for (const part of parts) {
    if (part.kind === 'body') {
      yield {
        kind: 'paragraph',
        role: roles[part.block.kind],
        number: part.paragraph,
        content: lineOf(pen, part),
      };
      yield part.notes.length;
      continue;
    }
    const left = countWords(part.lineCount, 'line');
    // Page furniture is no part of the text: only where something is marked in it does it stand here.
    if (!part.blocks.some(({ segments }) => segments.some(({ marks }) => marks.length > 0))) {
      yield paragraphOf('article-furniture', `[page furniture left out: ${left}]`);
      continue;
    }
    yield paragraphOf('article-furniture', `[page furniture, ${left}:]`);
    for (const block of part.blocks) yield paragraphOf('article-furniture', lineOf(pen, block));
    yield part.notes.length;
  }
}

const roles: Readonly<Record<Block['kind'], ParagraphRole>> = {
  heading: 'article-heading',
  paragraph: 'article-paragraph',
  quotation: 'article-quotation',
  'list-item': 'article-list-item',
};

type Pen = {
  readonly paper: Paper;
  readonly article: ReportArticle;
  readonly anchored: Set<string>;
  readonly comments: Map<Mark<ReportOccurrence>, MarkComment>;
};

function lineOf(pen: Pen, { segments }: AnnotatedBlock<ReportOccurrence>): readonly Inline[] {
  return segments.flatMap((segment) => segmentLine(pen, segment));
}

function segmentLine(pen: Pen, segment: Segment<ReportOccurrence>): readonly Inline[] {
  const { anchors } = pen.paper;
  const content: Inline[] = [];
  for (const mark of segment.starting) {
    const { key } = mark.key;
    if (!pen.anchored.has(key)) {
      pen.anchored.add(key);
      content.push(anchor(`text-${key}`));
    }
    content.push({ kind: 'mark-start', comment: commentOf(pen, mark) });
  }
  const innermost = segment.marks.at(-1);
  content.push({
    kind: 'text',
    text: segment.text,
    lang: pen.article.record.language,
    ...(innermost ? { mark: { id: commentOf(pen, innermost).id, stance: innermost.key.record.stance } } : {}),
  });
  for (const mark of segment.ending) {
    content.push({ kind: 'mark-end', comment: commentOf(pen, mark) });
    // Where the occurrence is only told of here, its number would lead nowhere else.
    const target = anchors.claimsIn === 'claims' ? anchors.occurrence(mark.key) : null;
    content.push(...line(linked(target, styled({ raised: true }, mark.key.label))));
  }
  return content;
}

/** The comment of a mark. */
function commentOf(pen: Pen, mark: Mark<ReportOccurrence>): MarkComment {
  const known = pen.comments.get(mark);
  if (known) return known;
  const occurrence = mark.key;
  const { record, label, key } = occurrence;
  const piece = record.pieces.findIndex(({ start }) => start === mark.start);
  const comment: MarkComment = {
    id: `${key}-${piece + 1}`,
    key,
    label,
    stance: record.stance,
    piece: piece + 1,
    pieces: record.pieces.length,
    target: pen.paper.anchors.claimsIn === 'claims' ? pen.paper.anchors.occurrence(occurrence) : null,
    paragraphs: occurrenceNote(pen.paper, occurrence),
  };
  pen.comments.set(mark, comment);
  return comment;
}

/** What stands beside the words of an occurrence: its number, stance, source and commitment, the claim, the note. */
function occurrenceNote(paper: Paper, occurrence: ReportOccurrence): readonly (readonly Inline[])[] {
  const { record, last, chain, say, label, claimNumber } = occurrence;
  const claim = paper.report.claims[claimNumber - 1];
  const who =
    chain.length === 1
      ? [say('attributionStatus', 'own-voice').label, ': ', words(last.source.name)]
      : joined(
          chain.map(({ source }) => words(source.name)),
          ' → ',
        );
  return [
    line(
      strong(label),
      ' ',
      stanceWords(say, record.stance),
      record.polarity === 'negates' ? [' · ', negatesWords(say)] : null,
    ),
    line(
      who,
      record.commitment === null ? null : `, ${say('commitment', record.commitment).label.toLowerCase()}`,
    ),
    line('Claim: ', words(claim?.record.text ?? '')),
    ...(record.note.trim() === '' ? [] : [line('Note: ', words(record.note.trim()))]),
  ];
}
