import { marksSchema, type Marks } from '#contract/marks.ts';
import { Failure } from '#domain/failure.ts';

/** Reads a file of marks. @throws Failure `marks.invalid` that names the place and what is wrong there. */
export function readMarks(json: string): Marks {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/u, ''));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Failure('marks.invalid', `The marks are not valid JSON: ${problem}.`, { path: '', problem });
  }
  const parsed = marksSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return rejectMarks(pathOf(issue?.path ?? []), issue?.message ?? 'it does not fit the format');
}

/** Refuses marks for what stands at a place in them. @throws Failure `marks.invalid` */
export function rejectMarks(path: string, problem: string): never {
  const where = path === '' ? 'The file' : `“${path}”`;
  throw new Failure('marks.invalid', `The marks are not right. ${where}: ${problem}.`, { path, problem });
}

/** Does some work and, when a rule of the case is broken, names the place in the marks. @throws Failure `marks.invalid` */
export function inPlace<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure) return rejectMarks(path, error.message.replace(/\.$/u, ''));
    throw error;
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./u, '');
}
