import type { HandlingMarking } from '#domain/report/composition.ts';
import { compareUnits } from '#domain/report/export-order.ts';
import { handlingOf } from '#domain/report/handling.ts';
import { languagePhrase } from '#domain/report/language-names.ts';
import { articleOrigin, extentPhrase, periodPhrase } from '#domain/report/phrases.ts';
import { reportDate } from '#domain/report/report-date.ts';
import { timeWords } from '#domain/report/wording.ts';
import { damagedArticles } from '../damaged-articles.ts';
import { type Markup, type MarkupPart, markup } from './markup.ts';
import { linked, type Page } from './page.ts';
import { articleTitle, date } from './parts.ts';
import { markdownProse } from './prose.ts';

/** What is on the first page: what is damaged, how the report may be handled, its title, and what it is about. */
export function titleBlock(page: Page, programVersion: string): Markup {
  const { report, composition } = page;
  const { record } = report;
  const title = composition.title.trim() || record.title;
  const { author, version, handling } = composition;
  return markup`<header class="title-block">
${handling === null ? null : handlingBar(handling)}${damage(page)}<p class="kicker">Report on claims and sources</p>
<h1 dir="auto">${title}</h1>
<dl class="facts">
${title === record.title ? null : fact('Case', markup`<bdi>${record.title}</bdi>`)}${given('Author', author)}${fact('Date', date(reportDate(composition, record)))}${given('Version', version)}${fact('Extent', extentPhrase(report))}${scope(page)}${fact('Published', periodPhrase(report))}${languages(page)}${fact('As of', markup`<time datetime="${record.changedAt}">${timeWords(record.changedAt)}</time>, the last change to the case`)}${fact('Made with', `Parallax ${programVersion}, case format ${record.schemaVersion}`)}</dl>
${longFact(page, 'Question', composition.question)}${longFact(page, 'Method', composition.method)}</header>
`;
}

function handlingBar(marking: HandlingMarking): Markup {
  const { label, meaning } = handlingOf(marking);
  const name = label.toLowerCase().replace(/[^a-z]+/g, '-');
  return markup`<p class="handling ${name}"><strong>${label}</strong> <span>${meaning}</span></p>
`;
}

function damage({ source, anchors }: Page): Markup {
  const found = damagedArticles(source);
  if (found.length === 0) return markup``;
  return markup`<div class="damage" role="note" aria-label="Damage">
<p><strong>The case is damaged.</strong> What ${found.length === 1 ? 'this article holds is' : 'these articles hold is'} not what was imported: the SHA-256 of the bytes no longer fits. Do not rely on ${found.length === 1 ? 'it' : 'them'}; go back to a sound copy of the case.</p>
<ul>
${found.map(
  ({ number, article, damaged }) =>
    markup`<li>${linked(anchors.article(number), markup`${number} ${articleTitle(article)}`)}: ${damaged.map((what) => (what === 'text' ? 'its text' : 'its original')).join(' and ')}</li>
`,
)}</ul>
</div>
`;
}

function scope({ source: { scope: chosen } }: Page): Markup | null {
  const filter = chosen.filter.trim();
  return filter === '' ? null : fact('Scope', markup`only places that “<bdi>${filter}</bdi>” finds`);
}

function languages({ report: { articles } }: Page): Markup | null {
  const tags = [...new Set(articles.map(({ record }) => record.language))];
  if (tags.length === 0) return null;
  const known = tags.flatMap((tag) => (tag === null ? [] : languagePhrase(tag))).toSorted(compareUnits);
  return fact(
    'Languages of the articles',
    [...known, ...(tags.includes(null) ? ['not known'] : [])].join(', '),
  );
}

function fact(term: string, said: MarkupPart): Markup {
  return markup`<div><dt>${term}</dt><dd>${said}</dd></div>\n`;
}

function given(term: string, text: string): Markup | null {
  return text.trim() === '' ? null : fact(term, markup`<bdi>${text.trim()}</bdi>`);
}

function longFact(page: Page, term: string, text: string): Markup | null {
  if (text.trim() === '') return null;
  return markup`<div class="long-fact">
<h2 class="long-name">${term}</h2>
${markdownProse(page, text, 2)}</div>
`;
}

/** Links to every part of the report. */
export function contents({ report, parts, anchors }: Page): Markup {
  const articles = report.articles.map(
    ({ number, record }) =>
      markup`<li>${linked(anchors.article(number), articleTitle(record))} <span class="origin"><bdi>${articleOrigin(record)}</bdi></span></li>
`,
  );
  const entries = parts.flatMap(({ part, heading, anchor }) => {
    if (heading === '') return [];
    const own = part.kind === 'texts' && articles.length > 0 ? markup`\n<ol>\n${articles}</ol>` : null;
    return [markup`<li><a href="#${anchor}"><bdi>${heading}</bdi></a>${own}</li>\n`];
  });
  if (entries.length === 0) return markup``;
  return markup`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
${entries}</ol>
</nav>
`;
}
