import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { OccurrenceDetail } from '#contract/views.ts';
import type { Result } from '#contract/result.ts';
import { call, collectEvents, expect, processIds, quit, request, startAgain, test } from './fixtures/app.ts';

/** Where to mark in the sample case: an article and how long its text is, in UTF-16 code units. */
async function findText(page: Page): Promise<{ readonly articleId: string; readonly length: number }> {
  const [article] = await request(page, 'article.list', {});
  if (!article) throw new Error('the sample case has no articles');
  const { text } = await request(page, 'article.open', { articleId: article.id });
  return { articleId: article.id, length: text.length };
}

/** Marks five code units that no other call with another `index` marks. */
function mark(page: Page, articleId: string, index: number): Promise<Result<OccurrenceDetail>> {
  const spans = [{ start: index * 7, end: index * 7 + 5 }];
  return call(page, 'occurrence.mark', {
    articleId,
    spans,
    claimId: null,
    claimText: `Claim ${index}`,
    stance: null,
  });
}

const burstSize = 300;

/** What each mark of a burst was answered by so far: `saved` or the failure's code. Kept outside the app, which may die. */
type Answers = ReadonlyMap<number, string>;

/** Has the page make many marks at once, and calls `onSaved` with how many are saved whenever it is told of one. */
async function markMany(page: Page, articleId: string, onSaved: (count: number) => void): Promise<Answers> {
  const answers = new Map<number, string>();
  let saved = 0;
  await page.exposeFunction('noteAnswer', (index: number, answer: string) => {
    answers.set(index, answer);
    if (answer === 'saved') onSaved(++saved);
  });
  await page.evaluate(
    ([id, size]) => {
      const world = globalThis as unknown as {
        parallax: {
          call: (name: string, input: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>;
        };
        noteAnswer: (index: number, answer: string) => void;
      };
      for (let index = 0; index < size; index++) {
        const spans = [{ start: index * 7, end: index * 7 + 5 }];
        void world.parallax
          .call('occurrence.mark', {
            articleId: id,
            spans,
            claimId: null,
            claimText: `Claim ${index}`,
            stance: null,
          })
          .then(({ ok, failure }) => {
            world.noteAnswer(index, ok ? 'saved' : (failure?.code ?? 'no code'));
          });
      }
    },
    [articleId, burstSize] as const,
  );
  return answers;
}

/** The marks that were answered as saved and are not among the claims. */
function lostMarks(answers: Answers, present: ReadonlySet<string>): readonly number[] {
  return [...answers].flatMap(([index, answer]) =>
    answer === 'saved' && !present.has(`Claim ${index}`) ? [index] : [],
  );
}

/** The claims that are in the case now. */
async function claimTexts(page: Page): Promise<ReadonlySet<string>> {
  return new Set((await request(page, 'claim.list', {})).map(({ text }) => text));
}

/** True while the process runs. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('core killed while idle comes back by itself, with everything that was saved', async ({ launch }) => {
  const { app, page } = await launch();
  const { articleId } = await findText(page);
  expect(await mark(page, articleId, 1)).toMatchObject({ ok: true });
  const restarts = await collectEvents(page, 'core.restarted');
  const { core: before } = await processIds(app);

  process.kill(before ?? 0, 'SIGKILL');
  await expect.poll(restarts).toHaveLength(1);
  await expect(page.getByText('Everything saved is here')).toBeVisible();

  const { core: after } = await processIds(app);
  expect(after).not.toBe(before);
  expect(await claimTexts(page)).toContain('Claim 1');
  expect(await mark(page, articleId, 2)).toMatchObject({ ok: true });
  await request(page, 'journal.undo', {});
  await request(page, 'journal.undo', {});
  const left = await claimTexts(page);
  expect(left).not.toContain('Claim 1');
  expect(left).not.toContain('Claim 2');
});

for (const count of [1, 25, 120]) {
  test(`core killed when ${count} of many marks are saved: those are there, the others are told, nothing hangs`, async ({
    launch,
  }) => {
    const { app, page } = await launch();
    const { articleId } = await findText(page);
    const { core } = await processIds(app);

    const answers = await markMany(page, articleId, (saved) => {
      if (saved === count) process.kill(core ?? 0, 'SIGKILL');
    });
    await expect.poll(() => answers.size).toBe(burstSize);
    expect(new Set(answers.values())).toEqual(new Set(['saved', 'core.restarted']));
    expect(lostMarks(answers, await claimTexts(page))).toEqual([]);
    expect((await request(page, 'case.info', {})).readOnly).toBeNull();
  });
}

test('core that keeps crashing is given up, the window says so, and opening the case starts it again', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const { path } = await request(page, 'case.info', {});
  const gaveUp = await collectEvents(page, 'core.gave-up');
  const restarts = await collectEvents(page, 'core.restarted');
  for (let crash = 1; crash <= 3; crash++) {
    const { core } = await processIds(app);
    process.kill(core ?? 0, 'SIGKILL');
    await expect.poll(crash < 3 ? restarts : gaveUp).toHaveLength(crash < 3 ? crash : 1);
  }
  await expect(page.getByRole('alert').filter({ hasText: 'again and again' })).toBeVisible();
  expect(await call(page, 'case.info', {})).toMatchObject({ ok: false, failure: { code: 'core.internal' } });
  expect((await processIds(app)).core).toBeNull();

  expect(await request(page, 'case.open', { path })).toMatchObject({ path, readOnly: null });
  expect(await request(page, 'case.info', {})).toMatchObject({ path });
});

test('the page killed comes back by itself and shows the case again', async ({ launch }) => {
  const { app, page } = await launch();
  const { articleId } = await findText(page);
  expect(await mark(page, articleId, 3)).toMatchObject({ ok: true });
  const { page: pid } = await processIds(app);

  process.kill(pid, 'SIGKILL');
  await expect.poll(async () => (await processIds(app)).page).not.toBe(pid);
  // Playwright does not follow a page through the death of its process, so main asks on the test's behalf.
  const texts = (): Promise<unknown> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isLoading() || contents.isCrashed()) return [];
      return contents.executeJavaScript(
        `parallax.call('claim.list', {}).then((result) => result.ok ? result.value.map(({ text }) => text) : [])`,
      ) as Promise<unknown>;
    });
  await expect.poll(texts).toContain('Claim 3');
});

for (const count of [1, 25, 120]) {
  test(`main killed when ${count} of many marks are saved takes all with it, and the next start has them`, async ({
    launch,
  }) => {
    const first = await launch();
    const { articleId } = await findText(first.page);
    const ids = await processIds(first.app);
    let killed = false;
    const answers = await markMany(first.page, articleId, (saved) => {
      if (saved !== count) return;
      process.kill(ids.main, 'SIGKILL');
      killed = true;
    });
    await expect.poll(() => killed).toBe(true);
    await expect.poll(() => [ids.main, ids.core ?? 0, ids.page].filter(runs)).toEqual([]);

    const second = await launch();
    expect(await request(second.page, 'case.info', {})).toMatchObject({ readOnly: null, isSample: true });
    expect(lostMarks(answers, await claimTexts(second.page))).toEqual([]);
    expect(await mark(second.page, articleId, burstSize + 1)).toMatchObject({ ok: true });
  });
}

test('closing the window closes the case into one file and ends every process', async ({ launch }) => {
  const { app, page } = await launch();
  const { articleId } = await findText(page);
  expect(await mark(page, articleId, 4)).toMatchObject({ ok: true });
  const { path } = await request(page, 'case.info', {});
  const ids = await processIds(app);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect.poll(() => [ids.main, ids.core ?? 0, ids.page].filter(runs)).toEqual([]);
  expect(await readdir(dirname(path))).toEqual(['Sample case.parallax']);
});

test('when the system asks the program to end, the case is closed in order', async ({ launch }) => {
  const { app, page } = await launch();
  const { articleId } = await findText(page);
  expect(await mark(page, articleId, 5)).toMatchObject({ ok: true });
  const { path } = await request(page, 'case.info', {});
  const ids = await processIds(app);
  process.kill(ids.main, 'SIGTERM');
  await expect.poll(() => [ids.main, ids.core ?? 0, ids.page].filter(runs)).toEqual([]);
  expect(await readdir(dirname(path))).toEqual(['Sample case.parallax']);
});

test('the window comes back where it was', async ({ launch }) => {
  const first = await launch();
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1000, height: 700 });
  });
  await quit(first.app);
  const second = await launch();
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toMatchObject({ width: 1000, height: 700 });
});

test('the program’s own executable does the command line’s work beside the open window', async ({
  launch,
  folder,
}) => {
  const { app, page } = await launch();
  const { path } = await request(page, 'case.info', {});
  const run = (...words: readonly string[]): ReturnType<typeof startAgain> => startAgain(app, ...words);

  expect(await run('--version')).toEqual({
    code: 0,
    output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
  });
  const listed = await run('list', path);
  expect(listed.code).toBe(0);
  expect(listed.output.split('\n').length).toBeGreaterThan(2);
  expect(await run('export', path, '-o', 'report.pdf')).toMatchObject({ code: 0 });
  expect((await readFile(join(folder, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await run('list', 'nothing.parallax')).code).not.toBe(0);
  // Every command has ended, and the window has noticed nothing.
  expect(await request(page, 'case.info', {})).toMatchObject({ path, readOnly: null });
});
