import { sourceSummary } from '#domain/report/source-summary.ts';
import { type Markup, markup } from './markup.ts';
import type { Page } from './page.ts';
import { empty } from './parts.ts';
import { markdownProse } from './prose.ts';

/** A text of the analyst's. @param hasHeading whether the part has a heading above it */
export function* writtenText(
  page: Page,
  markdown: string,
  hasHeading: boolean,
): Generator<Markup, void, undefined> {
  if (markdown.trim() === '') {
    if (hasHeading) yield empty('Nothing has been written here.');
    return;
  }
  yield markdownProse(page, markdown, hasHeading ? 2 : 1);
}

/** The source summary statement: the analyst's own, else the draft computed from the case, which says so. */
export function* sourceSummaryStatement(
  page: Page,
  markdown: string | null,
): Generator<Markup, void, undefined> {
  if (markdown !== null && markdown.trim() !== '') {
    yield markdownProse(page, markdown, 2);
    return;
  }
  yield markdownProse(page, sourceSummary(page.report), 2);
  yield markup`<p class="fine">Computed from what is marked in the case; not edited by the analyst.</p>
`;
}
