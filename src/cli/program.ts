import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type CliIo, write } from './cli-io.ts';
import { exportFormats } from '#domain/report/export-formats.ts';
import { describeExitCodes } from './exit-codes.ts';
import { type ExportOptions, runExport } from './run-export.ts';
import { runImport } from './run-import.ts';
import { runList } from './run-list.ts';
import { runMark } from './run-mark.ts';
import { runNew, runSample } from './run-new.ts';
import { runVerify } from './run-verify.ts';

/** The commands with their options and help. `words` are all words given; `finish` gets the exit code. */
export function buildProgram(io: CliIo, words: readonly string[], finish: (code: number) => void): Command {
  const program = new Command('parallax')
    .usage('COMMAND …')
    .description(
      'Marks the claims in articles, says who asserts each and where the article stands, and reports it.',
    )
    .version(packageJson.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help COMMAND', 'show the help of a command')
    .exitOverride()
    .configureHelp({ subcommandTerm: (each) => `${each.name()} ${each.usage()}` })
    .configureOutput({
      writeOut: (text) => void write(io.stdout, text),
      writeErr: (text) => void write(io.stderr, text),
      outputError: (text, writeErr) => {
        writeErr(text.replace(/^error: /u, 'parallax: '));
      },
    })
    .showHelpAfterError('“parallax --help” shows how.');

  /** A command about a case. Its words are taken apart by `operandsOf`, since the case may be named in two ways. */
  const command = (name: string, usage: string, about: string): Command =>
    program
      .command(name)
      .usage(usage)
      .description(about)
      .argument('[words...]')
      .configureHelp({ visibleArguments: () => [] })
      .option('-c, --case <file>', 'the case, in place of naming it first')
      .option('--analyst <name>', 'who makes the changes, for the case’s history')
      .option('-q, --quiet', 'say nothing but what goes wrong');
  const runs = <Options>(
    each: Command,
    run: (io: CliIo, operands: readonly string[], options: Options) => Promise<number>,
  ): void => {
    each.action(async (operands: string[]) => {
      finish(await run(io, operands, each.opts() as Options));
    });
  };

  const make = command('new', 'CASE', 'make an empty case; .parallax is added to a name without an ending')
    .option('-t, --title <title>', 'what the case is called; else the file’s name')
    .addHelpText('after', examples('new dam.parallax --title "The night of the release"'));
  runs(make, runNew);

  const importing = command(
    'import',
    'CASE FILE…',
    'import .txt, .md and .html files (of a folder, all in it), and data: .json, .jsonl, .jsonld, .qdpx, .qdc',
  )
    .option('--encoding <name>', 'how the bytes are to be read, such as windows-1251; else it is found')
    .option('--title <title>', 'in place of the title found (this and the following: one file)')
    .option('--author <name>', 'in place of the authors found; may be given again', collect)
    .option('--publisher <name>', 'in place of the publisher found')
    .option('--date <date>', 'when it was published, YYYY-MM-DD')
    .option('--language <tag>', 'such as en or uk')
    .option('--genre <genre>', 'news, analysis, opinion, interview, …; else news')
    .option('--url <address>', 'where it was published')
    .addHelpText(
      'after',
      examples(
        'import dam.parallax one.html two.txt',
        'import dam.parallax articles/',
        'import dam.parallax exported.json',
        'import -c dam.parallax old.txt --encoding windows-1251 --author "A. Writer"',
      ),
    );
  runs(importing, runImport);

  const list = command('list', 'CASE', 'list the articles, claims or sources of a case')
    .option('--articles', 'its articles (unless another is chosen)')
    .option('--claims', 'its claims')
    .option('--sources', 'its sources')
    .option('--json', 'as JSON')
    .addHelpText('after', examples('list dam.parallax', 'list dam.parallax --claims --json'));
  runs(list, runList);

  const mark = command(
    'mark',
    'CASE MARKS.json',
    'mark claims from a file (- is standard input), all or nothing',
  ).addHelpText('after', examples('mark dam.parallax marks.json', 'mark dam.parallax - < marks.json'));
  runs(mark, runMark);

  const exporting = command('export', 'CASE', 'write a report, the data or an evidence package')
    .option('-f, --format <format>', `${exportFormats.join(', ')}; else as the file’s name ends`)
    .option('-a, --articles <names...>', 'only these articles, by id, file name or title')
    .option('--filter <query>', 'only the places that this query finds, as in the app’s search')
    .option('-t, --template <name>', 'how a report is composed: full, brief, two-sides or source-profile')
    .option('-r, --report <name>', 'the report of the case that is written, with what it is about')
    .option('--suggested', 'let what was only suggested into data, marked as such')
    .option('--no-suggested', 'leave what was only suggested out of a report')
    .option('--structured-data', 'put schema.org data into an HTML report')
    .option('--no-bom', 'begin CSV files without a byte order mark')
    .option('--replace', 'replace a file that has the name')
    .option(
      '-o, --output <file>',
      'the file to write, for several files a folder or a .zip; - or none is standard output',
    )
    .addHelpText(
      'after',
      examples(
        'export dam.parallax --format html -o report.html',
        'export dam.parallax -o report.pdf --template brief --replace',
        'export dam.parallax --format csv --articles one.html two.txt > marks.csv',
        'export dam.parallax --format pdf --report "For the court" > court.pdf',
        'export dam.parallax --format stix --filter "stance:rejects" -o rejected.json',
      ),
    );
  runs(exporting, (each, operands, options: ExportOptions) => runExport(each, operands, options, words));

  const verify = command(
    'verify',
    'CASE|PACKAGE.zip',
    'check a case (file, hashes, anchors, chains, journal) or an evidence package',
  )
    .option('--json', 'as JSON')
    .addHelpText('after', examples('verify dam.parallax', 'verify evidence.zip'));
  runs(verify, runVerify);

  const sample = command('sample', 'CASE', 'make the sample case').addHelpText(
    'after',
    examples('sample sample.parallax'),
  );
  runs(sample, runSample);

  const overview = examples(
    'new dam.parallax --title "The night of the release"',
    'import dam.parallax one.html two.txt',
    'mark dam.parallax marks.json',
    'export dam.parallax -o report.html',
    'import --help',
  );
  return program.addHelpText('after', `${overview}\nExit codes:\n${describeExitCodes()}`);
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  parallax ${line}\n`).join('')}`;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
