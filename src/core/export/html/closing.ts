import { countWords, timeWords } from '#domain/report/wording.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page.ts';

/** How the report came about, and the hashes by which each text can be proved unchanged. */
export function* closing({ report }: Page, programVersion: string): Generator<Markup, void, undefined> {
  const { record, articles, claims, sources } = report;
  const confirmed = record.relations.filter((relation) => relation.status === 'confirmed').length;
  const suggested = record.relations.filter((relation) => relation.status === 'suggested').length;
  const assessed = claims.filter((claim) => claim.assessment !== null).length;
  yield markup`<p>Parallax ${programVersion} wrote this report from the case “<bdi>${record.title}</bdi>” (<span class="code">${record.id}</span>, case format ${
    record.schemaVersion
  }) as it was after ${countWords(record.changeCount, 'change')}, the last on ${timeWords(record.changedAt)}. Nothing in it depends on when or where it was written: the same case gives the same report, byte for byte.</p>
<p>It covers ${countWords(articles.length, 'article')}${
    articles.length === record.articleCountInCase ? null : ` of ${record.articleCountInCase}`
  }, ${countWords(claims.length, 'claim')}, ${countWords(record.occurrences.length, 'occurrence')}, ${countWords(
    sources.length,
    'source',
  )} and ${countWords(confirmed, 'confirmed relation')}${
    suggested === 0 ? null : `, beside ${countWords(suggested, 'suggested relation')}`
  }. ${countWords(assessed, 'claim')} ${assessed === 1 ? 'has' : 'have'} been assessed by the analyst.</p>
<p>Articles are numbered by date of publication, then title; claims by where they first occur in that order; paragraphs from the first of the text, page furniture left out. Words in a quotation are the article’s own; “[…]” stands where words between two pieces of one claim are left out. Rejected relations are not shown.</p>
<h3>Hashes</h3>
<p class="aside">SHA-256 of the bytes each article was imported from, and of its text as UTF-8.</p>
<dl class="hash-list">
`;
  for (const { number, record: article } of articles) {
    yield markup`<div><dt>${number} <bdi>${article.fileName ?? article.title}</bdi></dt><dd>original <span class="code">${article.originalSha256}</span></dd><dd>text <span class="code">${article.textSha256}</span></dd></div>
`;
  }
  yield markup`</dl>
`;
}
