import { Failure } from '#domain/failure.ts';

const writeRefused: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Makes of anything thrown the failure to tell; `path` is the file it was about, if any. */
export function toFailure(error: unknown, path?: string): Failure {
  if (error instanceof Failure) return error;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const params = path === undefined ? {} : { path };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk.full',
      'The disk is full. Make room on it, or choose another place, and try again.',
      params,
    );
  }
  if (typeof code === 'string' && writeRefused.has(code)) {
    return new Failure('export.failed', 'This place cannot be written to. Choose another folder.', params);
  }
  return new Failure(
    'core.internal',
    'Parallax could not do this because of a fault of its own. Please try again.',
    params,
  );
}
