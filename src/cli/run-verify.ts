import { Failure } from '#domain/failure.ts';
import { verifyCase } from '../core/db/verify.ts';
import { type CliIo, counted, plain, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import { type CaseChoice, operandsOf } from './open-case.ts';

/** The options of `verify`. */
export type VerifyOptions = CaseChoice & { readonly json?: boolean; readonly quiet?: boolean };

/** `verify`: checks a case against itself and names each problem. */
export async function runVerify(
  io: CliIo,
  words: readonly string[],
  options: VerifyOptions,
): Promise<number> {
  const { casePath, rest } = operandsOf(words, options);
  if (rest.length > 0) throw new Failure('cli.usage', `“${rest[0]}” is too much: verify takes one case.`);
  const report = verifyCase(casePath);
  const { checkedArticles, checkedOccurrences, checkedJournalEntries, problems } = report;
  if (options.json) {
    await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
  } else {
    for (const { kind, detail } of problems) await write(io.stdout, `${kind}: ${plain(detail)}\n`);
    const checked = `${counted(checkedArticles, 'article')}, ${counted(checkedOccurrences, 'mark')} and ${counted(checkedJournalEntries, 'change')} checked`;
    const found = problems.length === 0 ? 'no problems' : counted(problems.length, 'problem');
    if (options.quiet !== true) await write(io.stdout, `${checked}: ${found}\n`);
  }
  return problems.length === 0 ? exitCodes.done.code : exitCodes.problemsFound.code;
}
