import { basename, extname } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { createCase } from '../core/db/open.ts';
import { createSample } from '../core/sample/create-sample.ts';
import { type CliIo, write } from './cli-io.ts';
import { exitCodes } from './exit-codes.ts';
import type { CaseChoice } from './open-case.ts';

/** The options of `new`. */
export type NewOptions = CaseChoice & { readonly title?: string; readonly quiet?: boolean };

/** `new`: makes an empty case. */
export async function runNew(io: CliIo, words: readonly string[], options: NewOptions): Promise<number> {
  const path = newPath(words, options);
  const title = options.title ?? basename(path, extname(path));
  if (title.trim() === '') throw new Failure('cli.usage', 'A case needs a title that is not empty.');
  createCase(path, { ...io.outside, title: title.trim() });
  return made(io, path, options);
}

/** `sample`: makes the sample case. */
export async function runSample(
  io: CliIo,
  words: readonly string[],
  options: CaseChoice & { readonly quiet?: boolean },
): Promise<number> {
  const path = newPath(words, options);
  await createSample(io.outside, { path, folder: io.sampleFolder, analyst: options.analyst ?? '' });
  return made(io, path, options);
}

function newPath(words: readonly string[], { case: chosen }: CaseChoice): string {
  const [path, ...more] = chosen === undefined ? words : [chosen, ...words];
  if (path === undefined || more.length > 0)
    throw new Failure('cli.usage', 'Name one file for the new case.');
  return extname(path) === '' ? `${path}.parallax` : path;
}

async function made(io: CliIo, path: string, { quiet }: { readonly quiet?: boolean }): Promise<number> {
  if (quiet !== true) await write(io.stdout, `${path}: made\n`);
  return exitCodes.done.code;
}
