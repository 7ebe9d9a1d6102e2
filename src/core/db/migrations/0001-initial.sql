-- Ids are UUIDv7 text; offsets are UTF-16 code units of the article's text; times are ISO 8601 UTC; dates ISO.
-- Every table but content, journal and journal_change is journaled: see journal.ts.

CREATE TABLE case_info (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  case_id TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

-- Immutable and addressed by its SHA-256 (lower-case hex): original bytes of articles, and their texts as UTF-8.
-- Rows are added, never changed or taken away, so that undo of an import can be redone.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'government-body', 'media-outlet', 'document', 'group',
                                     'metonym', 'anonymous', 'unknown')),
  role TEXT NOT NULL DEFAULT '',
  affiliation TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  descriptor TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source_alias (
  source_id TEXT NOT NULL REFERENCES source (id),
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

-- Every rating ever given; the newest (assessed_on, then id) is the one in force.
CREATE TABLE source_reliability (
  id TEXT PRIMARY KEY,
  source_id TEXT NOT NULL REFERENCES source (id),
  letter TEXT NOT NULL CHECK (letter IN ('A', 'B', 'C', 'D', 'E', 'F')),
  assessed_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX source_reliability_source ON source_reliability (source_id);

CREATE TABLE article (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  authors TEXT NOT NULL CHECK (json_valid(authors)), -- JSON array of names
  publisher TEXT,
  url TEXT,
  published_on TEXT,
  retrieved_on TEXT,
  language TEXT,
  genre TEXT NOT NULL CHECK (genre IN ('news', 'analysis', 'opinion', 'interview', 'press-release',
                                       'official-statement', 'social-post', 'report', 'other')),
  status TEXT NOT NULL CHECK (status IN ('unread', 'reading', 'done')),
  format TEXT NOT NULL CHECK (format IN ('text', 'markdown', 'html')),
  encoding TEXT NOT NULL,
  file_name TEXT,
  original_sha256 TEXT NOT NULL REFERENCES content (sha256),
  original_size INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256),
  text_length INTEGER NOT NULL,
  word_count INTEGER NOT NULL, -- of the body, furniture left out
  author_source_id TEXT NOT NULL REFERENCES source (id),
  imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX article_author_source ON article (author_source_id);

CREATE TABLE block (
  article_id TEXT NOT NULL REFERENCES article (id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'quotation', 'list-item')),
  furniture INTEGER NOT NULL CHECK (furniture IN (0, 1)),
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL CHECK (text <> ''),
  type TEXT CHECK (type IN ('fact-or-event', 'quantity', 'quotation', 'causal', 'prediction', 'intention-or-plan',
                            'responsibility', 'value-judgement')),
  event_date TEXT,
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_tag (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (claim_id, tag)
) STRICT, WITHOUT ROWID;

-- The analyst's own conclusion, kept apart from commitment and stance. A claim without a row is not assessed.
CREATE TABLE assessment (
  claim_id TEXT PRIMARY KEY REFERENCES claim (id),
  verdict TEXT CHECK (verdict IN ('true', 'mostly-true', 'mixed', 'mostly-false', 'false', 'misleading', 'unproven',
                                  'not-checkable')),
  credibility INTEGER NOT NULL DEFAULT 6 CHECK (credibility BETWEEN 1 AND 6),
  likelihood TEXT CHECK (likelihood IN ('almost-no-chance', 'very-unlikely', 'unlikely', 'roughly-even-chance',
                                        'likely', 'very-likely', 'almost-certain')),
  confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
  rationale TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  claim_id TEXT NOT NULL REFERENCES claim (id),
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  url TEXT,
  PRIMARY KEY (claim_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE occurrence (
  id TEXT PRIMARY KEY,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  article_id TEXT NOT NULL REFERENCES article (id),
  polarity TEXT NOT NULL CHECK (polarity IN ('affirms', 'negates')),
  quotation TEXT CHECK (quotation IN ('direct', 'indirect', 'mixed', 'none')),
  commitment TEXT CHECK (commitment IN ('asserts', 'says-probable', 'says-possible', 'denies', 'questions', 'relays')),
  stance TEXT CHECK (stance IN ('endorses', 'leans-toward', 'reports-neutrally', 'distances', 'rejects', 'unclear')),
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_claim ON occurrence (claim_id, article_id);
CREATE INDEX occurrence_article ON occurrence (article_id);

CREATE TABLE occurrence_span (
  occurrence_id TEXT NOT NULL REFERENCES occurrence (id),
  ordinal INTEGER NOT NULL,
  start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
  end_offset INTEGER NOT NULL CHECK (end_offset > start_offset),
  exact TEXT NOT NULL, -- the words, so that verify can prove the anchor
  PRIMARY KEY (occurrence_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Step 0 is the article's own voice; the last step is whoever is nearest to the claim.
CREATE TABLE attribution_step (
  occurrence_id TEXT NOT NULL REFERENCES occurrence (id),
  ordinal INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  status TEXT NOT NULL CHECK (status IN ('own-voice', 'explicit', 'implicit', 'anonymous')),
  source_start INTEGER,
  source_end INTEGER,
  cue_start INTEGER,
  cue_end INTEGER,
  PRIMARY KEY (occurrence_id, ordinal),
  CHECK ((source_start IS NULL) = (source_end IS NULL) AND (cue_start IS NULL) = (cue_end IS NULL)),
  CHECK ((ordinal = 0) = (status = 'own-voice'))
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_step_source ON attribution_step (source_id);

CREATE TABLE relation (
  id TEXT PRIMARY KEY,
  from_claim_id TEXT NOT NULL REFERENCES claim (id),
  to_claim_id TEXT NOT NULL REFERENCES claim (id),
  kind TEXT NOT NULL CHECK (kind IN ('equivalent', 'narrower', 'contradicts', 'in-tension', 'supports', 'updates',
                                     'derived-from')),
  status TEXT NOT NULL CHECK (status IN ('suggested', 'confirmed', 'rejected')),
  reason TEXT NOT NULL,
  UNIQUE (from_claim_id, to_claim_id, kind),
  CHECK (from_claim_id <> to_claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_to ON relation (to_claim_id);

-- One entry a change. undo_seq and redo_seq are the tops of the undo and the redo stack after this entry: the stacks
-- live in the journal itself (docs/decisions/0003-one-journal.md).
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  article_id TEXT,
  occurrence_id TEXT,
  claim_id TEXT,
  target_seq INTEGER REFERENCES journal (seq),
  undo_seq INTEGER REFERENCES journal (seq),
  redo_seq INTEGER REFERENCES journal (seq)
) STRICT;

CREATE TABLE journal_change (
  seq INTEGER NOT NULL REFERENCES journal (seq),
  ordinal INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  PRIMARY KEY (seq, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_change_row ON journal_change (table_name, row_key);
