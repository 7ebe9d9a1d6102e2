import { type SideGroup, sideGroups, type TwoSidesRow } from '../../compare/two-sides.ts';
import type { ReportPart } from '../composition.ts';
import { articleOrigin } from '../phrases.ts';
import type { ReportOccurrence } from '../report.ts';
import { type ReportSide, twoSidesOf } from '../two-sides-of.ts';
import { countWords } from '../wording.ts';
import type { DocumentStep, Fact, Inline, TableCell } from './document.ts';
import { column, fine, heading, joined, line, linked, paragraphOf, strong, words } from './inline.ts';
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
  both: 'Both address it',
  'only-here': 'Only the left side says',
  'only-there': 'Only the right side says',
};

/** Two sets of articles side by side. */
export function* twoSidesTable(
  paper: Paper,
  part: Pick<Extract<ReportPart, { readonly kind: 'two-sides' }>, 'left' | 'right'>,
): Generator<DocumentStep, void, undefined> {
  const sides = twoSidesOf(paper.report, part);
  const { left, right } = sides;
  if (left.articles.length === 0 || right.articles.length === 0) {
    yield empty('Choose at least one article of the report for either side.');
    return;
  }
  yield { kind: 'facts', facts: [sideFact(paper, 'Left', left), sideFact(paper, 'Right', right)] };
  if (sides.rows.length === 0) yield empty('Neither side makes a claim.');
  if (sides.onBoth > 0) {
    yield paragraphOf(
      'aside',
      `${countWords(sides.onBoth, 'place')} of articles that were chosen for both sides.`,
    );
  }
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
      columns: [column('Claim', 34), column('Left', 33), column('Right', 33)],
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
      missing === 0 ? null : `; ${countWords(missing, 'article')} not in this report`,
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
