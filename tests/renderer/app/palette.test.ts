import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/renderer/src/styles/tokens.css';
import '../../../src/renderer/src/styles/base.css';
import App from '../../../src/renderer/src/app/App.svelte';
import { changesMade } from './show.ts';
import { FakeCore } from '../fake-core.ts';

async function open(): Promise<FakeCore> {
  localStorage.removeItem('palette:recent');
  const core = new FakeCore();
  core.addArticle({ title: 'Left bank', blocks: ['Water rose. Nobody was told.'] });
  core.addArticle({ title: 'Правий берег', blocks: ['Water rose.'] });
  core.install();
  await render(App);
  await expect.element(page.getByRole('document', { name: 'Left bank' })).toBeVisible();
  return core;
}

const find = () => page.getByRole('combobox', { name: 'Find a command' });
const first = () => page.getByRole('dialog').getByRole('option').first();

test('a command of the text is done at the caret it was left at, and the keyboard is back there', async () => {
  const core = await open();
  await page.getByRole('document', { name: 'Left bank' }).click({ position: { x: 20, y: 10 } });
  await userEvent.keyboard('{Control>}k{/Control}');
  await find().fill('mark sentence');
  await expect.element(first()).toHaveTextContent('Mark the sentence at the caret');
  await expect.element(first()).toHaveTextContent('M');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => changesMade(core)).toContain('occurrence.mark');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(page.getByRole('document', { name: 'Left bank' })).toHaveFocus();
});

test('Escape gives the keyboard back, and what was used last comes first', async () => {
  await open();
  const library = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Library' });
  await userEvent.keyboard('{Control>}{Shift>}p{/Shift}{/Control}');
  await find().fill('go library');
  await userEvent.keyboard('{Enter}');
  await expect.element(library).toHaveAttribute('aria-current', 'page');
  (library.element() as HTMLElement).focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(first()).toHaveTextContent('Go to the library');
  await userEvent.keyboard('{Escape}');
  await expect.element(library).toHaveFocus();
});

test('what cannot be done now is shown last, says why, and is not done', async () => {
  const core = await open();
  await userEvent.keyboard('{Control>}k{/Control}');
  await find().fill('undo');
  await expect.element(first()).toHaveTextContent('Nothing to undo');
  await expect.element(first()).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(changesMade(core)).toEqual([]);
  await find().fill('(*&^');
  await expect.element(first()).toBeVisible();
  await find().fill('zzzz');
  await expect.element(page.getByText('No command has these words.')).toBeVisible();
});

test('an article is opened by words of its title in either script', async () => {
  await open();
  await userEvent.keyboard('{Control>}k{/Control}');
  await find().fill('bereh pravyy');
  await find().fill('pravi');
  await expect.element(page.getByRole('option', { name: /Правий берег/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('document', { name: 'Правий берег' })).toBeVisible();
});
