import { expect, test } from 'vitest';
import { type CheckedRequest, serve, toResult } from '#core/serve.ts';
import { Failure } from '#domain/failure.ts';

const noLog = (): void => undefined;
const articleId = '01980000-0000-7000-8000-000000000001';

function codedError(code: string): Error {
  return Object.assign(new Error('it happened'), { code });
}

test('a request reaches its handler with the input as the contract reads it', async () => {
  const seen: CheckedRequest[] = [];
  const input = { title: '  The dam  ', extra: 'never asked for' };
  const result = await serve({ name: 'case.rename', input }, (request) => seen.push(request), noLog);
  expect(seen).toEqual([{ name: 'case.rename', input: { title: 'The dam' } }]);
  expect(result).toEqual({ ok: true, value: 1 });
});

test.each(['case.delete', '', 'toString', '__proto__', 'constructor', 'x'.repeat(100_000)])(
  'a name that is no request is refused (%#)',
  async (name) => {
    const result = await serve({ name, input: {} }, () => expect.unreachable(), noLog);
    expect(result).toMatchObject({ ok: false, failure: { code: 'request.unknown' } });
    expect(JSON.stringify(result).length).toBeLessThan(500);
  },
);

test.each([
  ['case.rename', { title: '' }, 'title'],
  ['case.rename', { title: 'broken \ud800' }, 'title'],
  ['case.rename', undefined, ''],
  ['article.open', { articleId: 'x' }, 'articleId'],
  [
    'occurrence.mark',
    { articleId, spans: [{ start: 4, end: 2 }], claimId: null, claimText: null, stance: null },
    'spans.0',
  ],
  ['occurrence.mark', { articleId, spans: [], claimId: null, claimText: null, stance: null }, 'spans'],
  ['occurrence.update', { occurrenceId: articleId, patch: { stance: 'neutral' } }, 'patch.stance'],
  ['import.preview', { bytes: [1, 2], fileName: null, format: null, encoding: null }, 'bytes'],
])('%s with a wrong input is refused by the name of the field', async (name, input, field) => {
  const result = await serve({ name, input }, () => expect.unreachable(), noLog);
  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'request.invalid', params: { name, field }, message: expect.stringContaining(field) },
  });
});

test('a failure of a rule arrives as it was thrown', async () => {
  const failure = new Failure('source.in-use', 'The source is named in 3 chains.', { count: 3 });
  const result = await toResult('source.remove', noLog, () => {
    throw failure;
  });
  expect(result).toEqual({ ok: false, failure: failure.toData() });
});

test.each([
  ['SQLITE_FULL', 'disk.full'],
  ['ENOSPC', 'disk.full'],
  ['SQLITE_CORRUPT', 'case.damaged'],
  ['SQLITE_CORRUPT_INDEX', 'case.damaged'],
  ['SQLITE_NOTADB', 'case.damaged'],
  ['SQLITE_READONLY', 'case.read-only'],
  ['SQLITE_READONLY_DBMOVED', 'case.read-only'],
  ['SQLITE_IOERR_WRITE', 'case.cannot-write'],
  ['SQLITE_BUSY', 'case.cannot-write'],
  ['EACCES', 'case.cannot-write'],
  ['EROFS', 'case.cannot-write'],
])('%s means %s', async (code, meaning) => {
  const lines: string[] = [];
  const result = await toResult(
    'occurrence.mark',
    (line) => lines.push(line),
    () => {
      throw codedError(code);
    },
  );
  expect(result).toMatchObject({ ok: false, failure: { code: meaning } });
  expect(lines).toHaveLength(1);
});

test.each([
  new TypeError('x is not a function'),
  codedError('SQLITE_CONSTRAINT_UNIQUE'),
  'a string',
  undefined,
])('anything else is an error inside, told without its stack and logged with it (%#)', async (thrown) => {
  const lines: string[] = [];
  const result = await toResult(
    'claim.join',
    (line) => lines.push(line),
    () => {
      throw thrown as Error;
    },
  );
  expect(result).toEqual({
    ok: false,
    failure: {
      code: 'core.internal',
      message: expect.stringContaining('claim.join'),
      params: { request: 'claim.join' },
    },
  });
  expect(lines).toEqual([expect.stringMatching(/^claim\.join failed: /)]);
  if (thrown instanceof Error) {
    expect(lines[0]).toContain('serve.test.ts');
    expect(JSON.stringify(result)).not.toContain(thrown.message);
  }
  expect(structuredClone(result)).toEqual(result);
});
