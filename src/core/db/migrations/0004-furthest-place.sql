-- The furthest offset of its text that an article was read to; it never goes back. As with the place left, the journal
-- does not keep it.
ALTER TABLE article_place ADD COLUMN furthest INTEGER NOT NULL DEFAULT 0 CHECK (furthest >= 0);
UPDATE article_place SET furthest = at_offset;
