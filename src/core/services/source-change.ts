import type { SourceView } from '#contract/views.ts';
import type { Change } from './context.ts';

/** A change that is about one source: answered with it and named by it. */
export function sourceChange(source: SourceView): Change<SourceView> {
  return {
    output: source,
    subject: source.name,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}
