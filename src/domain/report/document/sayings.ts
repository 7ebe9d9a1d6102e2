import type { ArticleRecord } from '../case-record.ts';
import { oneLine, reliabilityPhrase } from '../phrases.ts';
import type { ReportOccurrence, ReportStep, Say } from '../report.ts';
import type { ReliabilityRating } from '../../source.ts';
import type { Stance } from '../../stance.ts';
import { webAddress } from '../../web-address.ts';
import { dateWords } from '../wording.ts';
import type { DocumentBlock, Inline } from './document.ts';
import { fine, joined, line, linked, paragraphOf, type Said, strong, styled, words } from './inline.ts';
import type { Paper } from './paper.ts';

// What several parts of a document say in the same way.

/** An article's title in its own language. */
export function articleTitle(article: Pick<ArticleRecord, 'title' | 'language'>): Inline {
  return words(oneLine(article.title), article.language);
}

/** Words of an article in quotation marks. */
export function quoted(text: string, article: Pick<ArticleRecord, 'language'>): readonly Inline[] {
  return line('“', words(oneLine(text), article.language), '”');
}

/** The stance with its sign. */
export function stanceWords(say: Say, stance: Stance | null, room: 'wide' | 'narrow' = 'wide'): string {
  const {
    sign = '',
    label,
    short = label,
  } = stance === null ? say('stanceGap', 'not-judged') : say('stance', stance);
  return `${sign} ${room === 'narrow' ? short : label}`.trim();
}

/** That words negate the claim, with the sign of it. */
export function negatesWords(say: Say): readonly Inline[] {
  const { sign = '', label } = say('polarity', 'negates');
  return strong(`${sign} ${label}`.trim());
}

/** The reliability of a source in letter and words. */
export function reliabilityWords(rating: ReliabilityRating | null): readonly Inline[] {
  const { letter, meaning } = reliabilityPhrase(rating);
  return line(strong(letter), `, ${meaning}`);
}

/** The chain from the article's own voice to whoever is nearest to the claim, with each status and the cue's words. */
export function chainWords(paper: Paper, occurrence: ReportOccurrence): readonly Inline[] {
  return joined(
    occurrence.chain.map((step, index) => {
      const name = words(step.source.name);
      const isLast = index === occurrence.chain.length - 1;
      return [
        linked(paper.anchors.source(step.sourceNumber, step.source.id), isLast ? strong(name) : name),
        ' ',
        fine('(', joined(stepDetails(step, occurrence), ', '), ')'),
      ];
    }),
    ' → ',
  );
}

function stepDetails(step: ReportStep, { article, say }: ReportOccurrence): readonly Said[] {
  return [
    say('attributionStatus', step.status).label.toLowerCase(),
    ...(step.sourceWords === null || step.sourceWords === step.source.name
      ? []
      : [['named as ', quoted(step.sourceWords, article)]]),
    ...(step.cueWords === null ? [] : [['cue ', quoted(step.cueWords, article)]]),
  ];
}

/** The exact words of an occurrence; “[…]” stands where words between two of its pieces are left out. */
export function exactWords({ record, article }: ReportOccurrence): readonly Inline[] {
  return joined(
    record.pieces.map((piece) => words(oneLine(piece.exact), article.language)),
    ' […] ',
  );
}

/** A claim's number, which leads to the claim. */
export function claimReference({ anchors }: Paper, number: number): readonly Inline[] {
  return linked(anchors.claim(number), `C${number}`);
}

/** An occurrence's number, which leads to what is said of it. */
export function occurrenceReference({ anchors }: Paper, occurrence: ReportOccurrence): readonly Inline[] {
  return linked(anchors.occurrence(occurrence), occurrence.label);
}

/** An address as a link when it is one of the web, as plain words otherwise: it comes from outside and may be `javascript:`. */
export function address(url: string): readonly Inline[] {
  const href = webAddress(url);
  const text: Inline = { kind: 'text', text: url, lang: null };
  return href === null ? [text] : [{ kind: 'link', href, content: [text] }];
}

/** A date in words. */
export const date = (iso: string): string => dateWords(iso);

/** A mark that something was only suggested. */
export const suggestedMark = (): readonly Inline[] =>
  styled({ emphasis: true, strong: true }, '[suggested] ');

/** What stands in place of a part that has nothing to show. */
export function empty(sentence: string): DocumentBlock {
  return paragraphOf('aside', sentence);
}
