import { pieceSeparator } from '#domain/anchor/pieces.ts';
import type { Reference } from '#domain/report/references.ts';
import type { ServiceContext } from '../services/context.ts';

/** What the things of a case are called, those that are not in the report too: the words, or null where the case has none such. */
export function referenceWords(db: ServiceContext['db']): (reference: Reference) => string | null {
  const one = (sql: string) => db.prepare<[string], { words: string | null }>(sql);
  const statements = {
    claim: one('SELECT text AS words FROM claim WHERE id = ?'),
    source: one('SELECT name AS words FROM source WHERE id = ?'),
    occurrence: one(
      `SELECT group_concat(exact, '${pieceSeparator}') AS words
         FROM (SELECT exact FROM occurrence_span WHERE occurrence_id = ? ORDER BY ordinal)`,
    ),
  };
  return ({ kind, id }) => statements[kind].get(id)?.words ?? null;
}
