import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CoreInput, CoreOutput, CoreRequestName } from '#contract/api.ts';
import type { ArticleSummary } from '#contract/views.ts';
import { type CaseSession, createCaseSession } from '#core/case-session.ts';
import { journaledTables } from '#core/db/journal-triggers.ts';
import type { HandlerContext } from '#core/handler.ts';
import { handlers } from '#core/handlers.ts';
import type { FailureData } from '#domain/failure.ts';

/** A case in a temporary folder with ids and times that count up, asked through the whole of core. */
export type TestCase = {
  readonly session: CaseSession;
  /** Makes a request and gives its answer; a failure is an error. */
  call<Name extends CoreRequestName>(name: Name, input: CoreInput<Name>): Promise<CoreOutput<Name>>;
  /** Makes a request that must fail and gives the failure. */
  failure<Name extends CoreRequestName>(name: Name, input: CoreInput<Name>): Promise<FailureData>;
  importText(
    text: string,
    metadata?: Partial<CoreInput<'article.import'>['metadata']>,
  ): Promise<ArticleSummary>;
  /** Every row of every table that the journal covers. */
  dump(): Promise<unknown>;
  inside<Value>(work: (context: HandlerContext) => Value): Promise<Value>;
};

/** Opens a new case that goes when the test ends. */
export async function openTestCase(): Promise<TestCase> {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-services-'));
  let ids = 0;
  let seconds = 0;
  const logged: string[] = [];
  const session = createCaseSession(
    {
      newId: () => `01900000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
      now: () => new Date(Date.UTC(2024, 3, 20) + (seconds += 1) * 1000).toISOString(),
      log: (line) => logged.push(line),
    },
    handlers,
  );
  onTestFinished(async () => {
    await session.close();
    rmSync(folder, { recursive: true });
  });
  const created = await session.create(join(folder, 'test.parallax'), 'Test', 'Analyst');
  if (!created.ok) throw new Error(created.failure.message);

  const inside = async <Value>(work: (context: HandlerContext) => Value): Promise<Value> => {
    const result = await session.read('look', work);
    if (!result.ok) throw new Error(`${result.failure.message} ${logged.join('\n')}`);
    return result.value;
  };
  const call: TestCase['call'] = async (name, input) => {
    const result = await session.call(name, input);
    if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message} ${logged.join('\n')}`);
    return result.value;
  };
  return {
    session,
    call,
    failure: async (name, input) => {
      const result = await session.call(name, input);
      if (result.ok) throw new Error(`“${name}” succeeded but should have failed.`);
      return result.failure;
    },
    importText: (text, metadata = {}) =>
      call('article.import', {
        bytes: new TextEncoder().encode(text),
        fileName: 'article.txt',
        format: 'text',
        encoding: null,
        furniture: null,
        metadata: {
          title: 'Two clocks',
          authors: ['Aster Quill'],
          publisher: 'River Brief',
          url: null,
          publishedOn: '2024-04-20',
          retrievedOn: null,
          language: 'en',
          genre: 'news',
          ...metadata,
        },
      }),
    dump: () =>
      inside(({ db }) =>
        [...journaledTables(db).values()].map(({ name, key }) => [
          name,
          db.prepare(`SELECT * FROM "${name}" ORDER BY ${key.join(', ')}`).all(),
        ]),
      ),
    inside,
  };
}

/** The span of words that are in the text once. */
export function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0 || text.includes(words, start + 1)) throw new Error(`“${words}” is not there exactly once.`);
  return { start, end: start + words.length };
}
