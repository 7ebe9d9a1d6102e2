import { countWords, timeWords } from '../wording.ts';
import type { DocumentStep } from './document.ts';
import { code, column, fine, heading, line, paragraph, paragraphOf, words } from './inline.ts';
import type { Paper } from './paper.ts';

/** How the report came about, and the hashes by which each text can be proved unchanged. */
export function* making({ report, programVersion }: Paper): Generator<DocumentStep, void, undefined> {
  const { record, articles, claims, sources } = report;
  const confirmed = record.relations.filter((relation) => relation.status === 'confirmed').length;
  const suggested = record.relations.filter((relation) => relation.status === 'suggested').length;
  const assessed = claims.filter((claim) => claim.assessment !== null).length;
  yield paragraph(
    `Parallax ${programVersion} wrote this report from the case “`,
    words(record.title),
    '” (',
    code(record.id),
    `, case format ${record.schemaVersion}) as it was after ${countWords(record.changeCount, 'change')}, the last on ${timeWords(record.changedAt)}. Nothing in it depends on when or where it was written: the same case gives the same report, byte for byte.`,
  );
  yield paragraph(
    `It covers ${countWords(articles.length, 'article')}`,
    articles.length === record.articleCountInCase ? null : ` of ${record.articleCountInCase}`,
    `, ${countWords(claims.length, 'claim')}, ${countWords(record.occurrences.length, 'occurrence')}, ${countWords(
      sources.length,
      'source',
    )} and ${countWords(confirmed, 'confirmed relation')}`,
    suggested === 0 ? null : `, beside ${countWords(suggested, 'suggested relation')}`,
    `. ${countWords(assessed, 'claim')} ${assessed === 1 ? 'has' : 'have'} been assessed by the analyst.`,
  );
  yield paragraph(
    'Articles are numbered by date of publication, then title; claims by where they first occur in that order; paragraphs from the first of the text, page furniture left out. Words in a quotation are the article’s own; “[…]” stands where words between two pieces of one claim are left out. Rejected relations are not shown.',
  );
  if (articles.length === 0) return;
  yield heading(2, null, 'Hashes');
  yield paragraphOf(
    'aside',
    'SHA-256 of the bytes each article was imported from, and of its text as UTF-8.',
  );
  yield {
    kind: 'table',
    rowHeads: true,
    columns: [column('No.', 5, true), column('Article', 21), column('SHA-256', 74)],
    rows: articles.map(({ number, record: article }) => [
      [line(number)],
      [line(words(article.fileName ?? article.title))],
      [line(fine('original '), code(article.originalSha256)), line(fine('text '), code(article.textSha256))],
    ]),
  };
}
