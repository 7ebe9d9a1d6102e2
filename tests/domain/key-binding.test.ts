import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acceleratorOf,
  areTogether,
  findClash,
  keyContexts,
  keysInForce,
  refusalOf,
  soundChoices,
  type Bindable,
} from '#domain/key-binding.ts';

const command = (id: string, context: Bindable['context'], ...keys: readonly string[]): Bindable => ({
  id,
  context,
  keys,
});
const commands = [
  command('open', 'window', 'Mod+O'),
  command('help', 'window', 'F1'),
  command('mark', 'article', 'M'),
  command('next', 'article', 'N', 'Alt+ArrowDown'),
  command('pick', 'comparison', 'M'),
  command('skip', 'import', 'Mod+O'),
  { ...command('move', 'article', 'ArrowDown'), fixed: true as const },
];

test('contexts are heard together when they are one, one is the window’s and the other no dialog’s, or one lies in the panes', () => {
  for (const context of keyContexts) expect(areTogether(context, context)).toBe(true);
  expect(areTogether('window', 'article')).toBe(true);
  expect(areTogether('comparison', 'window')).toBe(true);
  expect(areTogether('article', 'comparison')).toBe(false);
  expect(areTogether('panes', 'article')).toBe(true);
  expect(areTogether('comparison', 'panes')).toBe(true);
  expect(areTogether('panes', 'table')).toBe(false);
  expect(areTogether('import', 'window')).toBe(false);
});

test('a clash names the other command, by its keys in force', () => {
  const mark = commands[2]!;
  expect(findClash(commands, {}, mark, 'N')?.other.id).toBe('next');
  expect(findClash(commands, { next: ['P'] }, mark, 'N')).toBeNull();
  expect(findClash(commands, { next: ['P'] }, mark, 'P')?.other.id).toBe('next');
  expect(findClash(commands, {}, mark, 'Mod+O')?.other.id).toBe('open');
  expect(findClash(commands, {}, mark, 'ArrowDown')?.other.id).toBe('move');
  expect(findClash(commands, {}, mark, 'M')).toBeNull();
});

test('of chosen keys those for unknown and fixed commands, refused ones and clashing ones are dropped', () => {
  expect(soundChoices(commands, { gone: ['Q'], move: ['Q'], mark: ['Q', 'Q'], next: [] })).toEqual({
    choices: { mark: ['Q'], next: [] },
    clashes: [],
  });
  expect(soundChoices(commands, { mark: ['Escape'] }).choices).toEqual({});
  const { choices, clashes } = soundChoices(commands, { mark: ['N'], pick: ['K'] });
  expect(choices).toEqual({ pick: ['K'] });
  expect(clashes.map(({ key, one, other }) => [key, one.id, other.id])).toEqual([['N', 'mark', 'next']]);
});

test('whatever a settings file says, the keys in force never clash', () => {
  const key = fc.constantFrom(
    'M',
    'N',
    'P',
    'Mod+O',
    'F1',
    'ArrowDown',
    'Alt+ArrowDown',
    'Escape',
    '',
    'Mod+Ж',
  );
  const id = fc.constantFrom(...commands.map((each) => each.id), 'gone', '__proto__', 'toString');
  fc.assert(
    fc.property(fc.dictionary(id, fc.array(key, { maxLength: 3 })), (chosen) => {
      const { choices } = soundChoices(commands, chosen);
      for (const each of commands)
        for (const inForce of keysInForce(each, choices))
          expect(findClash(commands, choices, each, inForce)).toBeNull();
      expect(soundChoices(commands, choices)).toEqual({ choices, clashes: [] });
    }),
  );
});

test.each([
  ['Escape', 'article', 'way-out'],
  ['Shift+Tab', 'article', 'moves-on'],
  ['Mod+C', 'article', 'editing'],
  ['Mod+Q', 'window', 'system'],
  ['Alt+F4', 'article', 'system'],
  ['F10', 'article', 'menu'],
  ['Mod+Home', 'window', 'moves-caret'],
  ['Mod+Home', 'article', null],
  ['Enter', 'window', 'presses'],
  ['Enter', 'article', null],
  ['', 'article', 'no-key'],
  ['Mod+', 'article', 'no-key'],
  ['Dead', 'article', 'no-key'],
  ['Control', 'article', 'no-key'],
  [' ', 'comparison', null],
  ['Mod+Alt+Shift+Ж', 'window', null],
  ['Shift++', 'article', null],
] as const)('%j for a command of %s: %s', (key, context, refusal) => {
  expect(refusalOf(key, context)).toBe(refusal);
});

test.each([
  ['Mod+Shift+S', 'CmdOrCtrl+Shift+S'],
  ['Mod+Alt+ArrowUp', 'CmdOrCtrl+Alt+Up'],
  ['Mod++', 'CmdOrCtrl+Plus'],
  ['Shift+F3', 'Shift+F3'],
  ['Shift+?', null],
  ['M', null],
  ['Mod+Ж', null],
  ['Mod+MediaPlayPause', null],
])('the menu hears %s as %s', (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator);
});
