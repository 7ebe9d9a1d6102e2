import { coreApi, type CoreRequestName } from '#contract/api.ts';
import type { Result } from '#contract/result.ts';
import { Failure, type FailureData } from '#domain/failure.ts';
import { fileFailure } from './db/sqlite-failure.ts';

/** Takes one line for the log; never anything that the analyst wrote or read. */
export type Log = (line: string) => void;

/** A request whose name is known and whose input fits the name's schema. */
export type CheckedRequest = { readonly name: CoreRequestName; readonly input: unknown };

/**
 * Answers one request: checks it against the contract and has it performed.
 * @returns a Result whatever happens; never rejects.
 */
export function serve(
  request: { readonly name: string; readonly input: unknown },
  perform: (request: CheckedRequest) => unknown,
  log: Log,
): Promise<Result<unknown>> {
  return toResult(request.name, log, () => perform(checkRequest(request)));
}

/** Does some work and makes of its outcome a Result: here, and nowhere else, an exception becomes one. */
export async function toResult<Value>(
  what: string,
  log: Log,
  work: () => Value | Promise<Value>,
): Promise<Result<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, failure: toFailureData(what, error, log) };
  }
}

function checkRequest({ name, input }: { readonly name: string; readonly input: unknown }): CheckedRequest {
  if (!isRequestName(name)) {
    throw new Failure('request.unknown', `There is no request “${name.slice(0, 100)}”.`, {
      name: name.slice(0, 100),
    });
  }
  const parsed = coreApi[name].input.safeParse(input);
  if (parsed.success) return { name, input: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const problem = issue?.message ?? 'it does not fit';
  throw new Failure(
    'request.invalid',
    `“${name}” was asked with a wrong ${field === '' ? 'input' : `“${field}”`}: ${problem}.`,
    { name, field, problem, rule: 'field' },
  );
}

function isRequestName(name: string): name is CoreRequestName {
  return Object.hasOwn(coreApi, name);
}

function toFailureData(what: string, error: unknown, log: Log): FailureData {
  const failure = fileFailure(error);
  if (!(error instanceof Failure)) {
    log(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  if (failure) return failure.toData();
  return {
    code: 'core.internal',
    message: `“${what}” failed inside Parallax and nothing was changed. The log says more; please report it.`,
    params: { request: what },
  };
}
