import type { ReportArticle } from '../report.ts';
import { countWords, numberWords } from '../wording.ts';
import { nothingChosenPhrase } from '../phrases.ts';
import type { DocumentStep, TableCell } from './document.ts';
import { anchor, code, column, fine, joined, line, linked, styled, words } from './inline.ts';
import type { Paper } from './paper.ts';
import { address, articleTitle, date, empty } from './sayings.ts';

/** The articles of the report with what identifies each of them. */
export function* corpusTable(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { articles } = paper.report;
  if (articles.length === 0) {
    yield empty(nothingChosenPhrase(paper.report, paper.scope, 'article'));
    return;
  }
  yield {
    kind: 'table',
    rowHeads: false,
    columns: [
      column('No.', 5, true),
      column('Article', 53),
      column('Published', 12),
      column('Language', 11),
      column('Genre', 11),
      column('Words', 8, true),
    ],
    rows: articles.map((article) => row(paper, article)),
  };
}

function row({ anchors }: Paper, { number, record, occurrences, say }: ReportArticle): readonly TableCell[] {
  const byline = [
    ...(record.authors.length > 0
      ? [
          joined(
            record.authors.map((author) => words(author)),
            ', ',
          ),
        ]
      : []),
    ...(record.publisher === null ? [] : [styled({ emphasis: true }, words(record.publisher))]),
  ];
  const own = anchors.article(number);
  return [
    [line(number)],
    [
      line(
        anchors.articlesIn === 'corpus' && own !== null ? anchor(own) : null,
        linked(anchors.articlesIn === 'texts' ? own : null, styled({ strong: true }, articleTitle(record))),
      ),
      ...(byline.length === 0 ? [] : [joined(byline, ' · ')]),
      ...(record.url === null ? [] : [address(record.url)]),
      fine('SHA-256, original: ', code(record.originalSha256)),
      fine('SHA-256, text: ', code(record.textSha256)),
      fine(
        `${countWords(occurrences.length, 'occurrence')}; reading status: ${say('readingStatus', record.status).label.toLowerCase()}`,
        record.retrievedOn === null ? null : `; retrieved ${date(record.retrievedOn)}`,
      ),
    ],
    [line(record.publishedOn === null ? 'not known' : date(record.publishedOn))],
    [line(record.language ?? 'not known')],
    [line(say('genre', record.genre).label)],
    [line(numberWords(record.wordCount))],
  ];
}
