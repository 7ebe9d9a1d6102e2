import type { Report } from '#domain/report/report.ts';
import { articleOrigin, extentPhrase, periodPhrase } from '#domain/report/phrases.ts';
import { timeWords } from '#domain/report/wording.ts';
import { articleTitle } from './parts.ts';
import { type Markup, markup } from './markup.ts';

/** The title of the case, how much the report covers, and the state of the case it shows. */
export function titleBlock(report: Report, programVersion: string): Markup {
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
export function contents(report: Report, hasFigures: boolean): Markup {
  const articles = report.articles.map(
    ({ number, record }) =>
      markup`<li><a href="#article-${number}">${articleTitle(record)}</a> <span class="origin"><bdi>${articleOrigin(record)}</bdi></span></li>
`,
  );
  return markup`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
<li><a href="#corpus">Articles</a></li>
<li><a href="#matrix">Claims by article</a></li>
${hasFigures ? markup`<li><a href="#figures">Figures</a></li>\n` : null}<li><a href="#claims">Claims</a></li>
<li><a href="#sources">Sources</a></li>
<li><a href="#texts">Annotated texts</a>
<ol>
${articles}</ol></li>
<li><a href="#codebook">Codebook</a></li>
<li><a href="#making">How this report was made</a></li>
</ol>
</nav>
`;
}
