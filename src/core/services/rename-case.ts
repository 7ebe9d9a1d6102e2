import type { CoreParsed } from '#contract/api.ts';
import type { CaseInfo } from '#contract/views.ts';
import { setCaseTitle } from '../db/case-rows.ts';
import type { HandlerContext } from '../handler.ts';
import { caseInfo } from './case-info.ts';
import type { Change } from './context.ts';

/** Gives the case another title; its file keeps its name. */
export function renameCase(context: HandlerContext, { title }: CoreParsed<'case.rename'>): Change<CaseInfo> {
  setCaseTitle(context.db, title);
  return {
    output: caseInfo(context),
    subject: title,
    focus: { articleId: null, occurrenceId: null, claimId: null },
  };
}
