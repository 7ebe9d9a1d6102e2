import { programWords } from '../../case-codebook.ts';
import { stances } from '../../stance.ts';
import { groupBy } from '../group-by.ts';
import { articleOrigin, nothingChosenPhrase } from '../phrases.ts';
import { type CellGroup, groupCell, type ReportArticle, type ReportClaim, type Say } from '../report.ts';
import type { DocumentStep, Inline, TableCell } from './document.ts';
import { anchor, fine, joined, line, linked, paragraphOf, strong, words } from './inline.ts';
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

// More columns than these are not readable on paper; further articles get a table of their own.
const columnsPerTable = 4;

type Row = {
  readonly claim: ReportClaim;
  readonly byArticle: ReadonlyMap<number, ReportClaim['occurrences']>;
};

/** The claim-by-article table, cut into tables of a few articles each when there are many. */
export function* matrixTables(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { articles, claims, words: say } = paper.report;
  if (claims.length === 0) {
    yield empty(nothingChosenPhrase(paper.report, paper.scope, 'claim'));
    return;
  }
  yield paragraphOf('aside', ...key(say));
  const rows = claims.map((claim): Row => ({
    claim,
    byArticle: groupBy(claim.occurrences, ({ articleNumber }) => articleNumber),
  }));
  // Each claim's anchor stands in the first table that has it.
  const anchored = new Set<number>();
  if (articles.length <= columnsPerTable) {
    yield table(paper, articles, rows, anchored);
    return;
  }
  yield paragraphOf(
    'aside',
    `Each table shows up to ${columnsPerTable} articles and the claims that occur in any of them.`,
  );
  for (let first = 0; first < articles.length; first += columnsPerTable) {
    const shown = articles.slice(first, first + columnsPerTable);
    const addressed = rows.filter(({ byArticle }) => shown.some(({ number }) => byArticle.has(number)));
    if (addressed.length > 0) yield table(paper, shown, addressed, anchored);
    yield 0;
  }
  const nowhere = rows.filter(({ byArticle }) => byArticle.size === 0);
  if (nowhere.length > 0) {
    yield paragraphOf(
      'aside',
      'Marked nowhere in the articles of this report: ',
      joined(
        nowhere.map(({ claim }) => [rowAnchor(paper, claim, anchored), claimReference(paper, claim.number)]),
        ', ',
      ),
      '.',
    );
  }
}

function key(say: Say): readonly Inline[] {
  const entries = [...stances, null].map((stance) => stanceWords(say, stance));
  return line(
    'Stances: ',
    entries.join(' · '),
    ' · ',
    negatesWords(say),
    `. An empty cell: ${say('stanceGap', 'not-addressed').label.toLowerCase()}.`,
  );
}

function table(
  paper: Paper,
  articles: readonly ReportArticle[],
  rows: readonly Row[],
  anchored: Set<number>,
): DocumentStep {
  return {
    kind: 'table',
    rowHeads: true,
    columns: [
      { head: line('Claim'), width: 34 },
      ...articles.map((article) => ({ head: columnHead(paper, article), width: 66 / articles.length })),
    ],
    rows: rows.map(({ claim, byArticle }): readonly TableCell[] => [
      rowHead(paper, claim, anchored),
      ...articles.map(({ number }) => cell(paper, groupCell(byArticle.get(number) ?? []))),
    ]),
  };
}

function columnHead(paper: Paper, { number, record, say }: ReportArticle): readonly Inline[] {
  return line(
    linked(paper.anchors.article(number), `${number} `, words(articleOrigin(record))),
    { kind: 'line-break' },
    fine(articleTitle(record)),
    record.status === 'done'
      ? null
      : [
          { kind: 'line-break' },
          fine(`Reading status: ${say('readingStatus', record.status).label.toLowerCase()}`),
        ],
  );
}

function rowAnchor({ anchors }: Paper, { number }: ReportClaim, anchored: Set<number>): Inline | null {
  const own = anchors.claim(number);
  if (anchors.claimsIn !== 'matrix' || own === null || anchored.has(number)) return null;
  anchored.add(number);
  return anchor(own);
}

function rowHead(paper: Paper, claim: ReportClaim, anchored: Set<number>): TableCell {
  const number =
    paper.anchors.claimsIn === 'claims' ? claimReference(paper, claim.number) : `C${claim.number}`;
  return [
    line(rowAnchor(paper, claim, anchored), strong(number), ' ', words(claim.record.text)),
    ...claim.relations.map((relation) =>
      fine(
        relation.status === 'suggested' ? suggestedMark() : null,
        `${relation.phrase} `,
        claimReference(paper, relation.otherNumber),
      ),
    ),
  ];
}

function cell(paper: Paper, groups: readonly CellGroup[]): TableCell {
  return groups.map(({ stance, polarity, occurrences }) => {
    const say: Say = occurrences[0]?.say ?? programWords;
    return line(
      strong(stanceWords(say, stance, 'narrow')),
      ' ',
      polarity === 'negates' ? [negatesWords(say), ' '] : null,
      occurrences.length > 1 ? `${occurrences.length}× ` : null,
      joined(
        occurrences.map((occurrence) => occurrenceReference(paper, occurrence)),
        ' ',
      ),
    );
  });
}
