import type { AssessmentRecord } from '#domain/report/case-record.ts';
import { codebook } from '#domain/codebook.ts';
import { defaultCredibility } from '#domain/assessment.ts';
import { admiraltyPhrase, articleOrigin, oneLine, placeWords } from '#domain/report/phrases.ts';
import type { ReportClaim, ReportOccurrence, ReportRelation, Say } from '#domain/report/report.ts';
import { joined, type Markup, markup } from './markup.ts';
import { claimLink, linked, type Page } from './page.ts';
import {
  address,
  articleTitle,
  chainDrawing,
  date,
  empty,
  langOf,
  name,
  nothingChosen,
  prose,
  quoted,
  reliabilityWords,
  stanceMark,
} from './parts.ts';

/** A sheet for each claim: where it occurs, how it relates to others, and what the analyst concludes. */
export function* claimSheets(page: Page): Generator<Markup, void, undefined> {
  const { claims } = page.report;
  if (claims.length === 0) yield empty(nothingChosen(page, 'claim'));
  for (const claim of claims) yield sheet(page, claim);
}

function sheet(page: Page, claim: ReportClaim): Markup {
  const { number, record, occurrences, relations, assessment } = claim;
  return markup`<article class="sheet" id="claim-${number}" aria-labelledby="claim-${number}-text">
<header>
<p class="claim-number" aria-hidden="true">C${number}</p>
<h3 id="claim-${number}-text"><span class="visually-hidden">C${number}: </span><bdi>${record.text}</bdi></h3>
${facts(claim)}${record.note.trim() === '' ? null : markup`${prose(record.note, 'note')}\n`}</header>
${
  occurrences.length === 0
    ? markup`<p class="aside">Marked nowhere in the articles of this report.</p>\n`
    : markup`<ol class="occurrences">
${occurrences.map((occurrence) => occurrenceEntry(page, occurrence))}</ol>
`
}${relations.length === 0 ? null : relationList(page, relations)}${
    assessment === null ? null : assessmentBox(assessment, claim.say)
  }</article>
`;
}

function facts({ record, occurrences, assessment, say }: ReportClaim): Markup {
  const parts = [
    record.type === null ? null : markup`${say('claimType', record.type).label}`,
    record.eventDate === null ? null : markup`event: ${date(record.eventDate)}`,
    occurrences.length === 0 ? null : markup`${admiraltyPhrase(occurrences, assessment)}`,
    record.tags.length === 0 ? null : markup`tags: ${joined(record.tags.map(name), ', ')}`,
    occurrences.length > 1
      ? markup`${occurrences.length} occurrences in ${new Set(occurrences.map((o) => o.articleNumber)).size} of the articles`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? markup`` : markup`<p class="claim-facts">${joined(parts, ' · ')}</p>\n`;
}

function occurrenceEntry(page: Page, occurrence: ReportOccurrence): Markup {
  const { record, article, last, say } = occurrence;
  const pieces = record.pieces.map((piece) => markup`${oneLine(piece.exact)}`);
  return markup`<li class="occurrence" id="claim-${occurrence.key}">
<p class="from"><span class="label">${occurrence.label}</span> <cite><bdi>${articleOrigin(article)}</bdi></cite>, ${articleTitle(
    article,
  )}, ${linked(page.anchors.words(occurrence), placeWords(occurrence.place))}</p>
<blockquote${langOf(article)} dir="auto">${joined(pieces, markup` <span class="gap" lang="en">[…]</span> `)}</blockquote>
${chainDrawing(page, occurrence)}
<dl class="judgements">
<div><dt>${last.status === 'own-voice' ? 'Commitment, own voice' : 'Commitment of last source'}</dt><dd>${
    record.commitment === null ? unmade() : say('commitment', record.commitment).label
  }</dd></div>
<div><dt>Stance of the article</dt><dd>${stanceMark(say, record.stance)}${
    occurrence.stanceWords === null
      ? null
      : markup` <span class="how">shown by ${quoted(occurrence.stanceWords, article)}</span>`
  }</dd></div>
<div><dt>Polarity</dt><dd>${
    record.polarity === 'negates'
      ? markup`<span class="negates"><span class="sign">${say('polarity', 'negates').sign ?? ''}</span> ${say('polarity', 'negates').label}</span>`
      : say('polarity', 'affirms').label
  }</dd></div>
<div><dt>Quotation</dt><dd>${
    record.quotation === null
      ? unmade()
      : (say('quotation', record.quotation).short ?? say('quotation', record.quotation).label)
  }</dd></div>
${
  record.fidelity === null
    ? null
    : markup`<div><dt>Fidelity to the source</dt><dd>${say('fidelity', record.fidelity).label}</dd></div>
`
}<div><dt>Reliability of last source</dt><dd>${reliabilityWords(last.rating)}</dd></div>
</dl>
${record.note.trim() === '' ? null : markup`${prose(record.note, 'note')}\n`}</li>
`;
}

const unmade = (): Markup => markup`<span class="unmade">not judged</span>`;

function relationList(page: Page, relations: readonly ReportRelation[]): Markup {
  const items = relations.map(
    (relation) =>
      markup`<li>${relation.status === 'suggested' ? markup`<span class="suggested">suggested</span> ` : null}${
        relation.phrase
      } ${claimLink(page, relation.otherNumber)}: <bdi>${relation.other.text}</bdi>${
        relation.reason.trim() === '' ? null : prose(relation.reason, 'note')
      }</li>
`,
  );
  return markup`<div class="relations">
<h4>Relations</h4>
<ul>
${items}</ul>
</div>
`;
}

// Likelihood and confidence stand in sentences of their own: ICD 203 forbids to join them.
function assessmentBox(assessment: AssessmentRecord, say: Say): Markup {
  const { verdict, credibility, likelihood, confidence, rationale, evidence } = assessment;
  const [low, high] = likelihood === null ? [0, 0] : codebook.likelihood[likelihood].percent;
  return markup`<div class="assessment">
<h4>Assessment by the analyst</h4>
${verdict === null ? null : markup`<p class="verdict">${say('verdict', verdict).label}</p>\n`}<p>Credibility of the claim: <span class="letter">${credibility}</span>, ${say('credibility', credibility).label.toLowerCase()}${credibility === defaultCredibility ? ' (not rated)' : null}.</p>
${
  likelihood === null
    ? null
    : markup`<p>Likelihood: ${say('likelihood', likelihood).label.toLowerCase()} (${low} to ${high}%).</p>\n`
}${confidence === null ? null : markup`<p>Confidence in this judgement: ${say('confidence', confidence).label.toLowerCase()}.</p>\n`}${
    rationale.trim() === '' ? null : markup`${prose(rationale, 'rationale')}\n`
  }${
    evidence.length === 0
      ? null
      : markup`<p class="fine">Evidence</p>
<ul class="evidence">${evidence.map(
          (item) =>
            markup`<li><bdi>${item.text}</bdi>${item.url === null ? null : markup` ${address(item.url)}`}</li>`,
        )}</ul>
`
  }</div>
`;
}
