import type { ArticleSummary, ClaimSummary, SourceView } from '#contract/views.ts';
import { codebook } from '#domain/codebook.ts';
import { Failure } from '#domain/failure.ts';
import { defaultReliability } from '#domain/source.ts';
import { valueOf } from '../core/result-value.ts';
import { type CliIo, counted, plain, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import { type CaseChoice, operandsOf, withCase } from './open-case.ts';

/** The options of `list`. */
export type ListOptions = CaseChoice & {
  readonly articles?: boolean;
  readonly claims?: boolean;
  readonly sources?: boolean;
  readonly json?: boolean;
};

/** `list`: shows the articles, claims or sources of a case, a line each. */
export async function runList(io: CliIo, words: readonly string[], options: ListOptions): Promise<number> {
  const { casePath, rest } = operandsOf(words, options);
  if (rest.length > 0) throw new Failure('cli.usage', `“${rest[0]}” is too much: list takes one case.`);
  if ([options.articles, options.claims, options.sources].filter(Boolean).length > 1) {
    throw new Failure('cli.usage', 'Choose one of --articles, --claims and --sources.');
  }
  return withCase(io, casePath, options, async (session) => {
    const show = async <Item>(
      items: readonly Item[],
      lineOf: (item: Item) => readonly string[],
    ): Promise<number> => {
      const text = options.json ? `${JSON.stringify(items, null, 2)}\n` : table(items.map(lineOf));
      await write(io.stdout, text);
      return exitCodes.done.code;
    };
    if (options.claims) return show(valueOf(await session.call('claim.list', {})), claimLine);
    if (options.sources) return show(valueOf(await session.call('source.list', {})), sourceLine);
    return show(valueOf(await session.call('article.list', {})), articleLine);
  });
}

function articleLine(article: ArticleSummary): readonly string[] {
  const { id, publishedOn, wordCount, occurrenceCount, title, publisher } = article;
  return [
    id,
    publishedOn ?? 'no date',
    counted(wordCount, 'word'),
    counted(occurrenceCount, 'mark'),
    publisher === null ? title : `${title} (${publisher})`,
  ];
}

function claimLine({ id, occurrenceCount, articleIds, verdict, text }: ClaimSummary): readonly string[] {
  return [
    id,
    `${counted(occurrenceCount, 'mark')} in ${counted(articleIds.length, 'article')}`,
    verdict === null ? 'not assessed' : codebook.verdict[verdict].label,
    text,
  ];
}

function sourceLine({ id, ratings, kind, occurrenceCount, name }: SourceView): readonly string[] {
  return [
    id,
    ratings[0]?.letter ?? defaultReliability,
    codebook.sourceKind[kind].label,
    counted(occurrenceCount, 'mark'),
    name,
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(plain));
  const widths = (cells[0] ?? []).map((_, column) =>
    cells.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  return cells
    .map(
      (row) =>
        `${row.map((cell, column) => (column < row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  ')}\n`,
    )
    .join('');
}
