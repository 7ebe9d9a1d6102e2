import { CommanderError } from 'commander';
import { fileFailure } from '../core/db/sqlite-failure.ts';
import { type CliIo, plain, write } from './cli-io.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { buildProgram } from './program.ts';

/**
 * Runs one command. `words` are those after the program's name. Nothing is thrown: what goes wrong is told on standard
 * error, and the answer is the exit code (see `exitCodes`).
 */
export async function runCli(words: readonly string[], io: CliIo): Promise<number> {
  let code: number = exitCodes.done.code;
  const program = buildProgram(io, words, (result) => (code = result));
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has told what it has to tell by then.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage.code;
    return tellFailure(io, error);
  }
}

async function tellFailure(io: CliIo, error: unknown): Promise<number> {
  const failure = fileFailure(error, 'The file');
  if (!failure) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await write(io.stderr, `parallax: something unexpected went wrong; please report it.\n${detail}\n`);
    return exitCodes.unexpected.code;
  }
  const help = failure.code === 'cli.usage' ? ' “parallax --help” shows how.' : '';
  await write(io.stderr, `parallax: ${plain(failure.message)}${help}\n`);
  return exitCodeOf(failure.code);
}
