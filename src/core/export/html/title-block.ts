import { articleOrigin, extentPhrase, periodPhrase } from '#domain/report/phrases.ts';
import { timeWords } from '#domain/report/wording.ts';
import { articleTitle } from './parts.ts';
import { type Markup, markup } from './markup.ts';
import { linked, type Page } from './page.ts';

/** The title of the case, how much the report covers, and the state of the case it shows. */
export function titleBlock({ report }: Page, programVersion: string): Markup {
  const { record } = report;
  return markup`<header class="title-block">
<p class="kicker">Report on claims and sources</p>
<h1 dir="auto">${record.title}</h1>
<dl class="facts">
<div><dt>Extent</dt><dd>${extentPhrase(report)}</dd></div>
<div><dt>Published</dt><dd>${periodPhrase(report)}</dd></div>
<div><dt>As of</dt><dd><time datetime="${record.changedAt}">${timeWords(record.changedAt)}</time>, the last change to the case</dd></div>
<div><dt>Made with</dt><dd>Parallax ${programVersion}, case format ${record.schemaVersion}</dd></div>
</dl>
</header>
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
