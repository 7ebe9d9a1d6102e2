import { articleOrigin } from '../phrases.ts';
import { sourceLabel } from '../references.ts';
import type { ReportClaim, ReportOccurrence } from '../report.ts';
import {
  type ArticlePlaces,
  type OpposedClaims,
  placesOf,
  type StandingClaims,
  type Standings,
} from '../standings.ts';
import type { DocumentBlock, DocumentStep, Inline } from './document.ts';
import { heading, joined, line, linked, paragraph, prose, strong, words } from './inline.ts';
import type { Paper } from './paper.ts';
import {
  claimReference,
  empty,
  negatesWords,
  occurrenceReference,
  stanceWords,
  suggestedMark,
} from './sayings.ts';

/** What several articles take the same side on. */
export function* agreements(paper: Paper, { agreed }: Standings): Generator<DocumentStep, void, undefined> {
  if (agreed.length === 0) yield empty('No claim that several articles agree on was found.');
  else yield standingList(paper, agreed);
}

/** What some articles are for and others against, and claims that the analyst holds against each other. */
export function* contradictions(
  paper: Paper,
  { contradicted, opposed }: Standings,
): Generator<DocumentStep, void, undefined> {
  if (contradicted.length + opposed.length === 0) yield empty('No contradiction was found.');
  if (contradicted.length > 0) yield standingList(paper, contradicted);
  if (opposed.length === 0) return;
  yield heading(2, null, 'Claims against each other');
  yield {
    kind: 'list',
    ordered: false,
    items: opposed.map((each) => opposedItem(paper, each)),
  };
}

/** What only one article says, by article. */
export function* oneSided(
  paper: Paper,
  { oneSided: byArticle }: Standings,
): Generator<DocumentStep, void, undefined> {
  if (byArticle.length === 0) yield empty('No claim is made by one article alone.');
  for (const { article, claims } of byArticle) {
    yield heading(2, null, ...articleName(paper, article));
    yield {
      kind: 'list',
      ordered: false,
      items: claims.map((each) => [
        paragraph(sameClaimsLine(paper, each.claims)),
        paragraph(
          joined(
            placesOf(each).map((places) => placeLine(paper, places, false)),
            '; ',
          ),
        ),
      ]),
    };
  }
}

/** Claims that are told as one, with how each article stands to them. */
function standingList(paper: Paper, standings: readonly StandingClaims[]): DocumentBlock {
  return {
    kind: 'list',
    ordered: false,
    items: standings.map((standing) => standingItem(paper, standing)),
  };
}

function standingItem(paper: Paper, standing: StandingClaims): readonly DocumentBlock[] {
  const sides = [
    ['For', standing.for],
    ['Against', standing.against],
    ['On no side, or on both', standing.other],
  ] as const;
  const { origin } = standing;
  return [
    paragraph(strong(sameClaimsLine(paper, standing.claims))),
    ...sides
      .filter(([, places]) => places.length > 0)
      .map(([side, places]) =>
        paragraph(
          `${side}: `,
          joined(
            places.map((each) => placeLine(paper, each, true)),
            '; ',
          ),
        ),
      ),
    ...(origin === null
      ? []
      : [
          paragraph(
            'Many voices that are one: all of these rest on ',
            linked(
              paper.anchors.source(origin.number, origin.id),
              `${sourceLabel(origin.number)} `,
              words(origin.name),
            ),
            '.',
          ),
        ]),
  ];
}

/** Claims that are equivalent, in one line. */
export function sameClaimsLine(paper: Paper, claims: readonly ReportClaim[]): readonly Inline[] {
  return joined(
    claims.map(({ number, record }) => [claimReference(paper, number), ' ', words(record.text)]),
    ' = ',
  );
}

function articleName({ anchors }: Paper, { number, record }: ArticlePlaces['article']): readonly Inline[] {
  return line(linked(anchors.article(number), `${number} `, words(articleOrigin(record))));
}

function placeLine(
  paper: Paper,
  { article, occurrences }: ArticlePlaces,
  isNamed: boolean,
): readonly Inline[] {
  return line(
    isNamed ? [articleName(paper, article), ' ('] : null,
    joined(
      occurrences.map((occurrence) => placeWords(paper, occurrence)),
      ', ',
    ),
    isNamed ? ')' : null,
  );
}

function placeWords(paper: Paper, occurrence: ReportOccurrence): readonly Inline[] {
  const { say, record } = occurrence;
  return line(
    occurrenceReference(paper, occurrence),
    ` ${stanceWords(say, record.stance)}`,
    record.polarity === 'negates' ? [' ', negatesWords(say)] : null,
  );
}

function opposedItem(
  paper: Paper,
  { kind, status, reason, one, other }: OpposedClaims,
): readonly DocumentBlock[] {
  return [
    paragraph(
      status === 'suggested' ? suggestedMark() : null,
      sameClaimsLine(paper, [one]),
      ` — ${paper.report.words('relationKind', kind).label.toLowerCase()} — `,
      sameClaimsLine(paper, [other]),
    ),
    ...prose(reason),
  ];
}
