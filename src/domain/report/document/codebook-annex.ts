import { programValues, type ValueWords } from '../../case-codebook.ts';
import { codebookTopics } from '../../codebook.ts';
import { reportCodebook } from '../phrases.ts';
import type { DocumentStep, Fact } from './document.ts';
import { fine, heading, line, paragraphOf, strong, styled } from './inline.ts';
import type { Paper } from './paper.ts';

/** What every value in the report means. */
export function* codebookAnnex({ report }: Paper): Generator<DocumentStep, void, undefined> {
  const { words, record } = report;
  for (const list of reportCodebook) {
    const { title, about } = codebookTopics[list];
    const added = record.codebook.filter((each) => each.list === list && each.countsAs !== null);
    yield heading(2, null, title);
    yield paragraphOf('aside', about);
    yield {
      kind: 'facts',
      facts: [...programValues(list), ...added.map(({ value }) => value)].map((value) =>
        entryFact(words(list, value)),
      ),
    };
  }
}

function entryFact(entry: ValueWords): Fact {
  const isCode = typeof entry.value === 'number' || /^[A-F]$/.test(entry.value);
  const sign = isCode ? String(entry.value) : (entry.sign ?? '');
  return {
    term: line(
      sign === '' ? null : [strong(sign), ' '],
      entry.label,
      entry.inverse === undefined || entry.inverse === entry.label
        ? null
        : fine(` (the other way: ${entry.inverse.toLowerCase()})`),
      entry.percent === undefined ? null : fine(` ${entry.percent[0]} to ${entry.percent[1]}%`),
    ),
    said: line(
      entry.definition,
      entry.example === undefined ? null : [' ', styled({ emphasis: true }, entry.example)],
    ),
  };
}
