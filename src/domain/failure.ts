/**
 * Every way in which a request can fail for a reason the analyst can act on.
 * The interface and the command line match these codes, never message text.
 */
export const failureCodes = [
  'request.unknown',
  'request.invalid',
  'request.cancelled',
  'core.restarted',
  'core.internal',
  'case.none-open',
  'case.not-a-case',
  'case.newer-version',
  'case.damaged',
  'case.read-only',
  'case.not-found',
  'case.exists',
  'case.cannot-write',
  'case.migration-failed',
  'disk.full',
  'import.empty',
  'import.binary',
  'import.too-large',
  'import.no-text',
  'import.bad-encoding',
  'import.duplicate',
  'article.not-found',
  'occurrence.not-found',
  'occurrence.bad-span',
  'claim.not-found',
  'claim.join-conflict',
  'claim.bad-split',
  'source.not-found',
  'source.in-use',
  'source.name-taken',
  'source.rating-not-found',
  'source.merge-itself',
  'source.nothing-to-split',
  'attribution.bad-chain',
  'codebook.value-not-found',
  'codebook.bad-value',
  'tag.not-found',
  'tag.bad-path',
  'tag.exists',
  'relation.not-found',
  'relation.bad-pair',
  'relation.ring',
  'search.no-index',
  'report.not-found',
  'report.name-taken',
  'report.version-not-found',
  'template.not-found',
  'template.name-taken',
  'template.too-many',
  'view.not-found',
  'view.name-taken',
  'journal.nothing-to-undo',
  'journal.nothing-to-redo',
  'history.no-such-point',
  'marks.invalid',
  'marks.not-found',
  'data.invalid',
  'export.failed',
  'export.exists',
  'package.not-readable',
  'package.unsafe',
  'file.not-found',
  'file.not-readable',
  'cli.usage',
] as const;

/** One of {@link failureCodes}. */
export type FailureCode = (typeof failureCodes)[number];

/** What a message needs beside its code: names, sizes in bytes, paths, counts. */
export type FailureParams = Readonly<Record<string, string | number>>;

/** A failure that crosses processes: a code, its parameters and one plain English sentence that says what to do. */
export type FailureData = {
  readonly code: FailureCode;
  readonly message: string;
  readonly params: FailureParams;
};

/** Thrown by rules and services when the request cannot be done for a reason the analyst can act on. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly params: FailureParams;

  constructor(code: FailureCode, message: string, params: FailureParams = {}) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.params = params;
  }

  /** The plain form that can be posted to another process. */
  toData(): FailureData {
    return { code: this.code, message: this.message, params: this.params };
  }
}
