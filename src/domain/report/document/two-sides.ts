import { type SideGroup, sideGroups, type TwoSidesRow } from '../../compare/two-sides.ts';
import type { ReportPart } from '../composition.ts';
import { articleOrigin } from '../phrases.ts';
import type { ReportOccurrence } from '../report.ts';
import { type ReportSide, twoSidesOf } from '../two-sides-of.ts';
import { countWords, numberWords } from '../wording.ts';
import type { DocumentStep, Fact, Inline, TableCell } from './document.ts';
import { column, fine, heading, joined, line, linked, strong, words } from './inline.ts';
import type { Paper } from './paper.ts';
import {
  articleTitle,
  claimReference,
  empty,
  negatesWords,
  occurrenceReference,
  stanceWords,
} from './sayings.ts';

const groupTitles: Readonly<Record<SideGroup, string>> = {
  contradict: 'They contradict each other',
  'in-tension': 'In tension',
  agree: 'They agree',
  both: 'Both address it, on no clear sides',
  'only-here': 'Only side A says it',
  'only-there': 'Only side B says it',
};

/** Two sets of articles side by side. */
export function* twoSidesTable(
  paper: Paper,
  part: Pick<Extract<ReportPart, { readonly kind: 'two-sides' }>, 'left' | 'right'>,
): Generator<DocumentStep, void, undefined> {
  if (part.left.length === 0 || part.right.length === 0) {
    yield empty('No articles have been chosen for one of the two sides.');
    return;
  }
  const sides = twoSidesOf(paper.report, part);
  yield {
    kind: 'facts',
    facts: [sideFact(paper, 'Side A', sides.left), sideFact(paper, 'Side B', sides.right)],
  };
  if (sides.rows.length === 0) {
    yield empty('No claim has been marked in the articles of either side.');
    return;
  }
  if (sides.onBoth > 0) {
    yield empty(`${countWords(sides.onBoth, 'place')} in articles that are on both sides count on both.`);
  }
  yield {
    kind: 'table',
    rowHeads: true,
    columns: [
      column('How they stand', 49),
      column('Claims', 17, true),
      column('Places, A', 17, true),
      column('Places, B', 17, true),
    ],
    rows: sideGroups.map((group) => {
      const { claims, here, there } = sides.counts[group];
      return [
        [line(groupTitles[group])],
        ...[claims, here, there].map((count) => [line(numberWords(count))]),
      ];
    }),
  };
  const occurrences = new Map(
    paper.report.claims.flatMap((claim) => claim.occurrences.map((each) => [each.record.id, each] as const)),
  );
  const numbers = new Map(paper.report.claims.map(({ record, number }) => [record.id, number]));
  for (const group of sideGroups) {
    const rows = sides.rows.filter((row) => row.group === group);
    if (rows.length === 0) continue;
    yield heading(2, null, groupTitles[group]);
    yield {
      kind: 'table',
      rowHeads: true,
      columns: [column('Claim', 34), column('Side A', 33), column('Side B', 33)],
      rows: rows.map(({ claims, here, there }): readonly TableCell[] => [
        claims.map(({ claimId, text }) => {
          const number = numbers.get(claimId);
          return line(number === undefined ? null : [claimReference(paper, number), ' '], words(text));
        }),
        sideCell(paper, occurrences, here),
        sideCell(paper, occurrences, there),
      ]),
    };
  }
}

function sideFact({ anchors }: Paper, term: string, { articles, missing }: ReportSide): Fact {
  return {
    term: line(term),
    said: line(
      joined(
        articles.map(({ number, record }) => [
          linked(anchors.article(number), `${number} `, words(articleOrigin(record))),
          ', ',
          articleTitle(record),
        ]),
        '; ',
      ),
      missing === 0
        ? null
        : `; ${countWords(missing, 'article')} chosen for this side ${missing === 1 ? 'is' : 'are'} not in this report`,
    ),
  };
}

function sideCell(
  paper: Paper,
  occurrences: ReadonlyMap<string, ReportOccurrence>,
  side: TwoSidesRow['here'],
): TableCell {
  if (side === null) return [];
  const first = side.first === null ? undefined : occurrences.get(side.first.occurrenceId);
  const more = side.places - 1;
  return [
    ...(first ? firstPlace(paper, first, side.first?.words ?? '') : []),
    ...(more > 0 ? [fine(`and ${countWords(more, 'more place')}`)] : []),
  ];
}

function firstPlace(
  paper: Paper,
  occurrence: ReportOccurrence,
  said: string,
): readonly (readonly Inline[])[] {
  const { say, record, article } = occurrence;
  return [
    line('“', words(said, article.language), '”'),
    line(
      occurrenceReference(paper, occurrence),
      ' ',
      strong(stanceWords(say, record.stance)),
      record.polarity === 'negates' ? [' ', negatesWords(say)] : null,
    ),
  ];
}
