import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import type { OccurrenceDetail } from '#contract/views.ts';
import type { Result } from '#contract/result.ts';
import { call, collectEvents, expect, processIds, quit, request, test } from './fixtures/app.ts';

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
  await expect(page.getByText('was started again')).toBeVisible();

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

for (const delay of [0, 5, 40, 150]) {
  test(`core killed ${delay} ms into a burst of marks: what was answered as saved is there, nothing hangs`, async ({
    launch,
  }) => {
    const { app, page } = await launch();
    const { articleId } = await findText(page);
    const restarts = await collectEvents(page, 'core.restarted');
    const { core } = await processIds(app);

    const answers = Promise.all(Array.from({ length: 300 }, (_, index) => mark(page, articleId, index)));
    await new Promise((resolve) => setTimeout(resolve, delay));
    process.kill(core ?? 0, 'SIGKILL');

    const results = await answers;
    await expect.poll(restarts).toHaveLength(1);
    const present = await claimTexts(page);
    const lost = results.flatMap((result, index) =>
      result.ok && !present.has(`Claim ${index}`) ? [index] : [],
    );
    expect(lost).toEqual([]);
    const codes = new Set(results.flatMap((result) => (result.ok ? [] : [result.failure.code])));
    codes.delete('core.restarted');
    expect(codes).toEqual(new Set());
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

for (const delay of [0, 30, 120]) {
  test(`main killed ${delay} ms into a burst of marks takes all with it, and the next start has what was saved`, async ({
    launch,
  }) => {
    const first = await launch();
    const { articleId } = await findText(first.page);
    const ids = await processIds(first.app);
    // What the page was told is kept outside the app, since the app will be gone.
    const saved: number[] = [];
    await first.page.exposeFunction('noteSaved', (index: number) => saved.push(index));
    await first.page.evaluate(
      ([id]) => {
        const world = globalThis as unknown as {
          parallax: { call: (name: string, input: unknown) => Promise<{ ok: boolean }> };
          noteSaved: (index: number) => void;
        };
        for (let index = 0; index < 300; index++) {
          const spans = [{ start: index * 7, end: index * 7 + 5 }];
          void world.parallax
            .call('occurrence.mark', {
              articleId: id,
              spans,
              claimId: null,
              claimText: `Claim ${index}`,
              stance: null,
            })
            .then(({ ok }) => {
              if (ok) world.noteSaved(index);
            });
        }
      },
      [articleId] as const,
    );
    await new Promise((resolve) => setTimeout(resolve, delay));
    process.kill(ids.main, 'SIGKILL');
    await expect.poll(() => [ids.main, ids.core ?? 0, ids.page].filter(runs)).toEqual([]);

    const second = await launch();
    expect(await request(second.page, 'case.info', {})).toMatchObject({ readOnly: null, isSample: true });
    const present = await claimTexts(second.page);
    expect(saved.filter((index) => !present.has(`Claim ${index}`))).toEqual([]);
    expect(await mark(second.page, articleId, 290)).toMatchObject({ ok: true });
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
