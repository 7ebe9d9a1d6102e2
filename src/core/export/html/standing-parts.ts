import type { ReportArticle, ReportClaim, ReportOccurrence } from '#domain/report/report.ts';
import {
  type ArticlePlaces,
  type OpposedClaims,
  placesOf,
  type StandingClaims,
  standingsOf,
} from '#domain/report/standings.ts';
import { articleOrigin } from '#domain/report/phrases.ts';
import { sourceLabel } from '#domain/report/references.ts';
import { countWords } from '#domain/report/wording.ts';
import { isEverything } from '#domain/report/composition.ts';
import { joined, type Markup, type MarkupPart, markup } from './markup.ts';
import { claimLink, linked, occurrenceLink, type Page } from './page.ts';
import { articleTitle, empty, name, nothingChosen, prose, stanceMark } from './parts.ts';

/** What at least two articles address and all take the same side on. */
export function* agreements(page: Page): Generator<Markup, void, undefined> {
  if (hasNothing(page)) {
    yield empty(nothingChosen(page, 'claim'));
    return;
  }
  const { agreed } = standingsOf(page.report);
  if (agreed.length === 0) {
    yield empty('There is no claim that two articles or more address and all take the same side on.');
    return;
  }
  yield empty(
    `${countWords(agreed.length, 'claim')} that two articles or more address, all on the same side.${judgedBy(page)}`,
  );
  for (const each of agreed)
    yield block(page, each.claims, [
      side(page, each.for.length > 0 ? 'All for it' : 'All against it', [...each.for, ...each.against]),
      origin(page, each),
    ]);
}

/** What some articles are for and others against, and the contradictions and tensions between claims. */
export function* contradictions(page: Page): Generator<Markup, void, undefined> {
  if (hasNothing(page)) {
    yield empty(nothingChosen(page, 'claim'));
    return;
  }
  const { contradicted, opposed } = standingsOf(page.report);
  if (contradicted.length + opposed.length === 0) {
    yield empty('No two articles take opposite sides on a claim, and no claim contradicts another.');
    return;
  }
  if (contradicted.length > 0) {
    yield markup`<h3>Articles on opposite sides of a claim</h3>
`;
    yield empty(`${countWords(contradicted.length, 'claim')}.${judgedBy(page)}`);
    for (const each of contradicted)
      yield block(page, each.claims, [
        side(page, 'For it', each.for),
        side(page, 'Against it', each.against),
        side(page, 'On both sides or none', each.other),
      ]);
  }
  if (opposed.length > 0) {
    yield markup`<h3>Claims that stand against each other</h3>
`;
    for (const each of opposed) yield opposedBlock(page, each);
  }
}

/** What one article alone says, by article. */
export function* oneSided(page: Page): Generator<Markup, void, undefined> {
  const { articles } = page.report;
  if (hasNothing(page)) {
    yield empty(nothingChosen(page, 'claim'));
    return;
  }
  if (articles.length < 2) {
    yield empty('The report has one article, which nothing can be set beside.');
    return;
  }
  const alone = standingsOf(page.report).oneSided;
  if (alone.length === 0) {
    yield empty('Every claim is made by two articles or more.');
    return;
  }
  yield empty(
    `Claims that one of the ${countWords(articles.length, 'article')} makes and the others do not address.${judgedBy(page)}`,
  );
  for (const { article, claims } of alone) {
    yield markup`<h3>${articleName(page, article)}</h3>
<p class="aside">${countWords(claims.length, 'claim')} that no other article addresses.</p>
<ul class="alone">
`;
    for (const each of claims) yield aloneEntry(page, each);
    yield markup`</ul>
`;
  }
}

