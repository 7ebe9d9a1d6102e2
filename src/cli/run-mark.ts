import { readFileSync } from 'node:fs';
import { Failure } from '#domain/failure.ts';
import { applyMarks } from '../core/marks/apply-marks.ts';
import { readMarks } from '../core/marks/read-marks.ts';
import { valueOf } from '../core/result-value.ts';
import { type CliIo, counted, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import { readFailure } from './import-files.ts';
import { type CaseChoice, operandsOf, withCase } from './open-case.ts';
import { createProgress } from './progress.ts';

/** The options of `mark`. */
export type MarkOptions = CaseChoice & { readonly quiet?: boolean };

/** `mark`: puts a file of marks into the case as one change, or nothing of it. */
export async function runMark(io: CliIo, words: readonly string[], options: MarkOptions): Promise<number> {
  const { casePath, rest } = operandsOf(words, options);
  const [path, ...more] = rest;
  if (path === undefined || more.length > 0) {
    throw new Failure('cli.usage', 'Name one file of marks, or - for standard input.');
  }
  const marks = readMarks(path === '-' ? await io.readStdin() : readText(path));
  const progress = createProgress(io.stderr, options.quiet === true);
  const applied = await withCase(io, casePath, options, async (session) =>
    valueOf(
      await session.change('marks.apply', (context) =>
        applyMarks(context, marks, { onProgress: (done, total) => progress.at(done, total, 'marks') }),
      ),
    ),
  );
  progress.clear();
  if (options.quiet !== true) {
    const { occurrences, claims, sources, relations, alreadyThere } = applied;
    await write(
      io.stdout,
      `${counted(occurrences, 'mark')}, ${counted(claims, 'claim')}, ${counted(sources, 'source')} and ${counted(relations, 'relation')} added; ${alreadyThere} already there\n`,
    );
  }
  return exitCodes.done.code;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw readFailure(error, path);
  }
}
