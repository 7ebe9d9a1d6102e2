import { codebook } from '#domain/codebook.ts';
import type { KeyJudgement } from '#domain/report/composition.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page.ts';
import { markdownProse } from './prose.ts';

/** What the analyst concludes, each with its likelihood or its confidence in a sentence of its own. */
export function* keyJudgements(
  page: Page,
  judgements: readonly KeyJudgement[],
): Generator<Markup, void, undefined> {
  const made = judgements.filter(({ text }) => text.trim() !== '');
  yield markup`<ol class="judgements-made">
`;
  for (const judgement of made) yield entry(page, judgement);
  yield markup`</ol>
`;
}

// Likelihood and confidence stand in sentences of their own: ICD 203 forbids to join them.
function entry(page: Page, { text, likelihood, confidence }: KeyJudgement): Markup {
  const say = page.report.words;
  return markup`<li>${markdownProse(page, text, 2)}${
    likelihood === null
      ? null
      : markup`<p class="how-sure">Likelihood: <strong>${say('likelihood', likelihood).label.toLowerCase()}</strong> (${codebook.likelihood[likelihood].percent.join(' to ')}%).</p>\n`
  }${
    confidence === null
      ? null
      : markup`<p class="how-sure">Confidence in this judgement: <strong>${say('confidence', confidence).label.toLowerCase()}</strong>.</p>\n`
  }</li>
`;
}
