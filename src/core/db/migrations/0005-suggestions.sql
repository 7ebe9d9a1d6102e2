-- What the analyst decided of a claim that was suggested: `rejected` is never offered again, `suggested` was put off until
-- asked for. A confirmed one leaves no row: the claims are joined or related. It was suggested for a claim (`subject_id`
-- is its id, the offsets are 0) or for words of an article that were not marked yet (its id and their offsets).
CREATE TABLE suggestion_decision (
  subject_id TEXT NOT NULL,
  start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
  end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),
  claim_id TEXT NOT NULL REFERENCES claim (id),
  status TEXT NOT NULL CHECK (status IN ('rejected', 'suggested')),
  PRIMARY KEY (subject_id, start_offset, end_offset, claim_id),
  CHECK (subject_id <> claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_decision_claim ON suggestion_decision (claim_id);
