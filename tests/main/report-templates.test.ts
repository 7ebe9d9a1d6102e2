import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { composeFrom } from '#domain/report/composition.ts';
import {
  findTemplate,
  openTemplates,
  withoutTemplate,
  withTemplate,
} from '../../src/main/report-templates.ts';
import { makeFolder } from './temporary-folder.ts';

const composition = composeFrom('brief');

test('templates stand by name, one for each name whatever its case', () => {
  const list = withTemplate(withTemplate([], { name: 'Weekly', composition }), {
    name: 'Court',
    composition,
  });
  expect(list.map(({ name }) => name)).toEqual(['Court', 'Weekly']);
  const replaced = withTemplate(list, { name: 'WEEKLY', composition: composeFrom('full') });
  expect(replaced.map(({ name }) => name)).toEqual(['Court', 'WEEKLY']);
  expect(findTemplate(replaced, 'weekly')?.composition).toEqual(composeFrom('full'));
  expect(withoutTemplate(replaced, 'court')).toHaveLength(1);
});

test('templates are there again at the next start; what is no template is passed over', async () => {
  const folder = makeFolder();
  const file = openTemplates(folder, () => undefined);
  expect(file.get()).toEqual([]);
  await file.set([{ name: 'Weekly', composition }]);
  expect(openTemplates(folder, () => undefined).get()).toEqual([{ name: 'Weekly', composition }]);
  const path = join(folder, 'report-templates.json');
  writeFileSync(path, JSON.stringify([{ name: 'Weekly' }, 7, { name: 'Court', composition }]));
  expect(openTemplates(folder, () => undefined).get()).toEqual([{ name: 'Court', composition }]);
});
