import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ReportFacts } from '#contract/report.ts';
import { writeReference } from '#domain/report/references.ts';
import { ComposerController } from '../../../src/renderer/src/features/report/composer/composer-controller.svelte.ts';
import ReferenceText from '../../../src/renderer/src/features/report/composer/ReferenceText.svelte';
import { openSession, show } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

const dam = '0190a7c0-0000-7000-8000-000000000001';
const gates = '0190a7c0-0000-7000-8000-000000000002';
const keeper = '0190a7c0-0000-7000-8000-000000000003';

const facts: ReportFacts = {
  articleCount: 1,
  shownArticleCount: 1,
  occurrenceCount: 2,
  sourceSummary: '',
  claims: [
    { id: dam, label: 'C1', title: 'The dam failed.' },
    { id: gates, label: 'C2', title: 'The gates were open.' },
  ],
  sources: [{ id: keeper, label: 'S1', title: 'The keeper' }],
  occurrences: [],
};

async function open(value: string) {
  const core = new FakeCore();
  const controller = new ComposerController(await openSession(core));
  await controller.things.read();
  const numbered = (change: Partial<ReportFacts>) =>
    (controller.preview = { url: 'about:blank', facts: { ...facts, ...change } });
  numbered({});
  const onedit = vi.fn<(text: string) => void>();
  await show(controller.session, ReferenceText, { controller, label: 'Words', value, onedit, focused: true });
  return { controller, numbered, onedit, text: page.getByRole('textbox', { name: 'Words' }) };
}

const lastText = (onedit: { readonly mock: { readonly calls: readonly (readonly string[])[] } }) =>
  onedit.mock.calls.at(-1)?.[0];

test('a reference is shown by the number it has now, with its words when pointed at', async () => {
  const { numbered, text } = await open(`See ${writeReference({ kind: 'claim', id: dam })}.`);
  await expect.element(text).toHaveTextContent('See C1.');
  await expect.element(page.getByTitle('The dam failed.')).toBeVisible();
  numbered({ claims: [{ id: dam, label: 'C7', title: 'The dam failed.' }] });
  await expect.element(text).toHaveTextContent('See C7.');
});

test('words after @ or [[ offer what they fit; Enter puts the reference in, Backspace takes it out whole', async () => {
  const { onedit } = await open('');
  await userEvent.keyboard('So @keep');
  await expect.element(page.getByRole('option', { name: /S1/ })).toBeVisible();
  expect(page.getByRole('option').elements()).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  const source = writeReference({ kind: 'source', id: keeper });
  await vi.waitFor(() => expect(lastText(onedit)).toBe(`So ${source}`));
  await userEvent.keyboard(' and [[[[c2');
  await expect.element(page.getByRole('option', { name: /C2/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  const claim = writeReference({ kind: 'claim', id: gates });
  await vi.waitFor(() => expect(lastText(onedit)).toBe(`So ${source} and ${claim}`));
  await userEvent.keyboard('{Backspace}');
  await vi.waitFor(() => expect(lastText(onedit)).toBe(`So ${source} and `));
});

test('an address is no reference to be offered', async () => {
  await open('');
  await userEvent.keyboard('desk@keeper');
  await expect.element(page.getByRole('textbox')).toHaveTextContent('desk@keeper');
  expect(page.getByRole('option').elements()).toHaveLength(0);
});

test('a reference to what is gone says so and leads to itself', async () => {
  const { text } = await open(`See ${writeReference({ kind: 'claim', id: dam })} there.`);
  const { numbered } = await open(`Or ${writeReference({ kind: 'claim', id: gates })}.`);
  numbered({ claims: [] });
  await expect.element(page.getByText(/no longer in the case or the report/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Show' })).toBeVisible();
  await expect.element(text.first()).toHaveTextContent('See C1 there.');
});
