import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { statement } from './statements.ts';

/** The SHA-256 of bytes in lower-case hex, by which content is kept. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps bytes under their hash; what is already there stays, so that the same bytes are kept once. */
export function keepContent(db: Database, hash: string, bytes: Uint8Array): void {
  statement<[string, Uint8Array]>(db, 'INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?, ?)').run(
    hash,
    bytes,
  );
}

/** The bytes kept under a hash. */
export function getContent(db: Database, hash: string): Buffer {
  const row = statement<[string], { bytes: Buffer }>(db, 'SELECT bytes FROM content WHERE sha256 = ?').get(
    hash,
  );
  if (!row) throw new Error(`The case has lost the content ${hash}.`);
  return row.bytes;
}

// Marking goes on in one article for a while, and content never changes: the last text read is kept, decoded.
const lastText = new WeakMap<Database, { readonly hash: string; readonly text: string }>();

/** The text kept under a hash. */
export function getText(db: Database, hash: string): string {
  const last = lastText.get(db);
  if (last?.hash === hash) return last.text;
  const text = getContent(db, hash).toString('utf8');
  lastText.set(db, { hash, text });
  return text;
}
