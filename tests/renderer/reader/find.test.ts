import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { changesMade } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import { openReader, painted } from './reader-page.ts';

const blocks = [
  'The café by the bridge closed. A Сafe opened.',
  { text: 'Share this CAFE', furniture: true },
  'Nobody went to the cafés, they said — “cafe”?',
];
const field = () => page.getByRole('textbox', { name: 'Find in this article' });
const count = (): string => document.querySelector('.find [role=status]')?.textContent?.trim() ?? '';

test('Ctrl+F shows every place, folded as search folds, Enter goes on and Escape leaves the caret there', async () => {
  const core = new FakeCore();
  const reader = await openReader(core, core.addArticle({ blocks }));
  await reader.click('closed');
  await reader.keys('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await reader.keys('cafe');
  await expect.poll(count).toBe('2 of 5');
  expect(painted('found')).toEqual(['café', 'Сafe', 'CAFE', 'café', 'cafe']);
  expect(painted('found-now')).toEqual(['Сafe']);
  await reader.keys('{Enter}');
  await expect.poll(count).toBe('3 of 5');
  await expect.element(page.getByText('Share this CAFE')).toBeVisible();
  await reader.keys('{Enter}{Enter}{Enter}{Shift>}{Enter}{/Shift}');
  await expect.poll(count).toBe('5 of 5');
  await reader.keys('{Escape}');
  await vi.waitUntil(() => document.activeElement === reader.text);
  expect(reader.caretAt()).toMatch(/^cafe”\?/);
  expect([painted('found'), painted('found-now')]).toEqual([[], []]);
  expect(changesMade(core)).toEqual([]);
});

test('F3 goes on from the caret, the field opening again by itself, and Shift+F3 goes back', async () => {
  const core = new FakeCore();
  const reader = await openReader(core, core.addArticle({ blocks }));
  await reader.click('Nobody');
  await reader.keys('{F3}');
  await expect.element(field()).toHaveFocus();
  await reader.keys('said');
  await expect.poll(count).toBe('1 of 1');
  await reader.keys('{Escape}');
  await vi.waitUntil(() => document.activeElement === reader.text);
  await reader.keys('{Control>}f{/Control}the{Escape}');
  await vi.waitUntil(() => document.activeElement === reader.text);
  await reader.keys('{Control>}{Home}{/Control}{Shift>}{F3}{/Shift}');
  await expect.poll(count).toBe('4 of 4');
});

test('nothing, only signs, and words that are nowhere are each answered', async () => {
  const core = new FakeCore();
  const reader = await openReader(core, core.addArticle({ blocks }));
  await reader.click('closed');
  await reader.keys('{Control>}f{/Control}   ');
  expect(count()).toBe('');
  await reader.keys('“');
  await expect.poll(count).toBe('1 of 1');
  await reader.keys('zzz');
  await expect.poll(count).toBe('Nowhere here');
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
  await reader.keys('{Escape}');
  await vi.waitUntil(() => document.activeElement === reader.text);
  expect(reader.caretAt()).toMatch(/^c?losed/);
});

test('words selected are sought at once', async () => {
  const core = new FakeCore();
  const reader = await openReader(core, core.addArticle({ blocks }));
  await reader.click('closed');
  await reader.select('bridge');
  await reader.keys('{Control>}f{/Control}');
  await expect.element(field()).toHaveValue('bridge');
  await expect.poll(count).toBe('1 of 1');
});

test('words on both sides of a paragraph’s end are found together, and selected over it they are sought', async () => {
  const core = new FakeCore();
  const reader = await openReader(core, core.addArticle({ blocks: ['The dam held.', 'Nobody went.'] }));
  await reader.click('dam');
  await reader.keys('{Control>}f{/Control}HELD nobody');
  await expect.poll(count).toBe('1 of 1');
  expect(painted('found-now')).toEqual(['held.Nobody']);
  await reader.keys('{Escape}');
  await vi.waitUntil(() => document.activeElement === reader.text);
  expect(reader.caretAt()).toMatch(/^held\./);
  await reader.select('held.', 'Nobody');
  await reader.keys('{Control>}f{/Control}');
  await expect.element(field()).toHaveValue('held. Nobody');
  await expect.poll(count).toBe('1 of 1');
});

test('what is nowhere brings the text back to the caret', async () => {
  const core = new FakeCore();
  const many = Array.from({ length: 200 }, (_, index) => `Entry ${index} tells of water.`);
  const reader = await openReader(core, core.addArticle({ blocks: many }));
  await reader.click('Entry 1 tells');
  await reader.keys('{Control>}f{/Control}entry 150');
  await expect.element(page.getByText('Entry 150 tells')).toBeInViewport();
  await reader.keys('x');
  await expect.element(page.getByText('Entry 1 tells')).toBeInViewport();
});

test('of ten thousand places those near the window are painted', async () => {
  const core = new FakeCore();
  const many = Array.from({ length: 2500 }, (_, index) => `Dam ${index}: dam, dam and dam.`);
  const reader = await openReader(core, core.addArticle({ blocks: many }));
  await reader.click('Dam 0');
  await reader.keys('{Control>}f{/Control}dam');
  await expect.poll(count).toBe('1 of 10,000');
  expect(painted('found').length).toBeGreaterThan(10);
  expect(painted('found').length).toBeLessThan(2000);
  await reader.keys('{Shift>}{Enter}{/Shift}');
  await expect.poll(count).toBe('10,000 of 10,000');
  await expect.poll(() => painted('found-now')).toEqual(['dam']);
});
