import type { ReportPart } from '../composition.ts';
import { sourceSummary } from '../source-summary.ts';
import type { DocumentStep } from './document.ts';
import { fine, paragraph } from './inline.ts';
import type { Paper } from './paper.ts';
import { empty } from './sayings.ts';

/** A text of the analyst's. */
export function* writtenText(
  paper: Paper,
  { heading, markdown }: Extract<ReportPart, { readonly kind: 'text' }>,
): Generator<DocumentStep, void, undefined> {
  if (markdown.trim() !== '') yield* paper.markdown(markdown);
  else if (heading.trim() !== '') yield empty('Nothing has been written here.');
}

/** The source summary statement: the analyst's own, else the draft computed from the case, which says so. */
export function* sourceSummaryStatement(
  paper: Paper,
  markdown: string | null,
): Generator<DocumentStep, void, undefined> {
  if (markdown !== null && markdown.trim() !== '') {
    yield* paper.markdown(markdown);
    return;
  }
  yield* paper.markdown(sourceSummary(paper.report));
  yield paragraph(fine('Computed from what is marked in the case; not edited by the analyst.'));
}
