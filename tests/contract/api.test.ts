import { expect, test } from 'vitest';
import { coreApi, mainApi } from '#contract/api.ts';
import { describeChange } from '#domain/journal.ts';

const articleId = '01980000-0000-7000-8000-000000000001';
const metadata = {
  title: 'The dam',
  authors: ['Ann'],
  publisher: null,
  url: null,
  publishedOn: null,
  retrievedOn: null,
  language: 'en-GB',
  genre: 'news',
};

test('requests are named area.verb', () => {
  for (const name of [...Object.keys(coreApi), ...Object.keys(mainApi)])
    expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
});

test('core and main answer different requests', () => {
  expect(Object.keys(coreApi).filter((name) => Object.hasOwn(mainApi, name))).toEqual([]);
});

test('every change has words of its own for undo and the history', () => {
  for (const [name, { mutates }] of Object.entries(coreApi)) {
    if (mutates) expect(describeChange({ action: name, subject: '' })).not.toBe(name);
  }
});

test.each([
  ['a title of spaces', { title: '   ' }],
  ['a title with a NUL', { title: 'a\0b' }],
  ['a title with half a character', { title: 'a\udc00' }],
  ['a date that no calendar has', { publishedOn: '2026-02-30' }],
  ['a time in place of a date', { publishedOn: '2026-02-03T00:00:00Z' }],
  ['an address that runs a script', { url: 'javascript:alert(1)' }],
  ['an address of a file', { url: 'file:///etc/passwd' }],
  ['a genre of its own', { genre: 'gossip' }],
  ['a language in words', { language: 'English' }],
])('metadata with %s is refused', (_what, wrong) => {
  const { input } = coreApi['article.update'];
  expect(input.safeParse({ articleId, patch: metadata }).success).toBe(true);
  expect(input.safeParse({ articleId, patch: { ...metadata, ...wrong } }).success).toBe(false);
});

test.each([
  [{ start: 3, end: 3 }],
  [{ start: 5, end: 3 }],
  [{ start: -1, end: 3 }],
  [{ start: 0.5, end: 3 }],
  [{ start: 0, end: Number.POSITIVE_INFINITY }],
  [{ start: 0, end: Number.NaN }],
])('a span of %j is refused', (span) => {
  const order = { articleId, claimId: null, claimText: null, stance: null };
  expect(
    coreApi['occurrence.mark'].input.safeParse({ ...order, spans: [{ start: 0, end: 3 }] }).success,
  ).toBe(true);
  expect(coreApi['occurrence.mark'].input.safeParse({ ...order, spans: [span] }).success).toBe(false);
});

test('an id is a UUID and nothing else', () => {
  for (const id of ['', '1', `${articleId} `, "' OR 1=1", 7, null]) {
    expect(coreApi['article.open'].input.safeParse({ articleId: id }).success).toBe(false);
  }
});

test('only web addresses are opened outside', () => {
  const { input } = mainApi['app.open-external'];
  expect(input.safeParse({ url: 'https://example.org/a?b#c' }).success).toBe(true);
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'data:text/html,x',
    'x',
  ]) {
    expect(input.safeParse({ url }).success).toBe(false);
  }
});
