import type { SideGroup, TwoSidesRow } from '#domain/compare/two-sides.ts';
import { sideGroups } from '#domain/compare/two-sides.ts';
import type { ReportPart } from '#domain/report/composition.ts';
import { articleOrigin } from '#domain/report/phrases.ts';
import type { ReportOccurrence } from '#domain/report/report.ts';
import { type ReportSide, twoSidesOf } from '#domain/report/two-sides-of.ts';
import { countWords, numberWords } from '#domain/report/wording.ts';
import { type Markup, markup } from './markup.ts';
import { claimLink, linked, occurrenceLink, type Page } from './page.ts';
import { articleTitle, empty, langOf, name, stanceMark } from './parts.ts';

const groupNames: Readonly<Record<SideGroup, string>> = {
  contradict: 'They contradict each other',
  'in-tension': 'In tension',
  agree: 'They agree',
  both: 'Both address it, on no clear sides',
  'only-here': 'Only side A says it',
  'only-there': 'Only side B says it',
};

/** Two sets of articles side by side: what they agree and disagree on, and what only one of them says. */
export function* twoSidesPart(
  page: Page,
  part: Extract<ReportPart, { readonly kind: 'two-sides' }>,
): Generator<Markup, void, undefined> {
  if (part.left.length === 0 || part.right.length === 0) {
    yield empty('No articles have been chosen for one of the two sides.');
    return;
  }
  const sides = twoSidesOf(page.report, part);
  yield markup`<div class="sides">
${sideList(page, 'Side A', sides.left)}${sideList(page, 'Side B', sides.right)}</div>
`;
  if (sides.rows.length === 0) {
    yield empty('No claim has been marked in the articles of either side.');
    return;
  }
  if (sides.onBoth > 0)
    yield empty(`${countWords(sides.onBoth, 'place')} in articles that are on both sides count on both.`);
  yield markup`<table class="side-counts">
<thead><tr><th scope="col">How they stand</th><th scope="col" class="number">Claims</th><th scope="col" class="number">Places, A</th><th scope="col" class="number">Places, B</th></tr></thead>
<tbody>
${sideGroups.map((group) => {
  const { claims, here, there } = sides.counts[group];
  return markup`<tr><th scope="row">${groupNames[group]}</th><td class="number">${numberWords(claims)}</td><td class="number">${numberWords(here)}</td><td class="number">${numberWords(there)}</td></tr>
`;
})}</tbody>
</table>
`;
  const occurrences = new Map(
    page.report.claims.flatMap((claim) => claim.occurrences.map((each) => [each.record.id, each] as const)),
  );
  const numbers = new Map(page.report.claims.map(({ record, number }) => [record.id, number]));
  for (const group of sideGroups) {
    const rows = sides.rows.filter((row) => row.group === group);
    if (rows.length === 0) continue;
    yield markup`<h3>${groupNames[group]}</h3>
<div class="scroll" role="region" aria-label="${groupNames[group]}" tabindex="0">
<table class="set-against">
<thead><tr><th scope="col">Claim</th><th scope="col">Side A</th><th scope="col">Side B</th></tr></thead>
<tbody>
`;
    for (const row of rows) yield rowOf(page, row, { occurrences, numbers });
    yield markup`</tbody>
</table>
</div>
`;
  }
}

type Known = {
  readonly occurrences: ReadonlyMap<string, ReportOccurrence>;
  readonly numbers: ReadonlyMap<string, number>;
};

function rowOf(page: Page, { claims, here, there }: TwoSidesRow, known: Known): Markup {
  const heads = claims.map(
    ({ claimId, text }) =>
      markup`<p>${claimLink(page, known.numbers.get(claimId) ?? 0, 'claim-number')} ${name(text)}</p>`,
  );
  const side = (read: TwoSidesRow['here']): Markup => {
    if (!read) return markup`<td class="empty"><span class="visually-hidden">not addressed</span></td>`;
    const first = known.occurrences.get(read.first.occurrenceId);
    if (!first) return markup`<td></td>`;
    const more = read.places - 1;
    return markup`<td><p>${stanceMark(first.say, first.record.stance)} ${occurrenceLink(page, first)}</p>
<blockquote dir="auto"${langOf(first.article)}>${read.first.words}</blockquote>
<p class="fine">${linked(page.anchors.article(first.articleNumber), markup`<bdi>${articleOrigin(first.article)}</bdi>`)}${
      more > 0 ? markup`; ${countWords(more, 'more place')}` : null
    }</p></td>`;
  };
  return markup`<tr><th scope="row">${heads}</th>${side(here)}${side(there)}</tr>
`;
}

function sideList({ anchors }: Page, title: string, { articles, missing }: ReportSide): Markup {
  return markup`<div>
<h3>${title}</h3>
<ul>
${articles.map(
  ({ number, record }) =>
    markup`<li>${linked(anchors.article(number), markup`<span class="ordinal">${number}</span> <cite><bdi>${articleOrigin(record)}</bdi></cite>`)}, ${articleTitle(record)}</li>
`,
)}</ul>
${missing === 0 ? null : markup`<p class="fine">${countWords(missing, 'article')} chosen for this side ${missing === 1 ? 'is' : 'are'} not in this report.</p>\n`}</div>
`;
}
