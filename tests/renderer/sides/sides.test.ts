import { expect, test } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import LeftOut from '../../../src/renderer/src/features/sides/LeftOut.svelte';
import TwoSides from '../../../src/renderer/src/features/sides/TwoSides.svelte';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

const sentences = ['Water rose.', 'Gates opened.', 'فتحت البوابات.'];

async function openWith(core: FakeCore): Promise<Session> {
  const session = await openSession(core);
  session.workspace.show('compare');
  return session;
}

const options = (list: string | RegExp): Locator =>
  page.getByRole('listbox', { name: list }).getByRole('option');

test('with no article, one article or no claim it is said what there is to do', async () => {
  const core = new FakeCore();
  await show(await openWith(core), LeftOut, {});
  await expect.element(page.getByText('Two articles make a comparison')).toBeVisible();
  const one = new FakeCore();
  one.addArticle({ title: 'One', blocks: sentences });
  await show(await openWith(one), TwoSides, {});
  await expect.element(page.getByText('Choose what stands on either side')).toBeVisible();
  const two = new FakeCore();
  two.addArticle({ title: 'One', blocks: sentences });
  two.addArticle({ title: 'Two', blocks: sentences });
  await show(await openWith(two), TwoSides, {});
  await expect.element(page.getByText('Neither side makes a claim.')).toBeVisible();
  await show(await openWith(two), LeftOut, {});
  await expect.element(page.getByText('No claim is marked in the articles compared yet.')).toBeVisible();
});

test('articles of the same name are told apart, and each leaves out what the other makes', async () => {
  const core = new FakeCore();
  const first = core.addArticle({ title: 'Same', publisher: 'Post', blocks: sentences });
  core.addArticle({ title: 'Same', publisher: 'Post', blocks: sentences });
  core.addMark(first, 'فتحت البوابات.', { stance: 'rejects' });
  const session = await openWith(core);
  await show(session, LeftOut, {});
  await expect.element(options('Articles').nth(1)).toHaveTextContent(/^Same · Post.*\(1\)/);
  await options('Articles').nth(2).click();
  await expect.element(options(/^Not addressed by/).nth(0)).toHaveTextContent(/فتحت البوابات.*Post \(1\)/);
  await options('Articles').nth(1).click();
  await expect.element(page.getByText('It addresses every claim that the others make.')).toBeVisible();
});

test('the sides are changed over, and what is chosen in another view is at hand', async () => {
  const core = new FakeCore();
  const left = core.addArticle({ title: 'Left', blocks: sentences });
  const right = core.addArticle({ title: 'Right', blocks: sentences });
  core.addMark(left, 'Water rose.', { stance: 'endorses' });
  const { claimId } = core.addMark(right, 'Gates opened.', { stance: 'endorses' });
  const session = await openWith(core);
  session.workspace.comparison.sides = [
    { kind: 'article', articleId: left },
    { kind: 'article', articleId: right },
  ];
  session.workspace.comparison.claimId = claimId;
  await show(session, TwoSides, {});
  const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect.element(chosen).toHaveTextContent(/Only there.*Gates opened/);
  await page.getByRole('button', { name: 'Change the sides over' }).click();
  await expect.element(chosen).toHaveTextContent(/Only here.*Gates opened/);
});
