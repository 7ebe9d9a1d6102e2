-- Reports that are composed in the case (domain/report/composition.ts), as JSON, and the versions of them that were kept.
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  composition TEXT NOT NULL CHECK (json_valid(composition)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_version (
  report_id TEXT NOT NULL REFERENCES report (id),
  number INTEGER NOT NULL CHECK (number > 0),
  composition TEXT NOT NULL CHECK (json_valid(composition)),
  saved_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (report_id, number)
) STRICT, WITHOUT ROWID;
