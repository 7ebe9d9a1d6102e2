import type { Database } from 'better-sqlite3';
import type { Assessment } from '#contract/views.ts';
import { defaultCredibility, type Evidence } from '#domain/assessment.ts';
import { statement } from './statements.ts';

/** What a claim's assessment is until the analyst makes one. */
export const noAssessment: Assessment = {
  verdict: null,
  credibility: defaultCredibility,
  likelihood: null,
  confidence: null,
  rationale: '',
  evidence: [],
};

/** The assessment of a claim, or null when it is not assessed. */
export function findAssessment(db: Database, claimId: string): Assessment | null {
  const row = statement<[string], Omit<Assessment, 'evidence'>>(
    db,
    'SELECT verdict, credibility, likelihood, confidence, rationale FROM assessment WHERE claim_id = ?',
  ).get(claimId);
  if (!row) return null;
  const evidence = statement<[string], Evidence>(
    db,
    'SELECT text, url FROM evidence WHERE claim_id = ? ORDER BY ordinal',
  ).all(claimId);
  return { ...row, evidence };
}

/** Writes a claim's assessment in place of the one before, evidence as a whole list. */
export function writeAssessment(db: Database, claimId: string, assessment: Assessment): void {
  const { evidence, ...fields } = assessment;
  statement<[Record<string, unknown>]>(
    db,
    `INSERT INTO assessment (claim_id, verdict, credibility, likelihood, confidence, rationale)
     VALUES (@claimId, @verdict, @credibility, @likelihood, @confidence, @rationale)
     ON CONFLICT (claim_id) DO UPDATE SET verdict = excluded.verdict, credibility = excluded.credibility,
       likelihood = excluded.likelihood, confidence = excluded.confidence, rationale = excluded.rationale`,
  ).run({ ...fields, claimId });
  deleteEvidence(db, claimId);
  const insert = statement<[string, number, string, string | null]>(
    db,
    'INSERT INTO evidence (claim_id, ordinal, text, url) VALUES (?, ?, ?, ?)',
  );
  evidence.forEach((piece, ordinal) => insert.run(claimId, ordinal, piece.text, piece.url));
}

/** Takes a claim's assessment back, so that it is not assessed. */
export function deleteAssessment(db: Database, claimId: string): void {
  deleteEvidence(db, claimId);
  statement<[string]>(db, 'DELETE FROM assessment WHERE claim_id = ?').run(claimId);
}

function deleteEvidence(db: Database, claimId: string): void {
  statement<[string]>(db, 'DELETE FROM evidence WHERE claim_id = ?').run(claimId);
}
