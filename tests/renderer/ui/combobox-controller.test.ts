import { expect, test, vi } from 'vitest';
import { ComboboxController } from '../../../src/renderer/src/ui/combobox-controller.svelte.ts';

/** A combobox whose answers come when the test says so. */
function held() {
  const answers = new Map<string, (options: readonly string[]) => void>();
  const choose = vi.fn();
  const fail = vi.fn();
  const combobox = new ComboboxController<string>({
    find: (typed) => new Promise((resolve) => answers.set(typed, resolve)),
    choose,
    fail,
  });
  const answer = async (typed: string, options: readonly string[]): Promise<void> => {
    answers.get(typed)?.(options);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { combobox, choose, fail, answer };
}

test('Enter before the answer waits for what was typed and takes its first option', async () => {
  const { combobox, choose, answer } = held();
  combobox.type('m');
  await answer('m', ['Mayor', 'Ministry']);
  combobox.type('mi');
  const entered = combobox.enter(false);
  expect(choose).not.toHaveBeenCalled();
  await answer('mi', ['Ministry']);
  await entered;
  expect(choose.mock.calls).toEqual([['Ministry', false]]);
  expect(combobox.open).toBe(false);
});

test('a slow answer to earlier letters is not shown over a newer one', async () => {
  const { combobox, answer } = held();
  combobox.type('m');
  combobox.type('mi');
  await answer('mi', ['Ministry']);
  await answer('m', ['Mayor', 'Ministry']);
  expect(combobox.options).toEqual(['Ministry']);
});

test('arrows go round and round, and Enter takes the option they are on', async () => {
  const { combobox, choose, answer } = held();
  combobox.type('');
  await answer('', ['a', 'b', 'c']);
  combobox.move(-1);
  expect(combobox.active).toBe(2);
  combobox.move(1);
  combobox.move(1);
  await combobox.enter(true);
  expect(choose.mock.calls).toEqual([['b', true]]);
});

test('Enter chooses nothing when there is no option or the list is closed', async () => {
  const { combobox, choose, answer } = held();
  combobox.type('x');
  await answer('x', []);
  await combobox.enter(false);
  combobox.type('m');
  await answer('m', ['Mayor']);
  combobox.close();
  await combobox.enter(false);
  expect(choose).not.toHaveBeenCalled();
});

test('a failure is told and leaves no options', async () => {
  const fail = vi.fn();
  const reason = new Error('No core.');
  const combobox = new ComboboxController<string>({
    find: () => Promise.reject(reason),
    choose: vi.fn(),
    fail,
  });
  combobox.type('m');
  await combobox.enter(false);
  expect(fail.mock.calls).toEqual([[reason]]);
  expect(combobox.options).toEqual([]);
});
