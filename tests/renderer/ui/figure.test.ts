import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { RequestInput } from '#contract/api.ts';
import { lastInput, openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';
import FigureHost from './FigureHost.svelte';

type Saved = RequestInput<'figure.save'>;

async function open(props: { rows: number; width?: number }): Promise<FakeCore> {
  const core = new FakeCore();
  await show(await openSession(core), FigureHost, props);
  return core;
}

async function save(core: FakeCore, entry: string): Promise<Saved> {
  core.answer('figure.save', () => ({ path: '/tmp/a', bytes: 1 }));
  await page.getByRole('button', { name: 'Save figure' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await expect.element(page.getByText('Saved to /tmp/a')).toBeVisible();
  return lastInput(core, 'figure.save') as Saved;
}

test('the table behind a figure is a real table, and says how much of it is left out', async () => {
  await open({ rows: 503 });
  await expect.element(page.getByRole('img', { name: 'Water <rose>. One shape.' })).toBeVisible();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect.element(page.getByRole('columnheader', { name: 'Places' })).toBeVisible();
  await expect.element(page.getByRole('rowheader', { name: 'Claim 2', exact: true })).toBeVisible();
  expect(page.getByRole('row').elements()).toHaveLength(501);
  await expect.element(page.getByText('3 more rows are in the table')).toBeInTheDocument();
});

test('it is saved as a drawing that stands alone, from the keyboard', async () => {
  const core = await open({ rows: 1 });
  core.answer('figure.save', () => ({ path: '/tmp/a.svg', bytes: 1 }));
  (page.getByRole('button', { name: 'Save figure' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('menuitem', { name: 'SVG' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(lastInput(core, 'figure.save')).toBeDefined());
  const { name, file } = lastInput(core, 'figure.save') as Saved;
  expect(name).toBe('Water <rose>');
  const drawing = file.format === 'svg' ? file.drawing : '';
  const svg = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
  expect(svg.querySelector('title')?.textContent).toBe('Water <rose>');
  expect(svg.querySelectorAll('path')).toHaveLength(2);
  expect(drawing).not.toMatch(/var\(|<!--/);
  await expect.element(page.getByRole('button', { name: 'Save figure' })).toHaveFocus();
});

test('as a picture it has twice its size and the colours of the light theme', async () => {
  const { file } = await save(await open({ rows: 1 }), 'PNG');
  if (file.format !== 'png') throw new Error(file.format);
  const picture = await createImageBitmap(new Blob([new Uint8Array(file.bytes)], { type: 'image/png' }));
  expect([picture.width, picture.height]).toEqual([120, 60]);
  const canvas = new OffscreenCanvas(120, 60);
  const context = canvas.getContext('2d');
  context?.drawImage(picture, 0, 0);
  expect([...(context?.getImageData(0, 0, 1, 1).data ?? [])]).toEqual([0xfb, 0xfa, 0xf7, 255]);
  expect([...(context?.getImageData(30, 30, 1, 1).data ?? [])]).toEqual([0x1b, 0x5e, 0x9e, 255]);
});

test('a figure too large for a picture says so and writes nothing', async () => {
  const core = await open({ rows: 1, width: 20_000 });
  await page.getByRole('button', { name: 'Save figure' }).click();
  await page.getByRole('menuitem', { name: 'PNG' }).click();
  await expect.element(page.getByText('too large for a picture')).toBeVisible();
  expect(lastInput(core, 'figure.save')).toBeUndefined();
});

test('saved as CSV the table is whole, and a cancelled dialog says nothing', async () => {
  const core = await open({ rows: 503 });
  const { file } = await save(core, 'CSV');
  expect(file.format === 'csv' && file.table.rows.length).toBe(503);
});
