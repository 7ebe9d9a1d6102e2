import type { ArticleRecord } from '#domain/report/case-record.ts';
import { nothingChosenPhrase, oneLine, reliabilityPhrase } from '#domain/report/phrases.ts';
import type { ReportOccurrence, ReportStep, Say } from '#domain/report/report.ts';
import { dateWords } from '#domain/report/wording.ts';
import type { ReliabilityRating } from '#domain/source.ts';
import type { Stance } from '#domain/stance.ts';
import { joined, type Markup, markup, safeHref } from './markup.ts';
import { linked, type Page } from './page.ts';

// What several parts of the report show in the same way.

/** The `lang` attribute for words of an article, or nothing when its language is not known. */
export function langOf(article: Pick<ArticleRecord, 'language'>): Markup {
  return article.language === null ? markup`` : markup` lang="${article.language}"`;
}

/** A name from the case, kept apart from the direction of the writing around it. */
export function name(text: string): Markup {
  return markup`<bdi>${text}</bdi>`;
}

/** An article's title in its own language and direction. */
export function articleTitle(article: ArticleRecord): Markup {
  return markup`<bdi${langOf(article)}>${article.title}</bdi>`;
}

/** The class of a stance, the same for the table, the sheets and the marks in the text. */
export function stanceClass(stance: Stance | null): string {
  return `stance-${stance ?? 'not-judged'}`;
}

/** The stance as a pattern, its sign and its word, so that no difference hangs on colour. */
export function stanceMark(say: Say, stance: Stance | null, room: 'wide' | 'narrow' = 'wide'): Markup {
  const {
    sign = '',
    label,
    short = label,
  } = stance === null ? say('stanceGap', 'not-judged') : say('stance', stance);
  return markup`<span class="stance ${stanceClass(stance)}"><span class="swatch" aria-hidden="true"></span><span class="sign">${sign}</span> ${room === 'narrow' ? short : label}</span>`;
}

/** The chain from the article's own voice to whoever is nearest to the claim, with each status and the cue's words. */
export function chainDrawing(page: Page, occurrence: ReportOccurrence): Markup {
  const steps = occurrence.chain.map((step, index) => {
    const isLast = index === occurrence.chain.length - 1;
    return markup`<li${isLast ? markup` class="last"` : null}>${
      index === 0 ? null : markup`<span class="arrow" aria-hidden="true">→</span> `
    }${stepDrawing(page, step, occurrence)}</li>`;
  });
  return markup`<ol class="chain" aria-label="Attribution chain">${steps}</ol>`;
}

function stepDrawing({ anchors }: Page, step: ReportStep, { article, say }: ReportOccurrence): Markup {
  const said = (words: string): Markup => quoted(words, article);
  const details = [
    markup`${say('attributionStatus', step.status).label.toLowerCase()}`,
    step.sourceWords === null || step.sourceWords === step.source.name
      ? null
      : markup`named as ${said(step.sourceWords)}`,
    step.cueWords === null ? null : markup`cue ${said(step.cueWords)}`,
  ].filter((detail) => detail !== null);
  return markup`${linked(anchors.source(step.sourceNumber, step.source.id), name(step.source.name), 'source')} <span class="how">${joined(details, ', ')}</span>`;
}

/** Words of an article in quotation marks. */
export function quoted(words: string, article: ArticleRecord): Markup {
  return markup`“<bdi${langOf(article)}>${oneLine(words)}</bdi>”`;
}

/** The reliability of a source in letter and words. */
export function reliabilityWords(rating: ReliabilityRating | null): Markup {
  const { letter, meaning } = reliabilityPhrase(rating);
  return markup`<span class="letter">${letter}</span>, ${meaning}`;
}

/** An address as a link when it is one of the web, as plain words otherwise. */
export function address(url: string): Markup {
  const href = safeHref(url);
  const words = markup`<bdi class="url" dir="ltr">${url}</bdi>`;
  return href === null ? words : markup`<a href="${href}" rel="noreferrer noopener">${words}</a>`;
}

/** A date as a time element with the date in words. */
export function date(iso: string): Markup {
  return markup`<time datetime="${iso}">${dateWords(iso)}</time>`;
}

/** Text an analyst wrote, with its line breaks, in whatever direction it is written. */
export function prose(text: string, className: string): Markup {
  return markup`<p class="${className}" dir="auto">${text.trim()}</p>`;
}

/** What stands in place of a part that has nothing to show. */
export function empty(sentence: string): Markup {
  return markup`<p class="aside">${sentence}</p>\n`;
}

/** Why a part has no article or claim to show. */
export function nothingChosen({ report, source }: Page, what: 'article' | 'claim'): string {
  return nothingChosenPhrase(report, source.scope, what);
}
