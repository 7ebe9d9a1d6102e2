import { handlingOf } from '../handling.ts';
import { reportDate } from '../report-date.ts';
import { extentPhrase, periodPhrase } from '../phrases.ts';
import { dateWords, timeWords } from '../wording.ts';
import type { DocumentStep, Fact } from './document.ts';
import { line, paragraph, paragraphOf, type Said, strong, words } from './inline.ts';
import type { Paper } from './paper.ts';

/** The title of a report: its own, or that of the case. */
export function documentTitle({ composition, report }: Pick<Paper, 'composition' | 'report'>): string {
  return composition.title.trim() || report.record.title;
}

/** The title, who made the report when and for whom, and how much of the case it covers. */
export function* titlePage(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { report, composition, programVersion } = paper;
  const { record } = report;
  if (composition.handling !== null) {
    const { label, meaning } = handlingOf(composition.handling);
    yield paragraphOf('warning', strong(label));
    yield paragraphOf('aside', meaning);
  }
  yield paragraphOf('kicker', 'Report on claims and sources');
  yield paragraphOf('title', words(documentTitle(paper)));
  const fact = (term: string, ...said: readonly Said[]): Fact => ({ term: line(term), said: line(...said) });
  const given = (term: string, text: string): readonly Fact[] =>
    text.trim() === '' ? [] : [fact(term, words(text.trim()))];
  yield {
    kind: 'facts',
    facts: [
      ...(documentTitle(paper) === record.title ? [] : [fact('Case', words(record.title))]),
      ...given('Author', composition.author),
      fact('Date', dateWords(reportDate(composition, record))),
      ...given('Version', composition.version),
      fact('Extent', extentPhrase(report)),
      fact('Published', periodPhrase(report)),
      fact('As of', `${timeWords(record.changedAt)}, the last change to the case`),
      fact('Made with', `Parallax ${programVersion}, case format ${record.schemaVersion}`),
    ],
  };
  for (const [term, text] of [
    ['Question', composition.question],
    ['Method', composition.method],
  ] as const) {
    if (text.trim() === '') continue;
    yield paragraph(strong(term));
    yield paragraph(words(text.trim()));
  }
}
