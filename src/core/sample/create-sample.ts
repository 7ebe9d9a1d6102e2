import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '#domain/failure.ts';
import { createCaseSession, type CaseSession, type Outside } from '../case-session.ts';
import { sealHistory } from '../db/journal.ts';
import { createCase } from '../db/open.ts';
import { checkPlace, placeWithoutReplacing, temporaryName } from '../db/place-file.ts';
import { errorCode, fileFailure } from '../db/sqlite-failure.ts';
import { handlers } from '../handlers.ts';
import { applyMarks } from '../marks/apply-marks.ts';
import { readMarks } from '../marks/read-marks.ts';
import { valueOf } from '../result-value.ts';
import { importAsProposed } from '../services/import-as-proposed.ts';

/** What the sample case is called. */
export const sampleTitle = 'The night of the Tulmin release';

/**
 * Makes the sample case from a folder that holds `articles/` and `markup.json`. The file is whole or not there: it comes
 * into being under another name and a case of its own session, so that no open case is touched.
 * @throws Failure `case.exists`, `case.cannot-write`, `disk.full`; `file.not-found` when the folder is not the sample's.
 */
export async function createSample(
  outside: Outside,
  { path, folder, analyst }: { readonly path: string; readonly folder: string; readonly analyst: string },
): Promise<void> {
  const target = resolve(path);
  const temporary = temporaryName(target, outside.newId);
  try {
    checkPlace(target);
    const { articles, marks } = readSample(folder);
    createCase(temporary, { ...outside, title: sampleTitle, isSample: true });
    const session = createCaseSession(outside, handlers);
    try {
      valueOf(await session.open(temporary, analyst));
      await fill(session, articles, marks);
    } finally {
      await session.close();
    }
    placeWithoutReplacing(temporary, target);
  } catch (error) {
    throw fileFailure(error, `“${target}”`) ?? error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

type SampleArticle = { readonly fileName: string; readonly bytes: Uint8Array };

async function fill(session: CaseSession, articles: readonly SampleArticle[], marks: string): Promise<void> {
  for (const article of articles)
    await importAsProposed(session, { ...article, format: null, encoding: null });
  const read = readMarks(marks);
  valueOf(await session.change('marks.apply', (context) => applyMarks(context, read)));
  // Undo begins with what the analyst does: the first Ctrl+Z must not empty the sample.
  valueOf(await session.read('seal history', ({ db }) => sealHistory(db)));
}

function readSample(folder: string): { readonly articles: readonly SampleArticle[]; readonly marks: string } {
  try {
    const names = readdirSync(join(folder, 'articles')).toSorted();
    return {
      articles: names.map((fileName) => ({
        fileName,
        bytes: readFileSync(join(folder, 'articles', fileName)),
      })),
      marks: readFileSync(join(folder, 'markup.json'), 'utf8'),
    };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw new Failure('file.not-found', `The sample’s articles and markup are not in “${folder}”.`, {
      path: folder,
    });
  }
}
