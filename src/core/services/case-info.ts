import { basename } from 'node:path';
import type { CaseInfo } from '#contract/views.ts';
import { journalState } from '../db/journal.ts';
import type { HandlerContext } from '../handler.ts';

/** What the open case is called, where it lies, how much is in it and what may be done with it. */
export function caseInfo({ db, openCase }: Pick<HandlerContext, 'db' | 'openCase'>): CaseInfo {
  const row = db
    .prepare<[], CaseRow>(
      `SELECT title, is_sample, (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM claim) AS claims,
              (SELECT count(*) FROM occurrence) AS occurrences, (SELECT count(*) FROM source) AS sources
       FROM case_info`,
    )
    .get();
  if (!row) throw new Error('The case has no case_info row.');
  return {
    title: row.title,
    path: openCase.path,
    fileName: basename(openCase.path),
    readOnly: openCase.readOnly,
    isSample: row.is_sample === 1,
    articleCount: row.articles,
    claimCount: row.claims,
    occurrenceCount: row.occurrences,
    sourceCount: row.sources,
    journal: journalState(db),
  };
}

type CaseRow = {
  readonly title: string;
  readonly is_sample: number;
  readonly articles: number;
  readonly claims: number;
  readonly occurrences: number;
  readonly sources: number;
};
