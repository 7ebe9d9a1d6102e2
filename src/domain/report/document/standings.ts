import { articleOrigin, nothingChosenPhrase } from '../phrases.ts';
import { sourceLabel } from '../references.ts';
import type { ReportArticle, ReportClaim, ReportOccurrence } from '../report.ts';
import {
  type ArticlePlaces,
  type OpposedClaims,
  placesOf,
  type StandingClaims,
  standingsOf,
} from '../standings.ts';
import { countWords } from '../wording.ts';
import type { DocumentBlock, DocumentStep, Inline } from './document.ts';
import { heading, joined, linked, paragraph, prose, type Said, strong, styled, words } from './inline.ts';
import type { Paper } from './paper.ts';
import {
  articleTitle,
  claimReference,
  empty,
  negatesWords,
  occurrenceReference,
  stanceWords,
  suggestedMark,
} from './sayings.ts';

/** What at least two articles address and all take the same side on. */
export function* agreements(paper: Paper): Generator<DocumentStep, void, undefined> {
  if (hasNothing(paper)) {
    yield nothing(paper);
    return;
  }
  const { agreed } = standingsOf(paper.report);
  if (agreed.length === 0) {
    yield empty('There is no claim that two articles or more address and all take the same side on.');
    return;
  }
  yield empty(
    `${countWords(agreed.length, 'claim')} that two articles or more address, all on the same side.${judgedBy(paper)}`,
  );
  yield standingList(paper, agreed, (each) => [
    [each.for.length > 0 ? 'All for it' : 'All against it', [...each.for, ...each.against]],
  ]);
}

/** What some articles are for and others against, and the contradictions and tensions between claims. */
export function* contradictions(paper: Paper): Generator<DocumentStep, void, undefined> {
  if (hasNothing(paper)) {
    yield nothing(paper);
    return;
  }
  const { contradicted, opposed } = standingsOf(paper.report);
  if (contradicted.length + opposed.length === 0) {
    yield empty('No two articles take opposite sides on a claim, and no claim contradicts another.');
    return;
  }
  if (contradicted.length > 0) {
    yield heading(2, null, 'Articles on opposite sides of a claim');
    yield empty(`${countWords(contradicted.length, 'claim')}.${judgedBy(paper)}`);
    yield standingList(paper, contradicted, (each) => [
      ['For it', each.for],
      ['Against it', each.against],
      ['On both sides or none', each.other],
    ]);
  }
  if (opposed.length > 0) {
    yield heading(2, null, 'Claims that stand against each other');
    yield { kind: 'list', ordered: false, items: opposed.map((each) => opposedItem(paper, each)) };
  }
}

/** What one article alone says, by article. */
export function* oneSided(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { articles } = paper.report;
  if (hasNothing(paper)) {
    yield nothing(paper);
    return;
  }
  if (articles.length < 2) {
    yield empty('The report has one article, which nothing can be set beside.');
    return;
  }
  const alone = standingsOf(paper.report).oneSided;
  if (alone.length === 0) {
    yield empty('Every claim is made by two articles or more.');
    return;
  }
  yield empty(
    `Claims that one of the ${countWords(articles.length, 'article')} makes and the others do not address.${judgedBy(paper)}`,
  );
  for (const { article, claims } of alone) {
    yield heading(2, null, ...articleName(paper, article));
    yield empty(`${countWords(claims.length, 'claim')} that no other article addresses.`);
    yield { kind: 'list', ordered: false, items: claims.map((each) => aloneItem(paper, each)) };
  }
}

function aloneItem(paper: Paper, each: StandingClaims): readonly DocumentBlock[] {
  const ties: readonly Said[] = each.claims
    .flatMap(({ relations }) => relations)
    .filter(({ status, kind }) => status === 'confirmed' && kind !== 'equivalent')
    .map(({ phrase, otherNumber }) => [`${phrase.toLowerCase()} `, claimReference(paper, otherNumber)]);
  return [
    ...each.claims.map((claim) => claimLine(paper, claim)),
    paragraph(
      stances(
        paper,
        placesOf(each).flatMap(({ occurrences }) => occurrences),
      ),
      ties.length === 0 ? null : [' · ', joined(ties, ', ')],
    ),
  ];
}

