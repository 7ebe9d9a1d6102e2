import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import type { Say } from '../../../src/renderer/src/i18n/language.svelte.ts';

const modules = import.meta.glob<Readonly<Record<string, Say<string>>>>(
  '../../../src/renderer/src/**/strings.ts',
  {
    eager: true,
  },
);
const features = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module)
    .filter(([, say]) => 'catalogues' in say)
    .map(([name, say]) => [`${path.replace('../../../src/renderer/src/', '')} ${name}`, say] as const),
);

type Element = {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
};

function parse(message: string): readonly Element[] {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst();
}

/**
 * The arguments a message names; how it inflects by them is each language's own. Type 0 is plain text, type 7 the # of a
 * plural.
 */
function argumentsOf(elements: readonly Element[]): readonly string[] {
  const found = elements.flatMap(({ type, value = '', options }): readonly string[] => {
    if (type === 0 || type === 7) return [];
    return [value, ...Object.values(options ?? {}).flatMap((option) => argumentsOf(option.value))];
  });
  return [...new Set(found)].sort();
}

test('the features’ strings are found', () => {
  expect(features.length).toBeGreaterThan(2);
});

test.each(features)('%s says the same in each language, with the same arguments', (_path, t) => {
  const { en, uk } = t.catalogues;
  expect(Object.keys(uk).sort()).toEqual(Object.keys(en).sort());
  for (const [key, english] of Object.entries(en)) {
    const ukrainian = uk[key] ?? '';
    expect(argumentsOf(parse(ukrainian)), key).toEqual(argumentsOf(parse(english)));
    expect(english.trim() === '', `${key} is empty`).toBe(ukrainian.trim() === '');
  }
});
