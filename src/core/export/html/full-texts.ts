import type { Block } from '#domain/article.ts';
import type { AnnotatedBlock, AnnotatedPart } from '#domain/report/annotate-article.ts';
import { articleOrigin } from '#domain/report/phrases.ts';
import type { Report, ReportArticle, ReportOccurrence } from '#domain/report/report.ts';
import type { Mark, Segment } from '#domain/report/segment-text.ts';
import { countWords } from '#domain/report/wording.ts';
import { type Markup, type MarkupPart, markup } from './markup.ts';
import { date, empty, langOf, name, prose, stanceClass, stanceMark } from './parts.ts';

type Part = AnnotatedPart<ReportOccurrence>;

// Deeper overlaps than these share the lowest line; the style sheet has a class for each.
const lastLane = 4;

/** Every article in full, with its marks, and notes beside the paragraphs. */
export function* fullTexts({ articles }: Report): Generator<Markup, void, undefined> {
  yield markup`<section aria-labelledby="texts">
<h2 id="texts">Annotated texts</h2>
`;
  if (articles.length === 0) yield empty('The case has no articles.');
  for (const article of articles) yield* fullText(article);
  yield markup`</section>
`;
}

function* fullText(article: ReportArticle): Generator<Markup, void, undefined> {
  const { number, record } = article;
  const byline = [
    ...record.authors.map(name),
    markup`<cite><bdi>${articleOrigin(record)}</bdi></cite>`,
    ...(record.publishedOn === null ? [] : [date(record.publishedOn)]),
  ];
  yield markup`<article class="full-text" id="article-${number}" aria-labelledby="article-${number}-title">
<header>
<p class="ordinal" aria-hidden="true">${number}</p>
<h3 id="article-${number}-title" dir="auto"${langOf(record)}>${record.title}</h3>
<p class="byline">${byline.map((part, i) => [i === 0 ? null : ' · ', part])}</p>
</header>
<div class="columns">
`;
  const anchored = new Set<string>();
  for (const part of article.parts) yield renderPart(part, article, anchored);
  yield markup`</div>
</article>
`;
}

function renderPart(part: Part, article: ReportArticle, anchored: Set<string>): Markup {
  const notes =
    part.notes.length === 0 ? null : markup`<ol class="margin">${part.notes.map(marginNote)}</ol>\n`;
  if (part.kind === 'furniture') {
    // Closed when nothing is marked there; a browser that prints leaves a closed part out.
    const open = part.notes.length === 0 ? null : markup` open`;
    return markup`<div class="row furniture"><details${open}><summary>page furniture left out of the text (${countWords(
      part.lineCount,
      'line',
    )})</summary>
${part.blocks.map((block) => renderBlock(block, article, anchored))}</details>
${notes}</div>
`;
  }
  return markup`<div class="row" id="article-${article.number}-p${part.paragraph}"><a class="paragraph-number" href="#article-${
    article.number
  }-p${part.paragraph}" aria-label="Paragraph ${part.paragraph}">${part.paragraph}</a>
${renderBlock(part, article, anchored)}${notes}</div>
`;
}

function renderBlock(
  { block, segments }: AnnotatedBlock<ReportOccurrence>,
  { record }: ReportArticle,
  anchored: Set<string>,
): Markup {
  const text = segments.map((segment) => renderSegment(segment, anchored));
  const [open, close] = blockTags[block.kind];
  return markup`${open}${langOf(record)} dir="auto">${text}${close}
`;
}

const blockTags: Readonly<Record<Block['kind'], readonly [open: Markup, close: Markup]>> = {
  heading: [markup`<h4 class="text"`, markup`</h4>`],
  paragraph: [markup`<p class="text"`, markup`</p>`],
  quotation: [markup`<blockquote class="text"`, markup`</blockquote>`],
  'list-item': [markup`<p class="text list-item"`, markup`</p>`],
};

function renderSegment(segment: Segment<ReportOccurrence>, anchored: Set<string>): Markup {
  let inner: Markup = markup`${segment.text}`;
  for (const mark of segment.marks.toReversed()) {
    const { key, record } = mark.key;
    const isFirst = segment.starting.includes(mark) && !anchored.has(key);
    if (isFirst) anchored.add(key);
    inner = markup`<mark class="${stanceClass(record.stance)} lane-${laneOf(mark)}"${
      isFirst ? markup` id="text-${key}"` : null
    }>${inner}</mark>`;
  }
  const links = segment.ending.map(({ key }) => markup`<a href="#claim-${key.key}">${key.label}</a>`);
  return links.length === 0 ? inner : markup`${inner}<sup dir="ltr" lang="en">${spaced(links)}</sup>`;
}

function laneOf(mark: Mark<ReportOccurrence>): number {
  const piece = mark.key.record.pieces.findIndex(({ start }) => start === mark.start);
  return Math.min(mark.key.lanes[piece] ?? 0, lastLane);
}

function marginNote(occurrence: ReportOccurrence): Markup {
  const { record, last, chain, say } = occurrence;
  const who =
    chain.length === 1 ? say('attributionStatus', 'own-voice').label.toLowerCase() : name(last.source.name);
  const commitment =
    record.commitment === null ? null : markup`, ${say('commitment', record.commitment).label.toLowerCase()}`;
  const negates =
    record.polarity === 'negates'
      ? markup` <span class="negates"><span class="sign">${say('polarity', 'negates').sign ?? ''}</span> ${say('polarity', 'negates').label}</span>`
      : null;
  return markup`<li class="${stanceClass(record.stance)}"><a class="label" href="#claim-${occurrence.key}">${
    occurrence.label
  }</a> ${stanceMark(say, record.stance)}${negates} <span class="who">${who}${commitment}</span>${
    record.note.trim() === '' ? null : prose(record.note, 'note')
  }</li>
`;
}

const spaced = (parts: readonly Markup[]): readonly MarkupPart[] =>
  parts.map((part, i) => [i === 0 ? null : ' ', part]);
