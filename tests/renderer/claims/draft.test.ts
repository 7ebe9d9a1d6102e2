import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Draft } from '../../../src/renderer/src/features/claims/draft.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A draft of a text that core keeps; saving fails while `broken`. */
function draftOf(first: string): { readonly draft: Draft; saved: string; saves: string[]; broken: boolean } {
  const state = { saved: first, saves: [] as string[], broken: false };
  const draft = new Draft({
    saved: () => state.saved,
    tidy: (typed) => typed.trim(),
    refuse: (text) => (text === '' ? 'It cannot be empty.' : null),
    save: (text) => {
      if (state.broken) return Promise.resolve(false);
      state.saves.push(text);
      state.saved = text;
      return Promise.resolve(true);
    },
  });
  return Object.assign(state, { draft });
}

test('typing is saved once it rests, and not before', async () => {
  const state = draftOf('Old.');
  state.draft.type('New');
  await vi.advanceTimersByTimeAsync(500);
  state.draft.type('New.');
  await vi.advanceTimersByTimeAsync(500);
  expect(state.saves).toEqual([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(state.saves).toEqual(['New.']);
});

test('leaving the field saves at once, and only what changed', async () => {
  const state = draftOf('Old.');
  await state.draft.leave();
  state.draft.type(' Old. ');
  await state.draft.leave();
  expect(state.saves).toEqual([]);
  expect(state.draft.value).toBe('Old.');
  state.draft.type('New.');
  await state.draft.leave();
  expect(state.saves).toEqual(['New.']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(state.saves).toEqual(['New.']);
});

test('a save in the middle of typing takes nothing from under the fingers', async () => {
  const state = draftOf('Old.');
  state.draft.type('New word ');
  await vi.advanceTimersByTimeAsync(1000);
  expect(state.saves).toEqual(['New word']);
  expect(state.draft.value).toBe('New word ');
});

test('what core changes shows through, but never over what is being typed', async () => {
  const state = draftOf('Old.');
  state.saved = 'Undone.';
  expect(state.draft.value).toBe('Undone.');
  state.draft.type('Mine.');
  state.saved = 'Undone again.';
  expect(state.draft.value).toBe('Mine.');
  await state.draft.leave();
  expect(state.saved).toBe('Mine.');
});

test('what could not be saved stays in the field, and the next save brings it in', async () => {
  const state = draftOf('Old.');
  state.broken = true;
  state.draft.type('New.');
  await state.draft.leave();
  expect(state.draft.value).toBe('New.');
  state.broken = false;
  await state.draft.leave();
  expect(state.saves).toEqual(['New.']);
});

test('what cannot be kept is refused with its reason until it is mended', async () => {
  const state = draftOf('Old.');
  state.draft.type('  ');
  await state.draft.leave();
  expect(state.draft.problem).toBe('It cannot be empty.');
  expect(state.saves).toEqual([]);
  state.draft.type('New.');
  expect(state.draft.problem).toBeNull();
  state.draft.drop();
  expect(state.draft.value).toBe('Old.');
});
