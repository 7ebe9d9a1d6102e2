import type { Database } from 'better-sqlite3';
import type { Focus } from '#contract/views.ts';

/** What every service gets: the open case's database, and time and ids from outside so that tests are exact. */
export type ServiceContext = {
  readonly db: Database;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** A new UUIDv7. */
  readonly newId: () => string;
};

/** What a mutating service answers: its output, the words that name its object in undo, and the place it is about. */
export type Change<Output> = {
  readonly output: Output;
  readonly subject: string;
  readonly focus: Focus;
  /** True where it goes on with the change before it, if that was the same person's, of the same row, a moment ago. */
  readonly continues?: true;
};

/** The place of what is nowhere in an article. */
export const nowhere: Focus = { articleId: null, occurrenceId: null, claimId: null };
