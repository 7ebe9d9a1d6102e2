import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CoreParsed } from '#contract/api.ts';
import { Failure, type FailureCode } from '#domain/failure.ts';
import type { CaseSession } from '../core/case-session.ts';
import { isDataFile } from '#domain/data-files.ts';
import { importAsProposed } from '../core/services/import-as-proposed.ts';
import { importDataFile } from '../core/services/import-data-file.ts';
import type { DataCounts, DataImported } from '#contract/views.ts';
import { type CliIo, counted, plain, write } from './cli-io.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { listFiles, readFileToImport } from './import-files.ts';
import { type CaseChoice, operandsOf, withCase } from './open-case.ts';
import { createProgress, type Progress } from './progress.ts';

type Metadata = CoreParsed<'article.import'>['metadata'];
type Given = { readonly [Name in keyof Metadata]?: Metadata[Name] | undefined };

/** The options of `import`. */
export type ImportOptions = CaseChoice & {
  readonly encoding?: string;
  readonly title?: string;
  readonly author?: string[];
  readonly publisher?: string;
  readonly date?: string;
  readonly language?: string;
  readonly genre?: string;
  readonly url?: string;
  readonly quiet?: boolean;
};

/** What concerns the case, not one file: it would be the same for every file after. */
const fatal: ReadonlySet<FailureCode> = new Set([
  'case.read-only',
  'case.cannot-write',
  'case.damaged',
  'case.none-open',
  'disk.full',
  'core.internal',
]);

/** `import`: puts files into the case one by one; one that fails is named and the others go on. */
export async function runImport(
  io: CliIo,
  words: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const { casePath, rest } = operandsOf(words, options);
  const given = metadataOf(options);
  if (rest.length === 0) throw new Failure('cli.usage', 'No file to import is named.');
  const files = listFiles(rest);
  if (files.length === 0) {
    throw new Failure('file.not-found', 'There is no .txt, .md or .html file in what was named.');
  }
  if (files.length > 1 && Object.values(given).some((value) => value !== undefined)) {
    throw new Failure(
      'cli.usage',
      '--title, --author and the like are for one file; import the others apart.',
    );
  }
  if (
    files.some(isDataFile) &&
    [...Object.values(given), options.encoding].some((value) => value !== undefined)
  ) {
    throw new Failure('cli.usage', '--title, --encoding and the like are for articles, not for data.');
  }
  const progress = createProgress(io.stderr, options.quiet === true);
  return withCase(io, casePath, options, (session) =>
    importAll(io, session, files, given, options, progress),
  );
}

async function importAll(
  io: CliIo,
  session: CaseSession,
  files: readonly string[],
  given: Given,
  options: ImportOptions,
  progress: Progress,
): Promise<number> {
  let imported = 0;
  let skipped = 0;
  const failures: Failure[] = [];
  const tell = async (line: string): Promise<void> => {
    progress.clear();
    if (options.quiet !== true) await write(io.stdout, `${plain(line)}\n`);
  };
  for (const [index, path] of files.entries()) {
    // Reading and saving never wait, so without this an interrupt would not be heard.
    await setImmediate();
    if (io.signal.aborted) break;
    progress.at(index + 1, files.length, basename(path));
    try {
      if (isDataFile(path)) {
        await tell(`${path}: ${toldOf(await importWatched(io, session, path, options))}`);
      } else {
        const bytes = readFileToImport(path);
        const source = { bytes, fileName: basename(path), format: null, encoding: options.encoding ?? null };
        const { title, wordCount } = await importAsProposed(session, source, given);
        await tell(`${path}: imported as “${title}”, ${counted(wordCount, 'word')}`);
      }
      imported += 1;
    } catch (error) {
      if (!(error instanceof Failure) || fatal.has(error.code)) throw error;
      if (error.code === 'import.duplicate') {
        skipped += 1;
        await tell(`${path}: skipped. ${error.message}`);
      } else {
        failures.push(error);
        progress.clear();
        await write(io.stderr, `parallax: ${plain(`${path}: ${error.message}`)}\n`);
      }
    }
  }
  const left = files.length - imported - skipped - failures.length;
  await tell(
    `${imported} imported, ${skipped} skipped, ${failures.length} failed${left > 0 ? `, ${left} not tried` : ''}`,
  );
  const [first] = failures;
  if (!first) return left > 0 ? exitCodes.partlyDone.code : exitCodes.done.code;
  return imported + skipped > 0 ? exitCodes.partlyDone.code : exitCodeOf(first.code);
}

async function importWatched(
  io: CliIo,
  session: CaseSession,
  path: string,
  { quiet }: ImportOptions,
): Promise<DataImported> {
  const progress = createProgress(io.stderr, quiet === true);
  const stop = session.onWork((event) => {
    if (event.name === 'work.progress') progress.at(Math.floor(event.detail.done * 100), 100, basename(path));
  });
  try {
    return await importDataFile(session, path);
  } finally {
    stop();
    progress.clear();
  }
}

const dataWords: Readonly<Record<keyof DataCounts, string>> = {
  articles: 'article',
  claims: 'claim',
  occurrences: 'occurrence',
  sources: 'source',
  relations: 'relation',
  tags: 'tag',
  codebook: 'codebook value',
  views: 'view',
  reports: 'report',
  decisions: 'decided suggestion',
};

/** What an import of data did, in a line, with a line more for each thing that was not taken as it stands. */
function toldOf({ counts, remarks }: DataImported): string {
  const kinds = Object.entries(counts) as [keyof DataCounts, DataCounts[keyof DataCounts]][];
  const added = kinds.flatMap(([kind, { added: count }]) =>
    count > 0 ? [counted(count, dataWords[kind])] : [],
  );
  const there = kinds.reduce((sum, [, count]) => sum + count.there, 0);
  const what = added.length === 0 ? 'nothing new' : `${added.join(', ')} added`;
  const notes = remarks.map(({ where, message }) => `; ${where}: ${message}`).join('');
  return `${what}${there > 0 ? `; ${there} already there` : ''}${notes}`;
}

function metadataOf(options: ImportOptions): Given {
  const { title, author: authors, publisher, date: publishedOn, language, genre, url } = options;
  // What the words say is checked against the contract before anything is imported.
  return {
    title,
    authors,
    publisher,
    publishedOn,
    language,
    genre: genre as Metadata['genre'] | undefined,
    url,
  };
}
