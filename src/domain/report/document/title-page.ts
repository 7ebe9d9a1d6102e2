import { compareUnits } from '../export-order.ts';
import { handlingOf } from '../handling.ts';
import { languagePhrase } from '../language-names.ts';
import { reportDate } from '../report-date.ts';
import { extentPhrase, periodPhrase } from '../phrases.ts';
import { dateWords, timeWords } from '../wording.ts';
import type { DocumentStep, Fact } from './document.ts';
import { line, linked, listOf, paragraph, paragraphOf, type Said, strong, words } from './inline.ts';
import { articleTitle } from './sayings.ts';
import type { Paper } from './paper.ts';

/** The title of a report: its own, or that of the case. */
export function documentTitle({ composition, report }: Pick<Paper, 'composition' | 'report'>): string {
  return composition.title.trim() || report.record.title;
}

/** What is damaged, how the report may be handled, its title, and what it is about. */
export function* titlePage(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { report, composition, scope, programVersion } = paper;
  const { record } = report;
  if (composition.handling !== null) {
    const { label, meaning } = handlingOf(composition.handling);
    yield paragraphOf('warning', strong(label));
    yield paragraphOf('aside', meaning);
  }
  yield* damage(paper);
  yield paragraphOf('kicker', 'Report on claims and sources');
  yield paragraphOf('title', words(documentTitle(paper)));
  const fact = (term: string, ...said: readonly Said[]): Fact => ({ term: line(term), said: line(...said) });
  const given = (term: string, text: string): readonly Fact[] =>
    text.trim() === '' ? [] : [fact(term, words(text.trim()))];
  const filter = scope.filter.trim();
  yield {
    kind: 'facts',
    facts: [
      ...(documentTitle(paper) === record.title ? [] : [fact('Case', words(record.title))]),
      ...given('Author', composition.author),
      fact('Date', dateWords(reportDate(composition, record))),
      ...given('Version', composition.version),
      fact('Extent', extentPhrase(report)),
      ...(filter === '' ? [] : [fact('Scope', 'only places that “', words(filter), '” finds')]),
      fact('Published', periodPhrase(report)),
      ...languages(paper).map((said) => fact('Languages of the articles', said)),
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
    yield* paper.markdown(text);
  }
}

function* damage({ damaged, anchors }: Paper): Generator<DocumentStep, void, undefined> {
  if (damaged.length === 0) return;
  const isOne = damaged.length === 1;
  yield paragraph(
    strong('The case is damaged. '),
    `What ${isOne ? 'this article holds is' : 'these articles hold is'} not what was imported: the SHA-256 of the bytes no longer fits. Do not rely on ${isOne ? 'it' : 'them'}; go back to a sound copy of the case.`,
  );
  yield listOf(
    damaged.map(({ number, article, damaged: parts }) => [
      linked(anchors.article(number), `${number} `, articleTitle(article)),
      `: ${parts.map((part) => (part === 'text' ? 'its text' : 'its original')).join(' and ')}`,
    ]),
  );
}

function languages({ report: { articles } }: Paper): readonly string[] {
  const tags = [...new Set(articles.map(({ record }) => record.language))];
  if (tags.length === 0) return [];
  const known = tags.flatMap((tag) => (tag === null ? [] : languagePhrase(tag))).toSorted(compareUnits);
  return [[...known, ...(tags.includes(null) ? ['not known'] : [])].join(', ')];
}
