import { extname } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { createCaseSession, type CaseSession } from '../core/case-session.ts';
import { handlers } from '../core/handlers.ts';
import { valueOf } from '../core/result-value.ts';
import type { CliIo } from './cli-io.ts';

/** Which case a command is about, and who works on it. */
export type CaseChoice = { readonly case?: string; readonly analyst?: string };

/** The words after a command, taken apart: the case, and the rest. */
export type Operands = { readonly casePath: string; readonly rest: readonly string[] };

/** Takes the case from `--case` or, where that is not given, from the first word if it ends in .parallax. */
export function operandsOf(words: readonly string[], { case: chosen }: CaseChoice): Operands {
  if (chosen !== undefined) return { casePath: chosen, rest: words };
  const [first, ...rest] = words;
  if (first !== undefined && extname(first).toLowerCase() === '.parallax') return { casePath: first, rest };
  throw new Failure(
    'cli.usage',
    'No case is named. Give its file first (it ends in .parallax), or with --case.',
  );
}

/** Opens a case, does some work and closes it whatever happens. */
export async function withCase<Value>(
  io: CliIo,
  path: string,
  { analyst = '' }: CaseChoice,
  work: (session: CaseSession) => Promise<Value>,
): Promise<Value> {
  const session = createCaseSession(io.outside, handlers);
  try {
    valueOf(await session.open(path, analyst));
    return await work(session);
  } finally {
    await session.close();
  }
}
