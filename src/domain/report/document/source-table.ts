import { sourceLabel } from '../references.ts';
import type { ReportSource } from '../report.ts';
import { countWords, numberWords } from '../wording.ts';
import type { DocumentStep, TableCell } from './document.ts';
import { anchor, column, fine, joined, line, linked, paragraphOf, strong, words } from './inline.ts';
import type { Paper } from './paper.ts';
import { date, empty, reliabilityWords } from './sayings.ts';

/** The sources that stand in some chain, with how often and how. */
export function* sourceTable(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { sources, idleSourceCount } = paper.report;
  if (sources.length === 0) {
    yield empty('No source stands in any chain.');
  } else {
    yield paragraphOf(
      'aside',
      'Counts are occurrences. “Last” counts those in which the source is nearest to the claim, and of these how its words are given.',
    );
    yield {
      kind: 'table',
      rowHeads: true,
      columns: [
        column('Source', 24),
        column('Kind', 13),
        column('Last', 7, true),
        column('Direct', 8, true),
        column('Indirect', 10, true),
        column('Mixed', 8, true),
        column('In a chain', 8, true),
        column('Articles', 9),
        column('Reliability', 17),
      ],
      rows: sources.map((source) => row(paper, source)),
    };
  }
  if (idleSourceCount > 0) {
    yield paragraphOf(
      'aside',
      `${countWords(idleSourceCount, 'further source')} of the case ${idleSourceCount === 1 ? 'stands' : 'stand'} in no chain.`,
    );
  }
}

function row(
  { anchors }: Paper,
  { number, record, rating, say, ...counts }: ReportSource,
): readonly TableCell[] {
  const about = [record.role, record.affiliation, record.country, record.descriptor].filter(
    (text) => text !== '',
  );
  const own = anchors.source(number, record.id);
  return [
    [
      line(own === null ? null : anchor(own), fine(`${sourceLabel(number)} `), strong(words(record.name))),
      ...(record.aliases.length === 0
        ? []
        : [
            fine(
              'also: ',
              joined(
                record.aliases.map((alias) => words(alias)),
                ', ',
              ),
            ),
          ]),
      ...(about.length === 0
        ? []
        : [
            fine(
              joined(
                about.map((text) => words(text)),
                '; ',
              ),
            ),
          ]),
    ],
    [line(say('sourceKind', record.kind).label)],
    ...[counts.asLast, counts.direct, counts.indirect, counts.mixed, counts.inChain].map((count) => [
      line(numberWords(count)),
    ]),
    [
      joined(
        counts.articleNumbers.map((article) => linked(anchors.article(article), article)),
        ', ',
      ),
    ],
    [
      reliabilityWords(rating),
      ...(rating === null
        ? []
        : [fine(date(rating.on), rating.reason.trim() === '' ? null : [': ', words(rating.reason.trim())])]),
    ],
  ];
}
