import type { ReportArticle } from '#domain/report/report.ts';
import { countWords, numberWords } from '#domain/report/wording.ts';
import { type Markup, markup } from './markup.ts';
import { linked, type Page } from './page.ts';
import { address, articleTitle, date, empty, name, nothingChosen } from './parts.ts';

/** The articles of the report with what identifies each of them. */
export function* corpusTable(page: Page): Generator<Markup, void, undefined> {
  const { articles } = page.report;
  if (articles.length === 0) {
    yield empty(nothingChosen(page, 'article'));
    return;
  }
  yield markup`<table class="corpus stacked">
<thead><tr><th scope="col">No.</th><th scope="col">Article</th><th scope="col">Published</th><th scope="col">Language</th><th scope="col">Genre</th><th scope="col" class="number">Words</th></tr></thead>
<tbody>
`;
  for (const article of articles) yield row(page, article);
  yield markup`</tbody>
</table>
`;
}

function row({ anchors }: Page, { number, record, occurrences, say }: ReportArticle): Markup {
  const byline = [
    record.authors.length > 0
      ? markup`${record.authors.map((author, i) => [i === 0 ? null : ', ', name(author)])}`
      : null,
    record.publisher === null ? null : markup`<cite><bdi>${record.publisher}</bdi></cite>`,
  ].filter((part) => part !== null);
  const inTexts = anchors.articlesIn === 'texts';
  return markup`<tr${inTexts ? null : markup` id="article-${number}"`}>
<td class="ordinal" data-label="No.">${number}</td>
<td data-label="Article" class="lead"><p class="article-title">${linked(inTexts ? anchors.article(number) : null, articleTitle(record))}</p>
${byline.length === 0 ? null : markup`<p>${byline.map((part, i) => [i === 0 ? null : ' · ', part])}</p>\n`}${
    record.url === null ? null : markup`<p>${address(record.url)}</p>\n`
  }<dl class="hashes"><div><dt>SHA-256, original</dt><dd>${record.originalSha256}</dd></div><div><dt>SHA-256, text</dt><dd>${record.textSha256}</dd></div></dl>
<p class="fine">${countWords(occurrences.length, 'occurrence')}; reading status: ${say('readingStatus', record.status).label.toLowerCase()}${
    record.retrievedOn === null ? null : markup`; retrieved ${date(record.retrievedOn)}`
  }</p></td>
<td data-label="Published">${record.publishedOn === null ? 'not known' : date(record.publishedOn)}</td>
<td data-label="Language">${record.language ?? 'not known'}</td>
<td data-label="Genre">${say('genre', record.genre).label}</td>
<td data-label="Words" class="number">${numberWords(record.wordCount)}</td>
</tr>
`;
}