type Side = readonly [name: string, places: readonly ArticlePlaces[]];

/** Claims, those told as one in one item, with the articles of each side. */
function standingList(
  paper: Paper,
  standings: readonly StandingClaims[],
  sidesOf: (standing: StandingClaims) => readonly Side[],
): DocumentBlock {
  return {
    kind: 'list',
    ordered: false,
    items: standings.map((standing) => [
      ...standing.claims.map((claim) => claimLine(paper, claim)),
      ...sidesOf(standing).flatMap(([name, places]) => sideLine(paper, name, places)),
      ...originLine(paper, standing),
    ]),
  };
}

function opposedItem(
  paper: Paper,
  { kind, status, reason, one, other }: OpposedClaims,
): readonly DocumentBlock[] {
  const madeBy = (claim: ReportClaim): readonly DocumentBlock[] => {
    const places = paper.report.articles.flatMap((article): readonly ArticlePlaces[] => {
      const occurrences = claim.occurrences.filter(({ articleNumber }) => articleNumber === article.number);
      return occurrences.length === 0 ? [] : [{ article, occurrences }];
    });
    return places.length === 0
      ? [empty('Marked nowhere in the articles of this report.')]
      : sideLine(paper, 'Made by', places);
  };
  return [
    claimLine(paper, one),
    ...madeBy(one),
    paragraph(
      status === 'suggested' ? suggestedMark() : null,
      styled({ emphasis: true }, paper.report.words('relationKind', kind).label),
      ':',
    ),
    claimLine(paper, other),
    ...madeBy(other),
    ...prose(reason),
  ];
}

function claimLine(paper: Paper, { number, record }: ReportClaim): DocumentBlock {
  return paragraph(strong(claimReference(paper, number), ' ', words(record.text)));
}

/** The articles of one side with their stances and places; nothing where there is none. */
function sideLine(paper: Paper, name: string, places: readonly ArticlePlaces[]): readonly DocumentBlock[] {
  if (places.length === 0) return [];
  const told = places.map(({ article, occurrences }) => [
    articleName(paper, article),
    ' (',
    stances(paper, occurrences),
    ')',
  ]);
  return [paragraph(`${name}: `, joined(told, '; '))];
}

function articleName({ anchors }: Paper, { number, record }: ReportArticle): readonly Inline[] {
  return linked(
    anchors.article(number),
    `${number} `,
    words(articleOrigin(record)),
    ', ',
    articleTitle(record),
  );
}

/** Each place with its number, and the stance there. */
function stances(paper: Paper, occurrences: readonly ReportOccurrence[]): readonly Inline[] {
  return joined(
    occurrences.map((occurrence) => {
      const { say, record } = occurrence;
      return [
        occurrenceReference(paper, occurrence),
        ` ${stanceWords(say, record.stance)}`,
        record.polarity === 'negates' ? [' ', negatesWords(say)] : null,
      ];
    }),
    ', ',
  );
}

function originLine({ anchors }: Paper, { origin }: StandingClaims): readonly DocumentBlock[] {
  if (origin === null) return [];
  const { number, id, name } = origin;
  return [
    paragraph(
      'All of them rest on ',
      linked(anchors.source(number, id), words(name), ` (${sourceLabel(number)})`),
      ': many voices that are one.',
    ),
  ];
}

const hasNothing = ({ report }: Paper): boolean => report.record.occurrences.length === 0;

function nothing({ report, scope }: Paper): DocumentBlock {
  return empty(nothingChosenPhrase(report, scope, 'claim'));
}

/** What a filter hides cannot be weighed, and a reader has to know. */
function judgedBy({ scope }: Paper): string {
  return scope.filter.trim() === ''
    ? ''
    : ' Judged by the places in this report only; its filter leaves others out.';
}
