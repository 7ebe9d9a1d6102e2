import type { HistoryLine } from '#contract/history.ts';
import { isEverything } from '#domain/report/composition.ts';
import { countEntries, listLines } from '../db/history-rows.ts';
import type { ExportSource } from './format.ts';

/** So many changes are told one by one. */
const mostTold = 500;

/** The changes that made a case what a report shows, as far as they are told. */
export type CaseChanges = {
  /** The newest of them, oldest first. */
  readonly lines: readonly HistoryLine[];
  /** How many there were before these. */
  readonly earlier: number;
  /** How many concern what is not in the report. */
  readonly elsewhere: number;
};

/**
 * The changes of a case from its journal. A report of a part of the case tells only those that are known to concern that part: the
 * others would tell of what was left out.
 */
export function caseChanges({
  db,
  record,
  scope,
}: Pick<ExportSource, 'db' | 'record' | 'scope'>): CaseChanges {
  const all = { seqs: null, by: null, from: null, until: null };
  const total = countEntries(db, all);
  const seqs = isEverything(scope) ? null : seqsOf(db, record);
  const told = seqs?.length ?? total;
  const lines = listLines(db, { ...all, seqs }, 0, mostTold).toReversed();
  return { lines, earlier: told - lines.length, elsewhere: total - told };
}

/** The numbers of the entries whose place is in a part of a case. */
function seqsOf(db: ExportSource['db'], record: ExportSource['record']): readonly number[] {
  type Entry = {
    seq: number;
    article_id: string | null;
    occurrence_id: string | null;
    claim_id: string | null;
  };
  const articles = new Set(record.articles.map(({ id }) => id));
  const occurrences = new Set(record.occurrences.map(({ id }) => id));
  const claims = new Set(record.claims.map(({ id }) => id));
  const isInside = ({ article_id, occurrence_id, claim_id }: Entry): boolean =>
    [article_id, occurrence_id, claim_id].some((id) => id !== null) &&
    (article_id === null || articles.has(article_id)) &&
    (occurrence_id === null || occurrences.has(occurrence_id)) &&
    (claim_id === null || claims.has(claim_id));
  return db
    .prepare<[], Entry>('SELECT seq, article_id, occurrence_id, claim_id FROM journal')
    .all()
    .flatMap((entry) => (isInside(entry) ? entry.seq : []));
}
