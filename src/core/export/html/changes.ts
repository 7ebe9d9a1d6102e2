import type { HistoryLine } from '#contract/history.ts';
import { describeChange } from '#domain/journal.ts';
import { countWords, timeWords } from '#domain/report/wording.ts';
import { caseChanges } from '../case-changes.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page.ts';
import { empty, name } from './parts.ts';

const kinds: Readonly<Record<HistoryLine['kind'], string>> = {
  do: '',
  undo: 'taken back: ',
  redo: 'done again: ',
};

/** Who changed what in the case, and when. */
export function* changes({ source }: Page): Generator<Markup, void, undefined> {
  const { lines, earlier, elsewhere } = caseChanges(source);
  if (lines.length === 0) {
    yield empty(
      elsewhere === 0
        ? 'Nothing has been changed in the case yet.'
        : `None of the ${countWords(elsewhere, 'change')} to the case concerns only what is in this report.`,
    );
    return;
  }
  const counted = [
    earlier > 0
      ? `The last ${countWords(lines.length, 'change')}; ${countWords(earlier, 'earlier one')} not told.`
      : '',
    elsewhere > 0
      ? `${countWords(elsewhere, 'change')} ${elsewhere === 1 ? 'concerns' : 'concern'} more than this report shows, and ${elsewhere === 1 ? 'is' : 'are'} not told.`
      : '',
  ].filter((words) => words !== '');
  yield empty(
    [earlier > 0 ? '' : `${countWords(lines.length, 'change')}, oldest first.`, ...counted].join(' ').trim(),
  );
  yield markup`<table class="changes">
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
<tbody>
`;
  for (const { at, by, kind, label } of lines)
    yield markup`<tr><td><time datetime="${at}">${timeWords(at)}</time></td><td>${name(by)}</td><td dir="auto">${kinds[kind]}${describeChange(label)}</td></tr>
`;
  yield markup`</tbody>
</table>
`;
}
