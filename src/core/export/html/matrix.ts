import { programWords } from '#domain/case-codebook.ts';
import { groupBy } from '#domain/report/group-by.ts';
import { articleOrigin } from '#domain/report/phrases.ts';
import {
  type CellGroup,
  groupCell,
  type ReportArticle,
  type ReportClaim,
  type ReportOccurrence,
  type Say,
} from '#domain/report/report.ts';
import { listWords } from '#domain/report/wording.ts';
import { stances } from '#domain/stance.ts';
import { joined, type Markup, markup } from './markup.ts';
import { matrixFigure } from './matrix-figure.ts';
import { claimLink, linked, occurrenceLink, type Page } from './page.ts';
import { articleTitle, empty, nothingChosen, stanceClass, stanceMark } from './parts.ts';

// More columns than these are neither readable on paper nor on a small screen; further articles get a table of their own.
const columnsPerTable = 4;

type Row = {
  readonly claim: ReportClaim;
  readonly byArticle: ReadonlyMap<number, readonly ReportOccurrence[]>;
};

/** The claim-by-article table, cut into tables of a few articles each when there are many. */
export function* matrixTables(page: Page): Generator<Markup, void, undefined> {
  const { claims, words } = page.report;
  if (claims.length === 0) {
    yield empty(nothingChosen(page, 'claim'));
    return;
  }
  yield* matrixFigure(page.report);
  yield markup`<h3>In words</h3>
`;
  yield key(words);
  yield* tables(page);
}

function* tables(page: Page): Generator<Markup, void, undefined> {
  const { articles, claims } = page.report;
  const rows = claims.map((claim): Row => ({
    claim,
    byArticle: groupBy(claim.occurrences, ({ articleNumber }) => articleNumber),
  }));
  if (articles.length <= columnsPerTable) {
    yield* table(page, articles, rows);
    return;
  }
  yield markup`<p class="aside">Each table shows up to ${columnsPerTable} articles and the claims that occur in any of them.</p>
`;
  for (let first = 0; first < articles.length; first += columnsPerTable) {
    const shown = articles.slice(first, first + columnsPerTable);
    const addressed = rows.filter(({ byArticle }) => shown.some(({ number }) => byArticle.has(number)));
    if (addressed.length > 0) yield* table(page, shown, addressed);
  }
}

function key(say: Say): Markup {
  const entries = [...stances, null].map((stance) => markup`<li>${stanceMark(say, stance)}</li>`);
  return markup`<ul class="key" aria-label="Key to the stances">${entries}<li><span class="negates"><span class="sign">${
    say('polarity', 'negates').sign ?? ''
  }</span> ${say('polarity', 'negates').label}</span></li><li class="fine">An empty cell: ${say(
    'stanceGap',
    'not-addressed',
  ).label.toLowerCase()}</li></ul>
`;
}

function* table(
  page: Page,
  articles: readonly ReportArticle[],
  rows: readonly Row[],
): Generator<Markup, void, undefined> {
  const names = articles.map(({ number }) => String(number));
  yield markup`<div class="scroll" role="region" aria-label="Claims by article: ${listWords(names)}" tabindex="0">
<table class="matrix">
<thead><tr><th scope="col">Claim</th>${articles.map((article) => columnHead(page, article))}</tr></thead>
<tbody>
`;
  for (const { claim, byArticle } of rows) {
    const isFirst = page.anchors.claimsIn === 'matrix' && page.anchorFirst(`claim-${claim.number}`);
    yield markup`<tr${isFirst ? markup` id="claim-${claim.number}"` : null}><th scope="row">${rowHead(page, claim)}</th>${articles.map(
      ({ number }) => cell(page, groupCell(byArticle.get(number) ?? [])),
    )}</tr>
`;
  }
  yield markup`</tbody>
</table>
</div>
`;
}

function columnHead({ anchors }: Page, { number, record, say }: ReportArticle): Markup {
  const unfinished =
    record.status === 'done'
      ? null
      : markup`<span class="fine">Reading status: ${say('readingStatus', record.status).label.toLowerCase()}</span>`;
  const origin = markup`<span class="ordinal">${number}</span> <bdi>${articleOrigin(record)}</bdi>`;
  return markup`<th scope="col">${linked(anchors.article(number), origin)} <span class="column-title">${articleTitle(record)}</span> ${unfinished}</th>`;
}

function rowHead(page: Page, { number, record, relations }: ReportClaim): Markup {
  const marks = relations.map(
    (relation) =>
      markup`<li>${relation.phrase} ${claimLink(page, relation.otherNumber)}${
        relation.status === 'suggested' ? markup` <span class="suggested">suggested</span>` : null
      }</li>`,
  );
  const inSheets = page.anchors.claimsIn === 'claims';
  return markup`${linked(inSheets ? page.anchors.claim(number) : null, `C${number}`, 'claim-number')} <bdi>${record.text}</bdi>${
    marks.length === 0 ? null : markup`<ul class="relation-marks" aria-label="Relations">${marks}</ul>`
  }`;
}

function cell(page: Page, groups: readonly CellGroup[]): Markup {
  if (groups.length === 0) {
    return markup`<td class="empty"><span class="visually-hidden">${programWords('stanceGap', 'not-addressed').label.toLowerCase()}</span></td>`;
  }
  return markup`<td>${joined(
    groups.map((group) => groupMark(page, group)),
    ' ',
  )}</td>`;
}

function groupMark(page: Page, { stance, polarity, occurrences }: CellGroup): Markup {
  const say: Say = occurrences[0]?.say ?? programWords;
  const { sign = '', label } = say('polarity', polarity);
  const links = occurrences.map((occurrence) => occurrenceLink(page, occurrence));
  const negates =
    polarity === 'negates'
      ? markup`<span class="negates"><span class="sign">${sign}</span> ${label}</span> `
      : null;
  const count = occurrences.length > 1 ? markup`<span class="count">${occurrences.length}×</span> ` : null;
  return markup`<div class="group ${stanceClass(stance)}">${stanceMark(say, stance, 'narrow')} <span class="where">${negates}${count}${joined(links, ' ')}</span></div>`;
}
