import type { Block } from '#domain/article.ts';
import type { AnnotatedBlock, AnnotatedPart } from '#domain/report/annotate-article.ts';
import { articleOrigin } from '#domain/report/phrases.ts';
import type { ReportArticle, ReportOccurrence } from '#domain/report/report.ts';
import type { Mark, Segment } from '#domain/report/segment-text.ts';
import { countWords } from '#domain/report/wording.ts';
import { type Markup, type MarkupPart, markup } from './markup.ts';
import { linked, type Page } from './page.ts';
import { date, empty, langOf, name, nothingChosen, prose, stanceClass, stanceMark } from './parts.ts';

type Part = AnnotatedPart<ReportOccurrence>;

// Deeper overlaps than these share the lowest line; the style sheet has a class for each.
const lastLane = 4;

/** Every article in full, with its marks, and notes beside the paragraphs. */
export function* fullTexts(page: Page): Generator<Markup, void, undefined> {
  const { articles } = page.report;
  if (articles.length === 0) yield empty(nothingChosen(page, 'article'));
  for (const article of articles) yield* fullText(page, article);
}

function* fullText(page: Page, article: ReportArticle): Generator<Markup, void, undefined> {
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
  for (const part of article.parts) yield renderPart(page, part, article, anchored);
  yield markup`</div>
</article>
`;
}

function renderPart(page: Page, part: Part, article: ReportArticle, anchored: Set<string>): Markup {
  const notes =
    part.notes.length === 0
      ? null
      : markup`<ol class="margin">${part.notes.map((note) => marginNote(page, note))}</ol>\n`;
  if (part.kind === 'furniture') {
    // Closed when nothing is marked there; a browser that prints leaves a closed part out.
    const open = part.notes.length === 0 ? null : markup` open`;
    return markup`<div class="row furniture"><details${open}><summary>page furniture left out of the text (${countWords(
      part.lineCount,
      'line',
    )})</summary>
${part.blocks.map((block) => renderBlock(page, block, article, anchored))}</details>
${notes}</div>
`;
  }
  return markup`<div class="row" id="article-${article.number}-p${part.paragraph}"><a class="paragraph-number" href="#article-${
    article.number
  }-p${part.paragraph}" aria-label="Paragraph ${part.paragraph}">${part.paragraph}</a>
${renderBlock(page, part, article, anchored)}${notes}</div>
`;
}

function renderBlock(
  page: Page,
  { block, segments }: AnnotatedBlock<ReportOccurrence>,
  { record }: ReportArticle,
  anchored: Set<string>,
): Markup {
  const text = segments.map((segment) => renderSegment(page, segment, anchored));
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

function renderSegment(page: Page, segment: Segment<ReportOccurrence>, anchored: Set<string>): Markup {
  let inner: Markup = markup`${segment.text}`;
  for (const mark of segment.marks.toReversed()) {
    const { key, record } = mark.key;
    const isFirst = segment.starting.includes(mark) && !anchored.has(key);
    if (isFirst) anchored.add(key);
    inner = markup`<mark class="${stanceClass(record.stance)} lane-${laneOf(mark)}"${
      isFirst ? markup` id="text-${key}"` : null
    }>${inner}</mark>`;
  }
  const links = segment.ending.map(({ key }) => numberOf(page, key));
  return links.length === 0 ? inner : markup`${inner}<sup dir="ltr" lang="en">${spaced(links)}</sup>`;
}

function laneOf(mark: Mark<ReportOccurrence>): number {
  const piece = mark.key.record.pieces.findIndex(({ start }) => start === mark.start);
  return Math.min(mark.key.lanes[piece] ?? 0, lastLane);
}

function marginNote(page: Page, occurrence: ReportOccurrence): Markup {
  const { record, last, chain, say } = occurrence;
  const who =
    chain.length === 1 ? say('attributionStatus', 'own-voice').label.toLowerCase() : name(last.source.name);
  const commitment =
    record.commitment === null ? null : markup`, ${say('commitment', record.commitment).label.toLowerCase()}`;
  const negates =
    record.polarity === 'negates'
      ? markup` <span class="negates"><span class="sign">${say('polarity', 'negates').sign ?? ''}</span> ${say('polarity', 'negates').label}</span>`
      : null;
  return markup`<li class="${stanceClass(record.stance)}">${numberOf(page, occurrence, 'label')} ${stanceMark(say, record.stance)}${negates} <span class="who">${who}${commitment}</span>${
    record.note.trim() === '' ? null : prose(record.note, 'note')
  }</li>
`;
}

/** The number of an occurrence as a link, unless it would only lead to where one is. */
function numberOf({ anchors }: Page, occurrence: ReportOccurrence, className?: string): Markup {
  const isElsewhere = anchors.claimsIn === 'claims';
  return linked(isElsewhere ? anchors.occurrence(occurrence) : null, occurrence.label, className);
}

const spaced = (parts: readonly Markup[]): readonly MarkupPart[] =>
  parts.map((part, i) => [i === 0 ? null : ' ', part]);
