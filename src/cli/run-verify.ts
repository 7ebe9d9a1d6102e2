import { Failure } from '#domain/failure.ts';
import { verifyCase } from '../core/db/verify.ts';
import { looksLikeZip, verifyPackage } from '../core/package/verify-package.ts';
import { type CliIo, counted, plain, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import type { CaseChoice } from './open-case.ts';
import { createProgress } from './progress.ts';

/** The options of `verify`. */
export type VerifyOptions = CaseChoice & { readonly json?: boolean; readonly quiet?: boolean };

/** `verify`: checks a case against itself, or an evidence package against its list of hashes, and names each problem. */
export async function runVerify(
  io: CliIo,
  words: readonly string[],
  options: VerifyOptions,
): Promise<number> {
  const [path, ...rest] = options.case === undefined ? words : [options.case, ...words];
  if (path === undefined) throw new Failure('cli.usage', 'Name a case or an evidence package.');
  if (rest.length > 0) throw new Failure('cli.usage', `“${rest[0]}” is too much: verify takes one file.`);
  if (looksLikeZip(path)) return runVerifyPackage(io, path, options);
  const report = verifyCase(path);
  const { checkedArticles, checkedOccurrences, checkedJournalEntries, problems } = report;
  if (options.json) {
    await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
  } else {
    const checked = `${counted(checkedArticles, 'article')}, ${counted(checkedOccurrences, 'mark')} and ${counted(checkedJournalEntries, 'change')} checked`;
    await tellProblems(io, problems, checked, options);
  }
  return codeOf(problems);
}

async function runVerifyPackage(io: CliIo, path: string, options: VerifyOptions): Promise<number> {
  const progress = createProgress(io.stderr, options.quiet === true);
  const report = await verifyPackage(path, (done, total) => {
    progress.at(done, total, 'files');
  }).finally(() => {
    progress.clear();
  });
  if (options.json) await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
  else await tellProblems(io, report.problems, `${counted(report.checkedFiles, 'file')} checked`, options);
  return codeOf(report.problems);
}

type Problems = readonly { readonly kind: string; readonly detail: string }[];

async function tellProblems(
  { stdout }: CliIo,
  problems: Problems,
  checked: string,
  { quiet = false }: VerifyOptions,
): Promise<void> {
  for (const { kind, detail } of problems) await write(stdout, `${kind}: ${plain(detail)}\n`);
  const found = problems.length === 0 ? 'no problems' : counted(problems.length, 'problem');
  if (!quiet) await write(stdout, `${checked}: ${found}\n`);
}

const codeOf = (problems: Problems): number =>
  problems.length === 0 ? exitCodes.done.code : exitCodes.problemsFound.code;
