import { Failure } from '#domain/failure.ts';
import { fileFailure } from '../core/db/sqlite-failure.ts';

/** Makes of anything thrown the failure to tell; `what` names the file it was about, as "The report". */
export function toFailure(error: unknown, what = 'The file'): Failure {
  return (
    fileFailure(error, what) ??
    new Failure(
      'core.internal',
      'Parallax could not do this because of a fault of its own. Please try again.',
    )
  );
}
