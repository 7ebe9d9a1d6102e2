import { describeChange } from '../../journal.ts';
import { countWords, timeWords } from '../wording.ts';
import type { DocumentStep } from './document.ts';
import { column, line, words } from './inline.ts';
import type { Paper, ToldChanges } from './paper.ts';
import { empty } from './sayings.ts';

const kinds: Readonly<Record<ToldChanges['lines'][number]['kind'], string>> = {
  do: '',
  undo: 'taken back: ',
  redo: 'done again: ',
};

/** Who changed what in the case, and when. */
export function* changesTable(paper: Paper): Generator<DocumentStep, void, undefined> {
  const { lines, earlier, elsewhere } = paper.changes();
  if (lines.length === 0) {
    yield empty(
      elsewhere === 0
        ? 'Nothing has been changed in the case yet.'
        : `None of the ${countWords(elsewhere, 'change')} to the case concerns only what is in this report.`,
    );
    return;
  }
  yield empty(
    [
      earlier > 0
        ? `The last ${countWords(lines.length, 'change')}; ${countWords(earlier, 'earlier one')} not told.`
        : `${countWords(lines.length, 'change')}, oldest first.`,
      ...(elsewhere > 0
        ? [
            `${countWords(elsewhere, 'change')} ${elsewhere === 1 ? 'concerns' : 'concern'} more than this report shows, and ${elsewhere === 1 ? 'is' : 'are'} not told.`,
          ]
        : []),
    ].join(' '),
  );
  yield {
    kind: 'table',
    rowHeads: false,
    columns: [column('When', 24), column('Who', 18), column('What', 58)],
    rows: lines.map(({ at, by, kind, label }) => [
      [line(timeWords(at))],
      [line(words(by))],
      [line(kinds[kind], words(describeChange(label)))],
    ]),
  };
}