function aloneEntry(page: Page, each: StandingClaims): Markup {
  const occurrences = placesOf(each).flatMap((place) => place.occurrences);
  const ties = each.claims
    .flatMap(({ relations }) => relations)
    .filter(({ status, kind }) => status === 'confirmed' && kind !== 'equivalent')
    .map(({ phrase, otherNumber }) => markup`${phrase.toLowerCase()} ${claimLink(page, otherNumber)}`);
  return markup`<li>${each.claims.map((claim) => claimLine(page, claim))}<p class="who-says">${stances(page, occurrences)}${
    ties.length === 0 ? null : markup` · ${joined(ties, ', ')}`
  }</p></li>
`;
}

function opposedBlock(page: Page, { kind, status, reason, one, other }: OpposedClaims): Markup {
  const { label } = page.report.words('relationKind', kind);
  const who = (claim: ReportClaim): Markup => {
    const articles = page.report.articles.flatMap((article): readonly ArticlePlaces[] => {
      const occurrences = claim.occurrences.filter(({ articleNumber }) => articleNumber === article.number);
      return occurrences.length === 0 ? [] : [{ article, occurrences }];
    });
    return articles.length === 0
      ? markup`<p class="who-says">Marked nowhere in the articles of this report.</p>`
      : side(page, 'Made by', articles);
  };
  return markup`<div class="standing">
${claimLine(page, one)}${who(one)}
<p class="against">${label}${status === 'suggested' ? markup` <span class="suggested">suggested</span>` : null}</p>
${claimLine(page, other)}${who(other)}
${reason.trim() === '' ? null : prose(reason, 'note')}</div>
`;
}

function block(page: Page, claims: readonly ReportClaim[], told: readonly MarkupPart[]): Markup {
  return markup`<div class="standing">
${claims.map((claim) => claimLine(page, claim))}${told}</div>
`;
}

function claimLine(page: Page, { number, record }: ReportClaim): Markup {
  return markup`<p class="claim-line">${claimLink(page, number, 'claim-number')} ${name(record.text)}</p>
`;
}

/** The articles of one side with their stances and places; nothing where there is none. */
function side(page: Page, heading: string, articles: readonly ArticlePlaces[]): Markup {
  if (articles.length === 0) return markup``;
  return markup`<p class="side-name">${heading}</p>
<ul class="side">
${articles.map(
  ({ article, occurrences }) =>
    markup`<li>${articleName(page, article)} ${stances(page, occurrences)}</li>
`,
)}</ul>
`;
}

function articleName({ anchors }: Page, { number, record }: ReportArticle): Markup {
  const words = markup`<span class="ordinal">${number}</span> <cite><bdi>${articleOrigin(record)}</bdi></cite>, ${articleTitle(record)}`;
  return linked(anchors.article(number), words);
}

/** Each place with its number, and the stance there. */
function stances(page: Page, occurrences: readonly ReportOccurrence[]): Markup {
  const parts = occurrences.map((occurrence) => {
    const { record, say } = occurrence;
    const negates = say('polarity', 'negates');
    return markup`<span class="said">${occurrenceLink(page, occurrence)} ${stanceMark(say, record.stance, 'narrow')}${
      record.polarity === 'negates'
        ? markup` <span class="negates"><span class="sign">${negates.sign ?? ''}</span> ${negates.label}</span>`
        : null
    }</span>`;
  });
  return joined(parts, ' ');
}

function origin({ anchors }: Page, each: StandingClaims): Markup {
  if (each.origin === null) return markup``;
  const { number, id, name: source } = each.origin;
  return markup`<p class="caution">All of them rest on ${linked(
    anchors.source(number, id),
    markup`${name(source)} (${sourceLabel(number)})`,
  )}: many voices that are one.</p>
`;
}

function hasNothing({ report }: Page): boolean {
  return report.record.occurrences.length === 0;
}

/** What a filter hides cannot be weighed, and a reader has to know. */
function judgedBy({ source }: Page): string {
  return isEverything(source.scope) || source.scope.filter.trim() === ''
    ? ''
    : ' Judged by the places in this report only; its filter leaves others out.';
}
