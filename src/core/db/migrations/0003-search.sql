-- The search index: words only, folded by domain/search/words.ts, so that the texts themselves are kept once. The tokenizer
-- `ascii` parts folded words at their spaces and leaves every other letter alone. Everything here can be made again from
-- the rest of the case, so the journal does not keep it.
CREATE VIRTUAL TABLE search_article USING fts5(title, people, body, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE search_claim USING fts5(text, note, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE search_source USING fts5(name, about, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE search_note USING fts5(text, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3');

-- What stands under which number of these tables: the later it came, the higher. `note` is the note of an occurrence,
-- `rationale` that of a claim's assessment; both are in search_note.
CREATE TABLE search_row (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('article', 'claim', 'source', 'note', 'rationale')),
  id TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;

-- The rules of folding that the index was made by; 0 where it has not been made.
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rules INTEGER NOT NULL
) STRICT;
INSERT INTO search_state (id, rules) VALUES (1, 0);
