import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ArticleDocument } from '#contract/views.ts';
import { answerDialogs, expect, request, runCli, test } from './fixtures/app.ts';
import { drag } from './fixtures/marking.ts';

// Two real articles as web pages left them. Their text is not ours, so they lie outside this repository and their words
// are found by shape, not quoted.
const folder = join(import.meta.dirname, '../../../shared/articles');
const chained = 'infobrics-belarus-russia-military-cooperation.txt';
const split = 'belarus-weekly-regime-all-the-way-with-russia.txt';

/** author → authorities → anonymous sources → claim, in one sentence. */
const chainShape = / by (\w+ in \w+) that (anonymous \w+ in \w+) (had \w+) that ([^,]+),/;
/** A quotation whose first half stands before "claiming", the second after it. */
const splitShape = /“([^”]+)” [^“”]*?, claiming [^“”]* to “([^”]+)”/;

/** Selects the words of a group of the shape in the article on show, with the mouse, and gives them. */
async function selectGroup(page: Page, shape: RegExp, group: number): Promise<string> {
  const words = await page.evaluate(
    ([source, index]) => {
      for (const block of document.querySelectorAll('div[role=document] [data-block]')) {
        const match = new RegExp(source).exec(block.textContent ?? '');
        if (!match) continue;
        block.scrollIntoView({ block: 'center' });
        return match[index] ?? null;
      }
      return null;
    },
    [shape.source, group] as const,
  );
  if (words === null) throw new Error(`No sentence of the shape ${shape.source}.`);
  await drag(page, words);
  return words;
}

/** What the window shows of the mark at hand; core may know of a change a moment before it is here. */
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Claims' });

async function openArticle(page: Page, fileName: string): Promise<ArticleDocument> {
  const articles = await request(page, 'article.list', {});
  const article = articles.find((each) => each.fileName === fileName);
  if (!article) throw new Error(`${fileName} was not imported.`);
  await page
    .getByRole('complementary', { name: 'Articles' })
    .getByRole('button', { name: article.title })
    .click();
  await expect(page.locator(`[role=document][aria-label="${article.title}"]`)).toBeVisible();
  return request(page, 'article.open', { articleId: article.id });
}

async function readMark(page: Page, articleId: string) {
  const { occurrences } = await request(page, 'article.open', { articleId });
  return occurrences[0];
}

test.skip(!existsSync(folder), 'the two real articles are not here');

test('two real articles are imported, marked, compared and exported', async ({ launch, folder: own }) => {
  const caseFile = join(own, 'two-sides.parallax');
  await runCli('new', caseFile, '--title', 'Two sides');
  const { app, page } = await launch({ case: caseFile });

  await test.step('import both; what the pages left around them is furniture', async () => {
    await page.getByRole('button', { name: 'Import articles' }).first().click();
    await page.locator('input[type=file]').setInputFiles([join(folder, chained), join(folder, split)]);
    await page.getByRole('button', { name: 'Import all 2' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const articles = await request(page, 'article.list', {});
    expect(articles.map(({ fileName }) => fileName).toSorted()).toEqual([split, chained]);
    expect(articles.map(({ publishedOn }) => publishedOn).toSorted()).toEqual(['2022-10-11', '2024-09-01']);
  });

  const first = await openArticle(page, chained);
  await test.step('mark the claim at the end of a chain three deep', async () => {
    await selectGroup(page, chainShape, 4);
    await page.keyboard.press('m');
    await expect(inspector(page)).toContainText('Claim 1');
    for (const [group, kind] of [
      [1, 'Government body'],
      [2, 'Anonymous'],
    ] as const) {
      await page.keyboard.press('s');
      const field = page.getByRole('combobox', { name: /Who says so/ });
      await field.fill((await readGroup(first, group)) ?? '');
      await page
        .getByRole('option', { name: /^Make source/ })
        .click({ modifiers: group === 1 ? [] : ['Shift'] });
      await page
        .getByRole('toolbar')
        .getByRole('button', { name: new RegExp(kind) })
        .click();
      await expect.poll(async () => (await readMark(page, first.article.id))?.chain.length).toBe(group + 1);
      const named = await selectGroup(page, chainShape, group);
      await page.keyboard.press('w');
      await expect
        .poll(async () => {
          const step = (await readMark(page, first.article.id))?.chain.at(-1);
          return step?.sourceSpan ? first.text.slice(step.sourceSpan.start, step.sourceSpan.end) : null;
        })
        .toBe(named);
      await expect(inspector(page)).toContainText(`“${named}”`);
    }
    const cue = await selectGroup(page, chainShape, 3);
    await page.keyboard.press('u');
    await expect
      .poll(async () => {
        const step = (await readMark(page, first.article.id))?.chain.at(-1);
        return step?.cueSpan ? first.text.slice(step.cueSpan.start, step.cueSpan.end) : null;
      })
      .toBe(cue);
    await page.keyboard.press('2');
    await expect.poll(async () => (await readMark(page, first.article.id))?.stance).toBe('leans-toward');
    const mark = await readMark(page, first.article.id);
    expect(mark?.chain).toHaveLength(3);
    expect(mark?.chain[0]?.status).toBe('own-voice');
    expect(mark?.chain[0]?.sourceId).toBe(first.article.authorSourceId);
  });

  const second = await openArticle(page, split);
  await test.step('mark a split quotation as one claim in two pieces', async () => {
    const one = await selectGroup(page, splitShape, 1);
    await page.keyboard.press('m');
    await expect(inspector(page)).toContainText('Claim 1');
    const two = await selectGroup(page, splitShape, 2);
    await page.keyboard.press('a');
    await expect.poll(async () => (await readMark(page, second.article.id))?.exact).toEqual([one, two]);
    await page.keyboard.press('4');
    await expect.poll(async () => (await readMark(page, second.article.id))?.stance).toBe('distances');
  });

  await test.step('compare: each claim is addressed by one side only', async () => {
    await page.keyboard.press('Control+3');
    const table = page.getByRole('grid', { name: 'Claims by article' });
    await expect(table.getByRole('gridcell', { name: 'Not addressed' })).toHaveCount(2);
    await expect(table.getByRole('gridcell', { name: /Leans toward/ })).toHaveCount(1);
    await expect(table.getByRole('gridcell', { name: /Distances/ })).toHaveCount(1);
  });

  await test.step('export, and every anchor still proves itself', async () => {
    const report = join(own, 'report.html');
    await answerDialogs(app, { save: report });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('radio', { name: /Report, HTML/ }).check();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Export/ })
      .click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const html = await readFile(report, 'utf8');
    const mark = await readMark(page, first.article.id);
    for (const step of mark?.chain ?? []) expect(html).toContain(step.sourceName);
    await app.close();
    await runCli('verify', caseFile);
  });
});

async function readGroup(document: ArticleDocument, group: number): Promise<string | undefined> {
  return chainShape.exec(document.text)?.[group];
}
