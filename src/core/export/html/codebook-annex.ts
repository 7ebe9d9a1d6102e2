import { programValues, type ValueWords } from '#domain/case-codebook.ts';
import { codebookTopics } from '#domain/codebook.ts';
import { reportCodebook } from '#domain/report/phrases.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page.ts';

/** What every value in the report means. */
export function* codebookAnnex({ report: { words, record } }: Page): Generator<Markup, void, undefined> {
  yield markup`<div class="lists">
`;
  for (const list of reportCodebook) {
    const { title, about } = codebookTopics[list];
    const added = record.codebook.filter((each) => each.list === list && each.countsAs !== null);
    const entries = [...programValues(list), ...added.map(({ value }) => value)].map((value) =>
      words(list, value),
    );
    // An object with whole numbers as keys lists them in ascending order whatever the order in the code.
    yield markup`<section>
<h3>${title}</h3>
<p class="aside">${about}</p>
<dl>
${entries.map(entryRow)}</dl>
</section>
`;
  }
  yield markup`</div>
`;
}

function entryRow(entry: ValueWords): Markup {
  const isCode = typeof entry.value === 'number' || /^[A-F]$/.test(entry.value);
  const sign = isCode ? String(entry.value) : (entry.sign ?? '');
  return markup`<div><dt>${sign === '' ? null : markup`<span class="sign">${sign}</span> `}${entry.label}${
    entry.inverse === undefined || entry.inverse === entry.label
      ? null
      : markup` <span class="fine">(the other way: ${entry.inverse.toLowerCase()})</span>`
  }${entry.percent === undefined ? null : markup` <span class="fine">${entry.percent[0]} to ${entry.percent[1]}%</span>`}</dt><dd>${
    entry.definition
  }${entry.example === undefined ? null : markup` <span class="example">${entry.example}</span>`}</dd></div>
`;
}
