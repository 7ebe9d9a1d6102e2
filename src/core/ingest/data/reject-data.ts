import { Failure } from '#domain/failure.ts';

/** Refuses data for what stands at a place in them, such as `articles[2].text.sha256`. @throws Failure `data.invalid` */
export function rejectData(path: string, problem: string): never {
  const where = path === '' ? 'The file' : `“${path}”`;
  throw new Failure('data.invalid', `The data are not right. ${where}: ${problem}.`, { path, problem });
}

/** Does some work and, when a rule of the case is broken, names the place in the data. @throws Failure `data.invalid` */
export function inData<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure && error.code !== 'data.invalid')
      return rejectData(path, error.message.replace(/\.$/u, ''));
    throw error;
  }
}

/** A path as it is written: `occurrences[3].chain[1].sourceId`. */
export function dataPath(parts: readonly PropertyKey[]): string {
  return parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./u, '');
}
