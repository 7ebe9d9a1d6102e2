import { Command, CommanderError } from 'commander';
import { Failure } from '#domain/failure.ts';
import { fileFailure } from '../core/db/sqlite-failure.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type CliIo, plain, write } from './cli-io.ts';
import { describeExitCodes, exitCodeOf, exitCodes } from './exit-codes.ts';
import { type ExportOptions, runExport } from './run-export.ts';
import { runImport } from './run-import.ts';
import { runList } from './run-list.ts';
import { runMark } from './run-mark.ts';
import { runNew, runSample } from './run-new.ts';
import { runVerify } from './run-verify.ts';

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

function buildProgram(io: CliIo, words: readonly string[], finish: (code: number) => void): Command {
  const program = new Command('parallax')
    .description(
      'Marks the claims in articles, says who asserts each and where the article stands, and reports it.',
    )
    .version(packageJson.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void write(io.stdout, text),
      writeErr: (text) => void write(io.stderr, text),
      outputError: (text, writeErr) => writeErr(text.replace(/^error: /u, 'parallax: ')),
    })
    .showHelpAfterError('“parallax --help” shows how.');

  const command = (name: string, summary: string, argument: string, about: string): Command =>
    program
      .command(name)
      .summary(summary)
      .description(summary)
      .argument(argument, about)
      .option('-c, --case <file>', 'the case, in place of naming it first')
      .option('--analyst <name>', 'who makes the changes, for the case’s history')
      .option('-q, --quiet', 'say nothing but what goes wrong')
      .action(() => undefined);

  const runs = <Options>(
    each: Command,
    run: (io: CliIo, operands: readonly string[], options: Options) => Promise<number>,
  ): Command =>
    each.action(async (operands: string[]) => finish(await run(io, operands, each.opts() as Options)));

  runs(
    command(
      'new',
      'make an empty case',
      '<case...>',
      'the file to make; .parallax is added when it has no ending',
    )
      .option('-t, --title <title>', 'what the case is called; else the file’s name')
      .addHelpText('after', examples('new dam.parallax --title "The night of the release"')),
    runNew,
  );
  runs(
    command(
      'import',
      'import articles (.txt, .md, .html); folders are walked',
      '[files...]',
      'the case, then files or folders',
    )
      .option('--encoding <name>', 'how the bytes are to be read, such as windows-1251; else it is found')
      .option('--title <title>', 'in place of the title found (one file)')
      .option('--author <name>', 'in place of the authors found; may be given again', collect)
      .option('--publisher <name>', 'in place of the publisher found')
      .option('--date <date>', 'when it was published, YYYY-MM-DD')
      .option('--language <tag>', 'such as en or uk')
      .option('--genre <genre>', 'news, analysis, opinion, interview and others; else news')
      .option('--url <address>', 'where it was published')
      .addHelpText(
        'after',
        examples(
          'import dam.parallax one.html two.txt',
          'import dam.parallax articles/',
          'import -c dam.parallax old.txt --encoding windows-1251 --author "A. Writer" --date 2024-04-20',
        ),
      ),
    runImport,
  );
  runs(
    command('list', 'list what is in a case', '[case...]', 'the case')
      .option('--articles', 'its articles (unless another is chosen)')
      .option('--claims', 'its claims')
      .option('--sources', 'its sources')
      .option('--json', 'as JSON')
      .addHelpText('after', examples('list dam.parallax', 'list dam.parallax --claims --json')),
    runList,
  );
  runs(
    command(
      'mark',
      'mark claims from a JSON file, all of it or nothing',
      '[files...]',
      'the case, then the file of marks, or - for standard input',
    ).addHelpText('after', examples('mark dam.parallax marks.json', 'mark dam.parallax - < marks.json')),
    runMark,
  );
  runs(
    command('export', 'write a report (html, pdf) or the data (csv, json)', '[case...]', 'the case')
      .option('-f, --format <format>', 'html, pdf, csv or json; else as the file’s name ends')
      .option('-a, --articles <names...>', 'only these articles, by id, file name or title')
      .option('-o, --output <file>', 'the file to write; - or none is standard output (not for pdf)')
      .addHelpText(
        'after',
        examples(
          'export dam.parallax --format html -o report.html',
          'export dam.parallax -o report.pdf',
          'export dam.parallax --format csv --articles one.html two.txt > marks.csv',
        ),
      ),
    (each, operands, options: ExportOptions) => runExport(each, operands, options, words),
  );
  runs(
    command('verify', 'check a case: file, hashes, anchors, chains, journal', '[case...]', 'the case')
      .option('--json', 'as JSON')
      .addHelpText('after', examples('verify dam.parallax')),
    runVerify,
  );
  runs(
    command('sample', 'make the sample case', '<case...>', 'the file to make').addHelpText(
      'after',
      examples('sample sample.parallax'),
    ),
    runSample,
  );
  return program.addHelpText(
    'after',
    `${examples(
      'new dam.parallax --title "The night of the release"',
      'import dam.parallax one.html two.txt',
      'mark dam.parallax marks.json',
      'export dam.parallax -o report.html',
      'help import',
    )}\nExit codes:\n${describeExitCodes()}\n`,
  );
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  parallax ${line}\n`).join('')}`;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
