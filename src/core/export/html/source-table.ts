import type { ReportSource } from '#domain/report/report.ts';
import { sourceLabel } from '#domain/report/references.ts';
import { countWords, numberWords } from '#domain/report/wording.ts';
import { joined, type Markup, markup } from './markup.ts';
import { linked, type Page } from './page.ts';
import { date, empty, name, reliabilityWords } from './parts.ts';

/** The sources that stand in some chain, with how often and how. */
export function* sourceTable(page: Page): Generator<Markup, void, undefined> {
  const { sources, idleSourceCount } = page.report;
  if (sources.length === 0) yield empty('No source stands in any chain.');
  else yield* table(page, sources);
  if (idleSourceCount > 0) {
    yield markup`<p class="fine">${countWords(idleSourceCount, 'further source')} of the case ${
      idleSourceCount === 1 ? 'stands' : 'stand'
    } in no chain.</p>
`;
  }
}

function* table(page: Page, sources: readonly ReportSource[]): Generator<Markup, void, undefined> {
  yield markup`<p class="aside">Counts are occurrences. “Last” counts those in which the source is nearest to the claim, and of these how its words are given.</p>
<table class="sources stacked">
<thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col" class="number">Last</th><th scope="col" class="number">Direct</th><th scope="col" class="number">Indirect</th><th scope="col" class="number">Mixed</th><th scope="col" class="number">Anywhere in a chain</th><th scope="col">Articles</th><th scope="col">Reliability</th></tr></thead>
<tbody>
`;
  for (const source of sources) yield row(page, source);
  yield markup`</tbody>
</table>
`;
}

function row({ anchors }: Page, { number, record, rating, say, ...counts }: ReportSource): Markup {
  const about = [record.role, record.affiliation, record.country, record.descriptor].filter(
    (text) => text !== '',
  );
  const articles = counts.articleNumbers.map((article) => linked(anchors.article(article), article));
  return markup`<tr id="source-${number}">
<td data-label="Source" class="lead"><p class="source-name"><span class="ordinal">${sourceLabel(number)}</span> ${name(record.name)}</p>
${
  record.aliases.length === 0
    ? null
    : markup`<p class="fine">also: ${joined(record.aliases.map(name), ', ')}</p>\n`
}${about.length === 0 ? null : markup`<p class="fine">${joined(about.map(name), '; ')}</p>\n`}</td>
<td data-label="Kind">${say('sourceKind', record.kind).label}</td>
<td data-label="Last" class="number">${numberWords(counts.asLast)}</td>
<td data-label="Direct" class="number">${numberWords(counts.direct)}</td>
<td data-label="Indirect" class="number">${numberWords(counts.indirect)}</td>
<td data-label="Mixed" class="number">${numberWords(counts.mixed)}</td>
<td data-label="Anywhere in a chain" class="number">${numberWords(counts.inChain)}</td>
<td data-label="Articles">${joined(articles, ', ')}</td>
<td data-label="Reliability"><p>${reliabilityWords(rating)}</p>${
    rating === null
      ? null
      : markup`<p class="fine">${date(rating.on)}${rating.reason.trim() === '' ? null : markup`: <bdi>${rating.reason.trim()}</bdi>`}</p>`
  }</td>
</tr>
`;
}
