import { expect, test, vi } from 'vitest';
import { SourceFieldController } from '../../../src/renderer/src/ui/source-field-controller.svelte.ts';
import { FakeCore } from '../fake-core.ts';

async function found(typed: string, excluded: readonly string[] = []) {
  const core = new FakeCore().install();
  const articleId = core.addArticle({ authors: ['Ann Author'], blocks: ['x'] });
  const halash = core.addSource({ name: 'Tevdor Halash', kind: 'person', aliases: ['Тевдор Халаш'] });
  const choose = vi.fn();
  const field = new SourceFieldController({
    articleId,
    excluded: () => (excluded.includes('halash') ? [halash] : []),
    choose,
    fail: (reason) => {
      throw reason;
    },
  });
  field.combobox.type(typed);
  await vi.waitUntil(() => core.calls.length > 0 && field.combobox.options.length > 0);
  const names = field.combobox.options.map((option) =>
    option.kind === 'known' ? option.source.name : `+ ${option.name}`,
  );
  return { core, field, choose, names };
}

test('a source is found by any of its names, and a new one is offered last', async () => {
  expect((await found('Хал')).names).toEqual(['Tevdor Halash', '+ Хал']);
  expect((await found('tev')).names).toEqual(['Tevdor Halash', '+ tev']);
});

test('a second source under a name that one has already is offered as another of that name', async () => {
  const { core, field, names } = await found('тевдор халаш');
  expect(names).toEqual(['Tevdor Halash', '+ тевдор халаш']);
  expect(field.combobox.options.at(-1)).toMatchObject({ kind: 'new', same: true });
  field.combobox.move(-1);
  await field.combobox.enter(false);
  await field.make('person');
  expect(core.calls.at(-1)).toMatchObject({ name: 'source.create', input: { allowSameName: true } });
});

test('a source that cannot be chosen here is not offered', async () => {
  expect((await found('a', ['halash'])).names).toEqual(['Ann Author', '+ a']);
});

test('a new source is made with the kind that is chosen, and is then the choice', async () => {
  const { core, field, choose } = await found('Residents');
  await field.combobox.enter(true);
  expect(field.naming).toEqual({ name: 'Residents', same: false, extra: true });
  expect(choose).not.toHaveBeenCalled();
  await field.make('group');
  expect(choose.mock.calls).toEqual([[expect.objectContaining({ name: 'Residents', kind: 'group' }), true]]);
  expect(core.calls.filter(({ name }) => name === 'source.create')).toHaveLength(1);
  expect(field.naming).toBeNull();
});

test('a name that is too long is not offered, and the field says so', async () => {
  const { field } = await found('tev');
  field.combobox.type('x'.repeat(2000));
  await vi.waitUntil(() => field.tooLong && field.combobox.options.length === 0);
  field.combobox.type('tev');
  expect(field.tooLong).toBe(false);
});
