-- The words that show where the article stands toward the claim, and how faithfully it gives what its source said.
ALTER TABLE occurrence ADD COLUMN stance_start INTEGER;
ALTER TABLE occurrence ADD COLUMN stance_end INTEGER CHECK ((stance_start IS NULL) = (stance_end IS NULL)
                                                            AND (stance_end IS NULL OR stance_end > stance_start));
ALTER TABLE occurrence ADD COLUMN fidelity TEXT CHECK (fidelity IN ('verbatim', 'faithful', 'selective', 'distorted'));

-- What is known of a tag beside its path. A path names the tag and all above it, parted by "/"; claim_tag holds paths,
-- and a path that stands there needs no row here.
CREATE TABLE tag (
  path TEXT PRIMARY KEY CHECK (path <> ''),
  colour TEXT CHECK (colour IN ('red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'grey')),
  description TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- What this case says of the values of its codebook. A built-in value without a row is as the program describes it; a
-- NULL column says the same of that part. `counts_as` is set for values the analyst added: the built-in value that
-- comparisons and exports take it for. `list` is a list of domain/codebook.ts.
CREATE TABLE codebook_value (
  list TEXT NOT NULL CHECK (list <> ''),
  value TEXT NOT NULL CHECK (value <> ''),
  counts_as TEXT,
  label TEXT CHECK (label <> ''),
  definition TEXT,
  example TEXT,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  PRIMARY KEY (list, value)
) STRICT, WITHOUT ROWID;

-- Where an added value was chosen. The row judged (`subject_id`: an occurrence, claim, source or article) holds the
-- value it counts as, so that nothing is lost when the added value goes.
CREATE TABLE added_value (
  subject_id TEXT NOT NULL,
  list TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (subject_id, list),
  FOREIGN KEY (list, value) REFERENCES codebook_value (list, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX added_value_value ON added_value (list, value);

-- A way of looking at the claims table that was kept: its search, columns, order and grouping, as JSON.
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  view TEXT NOT NULL CHECK (json_valid(view)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where each article was left, an offset of its text: no change of the case, so the journal does not keep it.
CREATE TABLE article_place (
  article_id TEXT PRIMARY KEY, -- no reference: undo takes rows of articles away and puts them back
  at_offset INTEGER NOT NULL CHECK (at_offset >= 0)
) STRICT, WITHOUT ROWID;
