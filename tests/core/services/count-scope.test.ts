import { expect, test } from 'vitest';
import { readCase } from '#core/export/read-case.ts';
import { countScope } from '#core/services/count-scope.ts';
import type { ServiceContext } from '#core/services/context.ts';
import { openCase } from '../export/case-fixture.ts';
import { hostileCase } from '../export/hostile-case.ts';

test.each([
  ['', false],
  ['', true],
  ['metre', false],
  ['metre', true],
  ['stance:distances', true],
  ['"Nobody says"', false],
  ['"Nobody says"', true],
  ['zzzz', false],
])('counts with the filter %j, one article chosen: %j, what the export holds', (filter, one) => {
  const fixture = openCase(hostileCase);
  const scope = { filter, articleIds: one ? [fixture.articleId('arabic')] : [] };
  const { articles, claims, occurrences } = readCase(fixture, scope);
  expect(countScope({ db: fixture.db } as ServiceContext, { scope })).toEqual({
    articles: articles.length,
    claims: claims.length,
    occurrences: occurrences.length,
  });
});

test('a filter that is not understood is a failure here as in the export', () => {
  const { db } = openCase(hostileCase);
  const scope = { filter: 'stance:wrong', articleIds: [] };
  expect(() => countScope({ db } as ServiceContext, { scope })).toThrow(
    expect.objectContaining({ code: 'request.invalid' }),
  );
});
