import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCaseSession, type Outside } from '#core/case-session.ts';
import { handlers } from '#core/handlers.ts';
import { valueOf } from '#core/result-value.ts';
import { createSample, sampleTitle } from '#core/sample/create-sample.ts';
import { wholeHistory } from '../whole-history.ts';

const sample = join(import.meta.dirname, '../../../resources/sample');

const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};
const outside = (): Outside => {
  let ids = 0;
  return {
    newId: () => `01900000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
    now: () => '2024-04-23T12:00:00.000Z',
    log: (line) => {
      throw new Error(line);
    },
  };
};
const make = async (path: string): Promise<void> =>
  createSample(outside(), { path, folder: sample, analyst: 'Analyst' });

test('the sample case holds its articles with their metadata, marked up, and nothing beside it is left', async () => {
  const folder = tempFolder();
  const path = join(folder, 'sample.parallax');
  await make(path);
  expect(readdirSync(folder)).toEqual(['sample.parallax']);

  const session = createCaseSession(outside(), handlers);
  const info = valueOf(await session.open(path, 'Analyst'));
  expect(info).toMatchObject({
    isSample: true,
    readOnly: null,
    articleCount: 3,
    claimCount: 25,
    occurrenceCount: 58,
    journal: { undo: null, redo: null },
  });
  const articles = valueOf(await session.call('article.list', {}));
  expect(
    articles.map(({ title, authors, publisher, publishedOn, genre }) => [
      title,
      authors,
      publisher,
      publishedOn,
      genre,
    ]),
  ).toEqual([
    ['The water came first, the warning after', ['Merrit Oslow'], 'The Sandry Week', '2024-04-20', 'news'],
    [
      'Two Clocks on One River: What the Tulmin Release Shows and What It Does Not',
      ['Aster Quillane'],
      'Watershed Brief',
      '2024-04-22',
      'analysis',
    ],
    ['The gates of Tulmin were opened in time', ['Lavrin Stoyat'], 'Zelmar Courier', '2024-04-19', 'news'],
  ]);
  for (const { id, status, wordCount } of articles) {
    expect(status).toBe('done');
    expect(wordCount).toBeGreaterThan(500);
    const { text, occurrences } = valueOf(await session.call('article.open', { articleId: id }));
    for (const { spans, exact } of occurrences)
      expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(exact);
  }
  const names = valueOf(await session.call('source.list', {})).map((source) => source.name);
  expect(new Set(names).size).toBe(names.length);
  const { signs } = valueOf(await session.call('compare.matrix', { filter: '', articleIds: [] }));
  expect(Math.max(...signs.map(({ depth }) => depth))).toBe(4);
  await session.close();
});

test('made twice it is the same', async () => {
  const folder = tempFolder();
  const dumps = [];
  for (const name of ['a.parallax', 'b.parallax']) {
    await make(join(folder, name));
    const session = createCaseSession(outside(), handlers);
    valueOf(await session.open(join(folder, name), 'Analyst'));
    dumps.push(valueOf(await session.call('compare.matrix', { filter: '', articleIds: [] })));
    await session.close();
  }
  expect(dumps[1]).toEqual(dumps[0]);
});

test('a file that is there stays, and a folder without a sample is named', async () => {
  const folder = tempFolder();
  const path = join(folder, 'sample.parallax');
  writeFileSync(path, 'mine');
  await expect(make(path)).rejects.toMatchObject({ code: 'case.exists' });
  const elsewhere = createSample(outside(), { path: join(folder, 'other.parallax'), folder, analyst: '' });
  await expect(elsewhere).rejects.toMatchObject({ code: 'file.not-found' });
  expect(readdirSync(folder)).toEqual(['sample.parallax']);
});

test('undo in the sample reaches the analyst’s own changes and stops before its making', async () => {
  const path = join(tempFolder(), 'sample.parallax');
  await make(path);
  const session = createCaseSession(outside(), handlers);
  valueOf(await session.open(path, 'Analyst'));
  valueOf(await session.call('case.rename', { title: 'Mine' }));
  valueOf(await session.call('journal.undo', {}));
  expect(await session.call('journal.undo', {})).toMatchObject({
    ok: false,
    failure: { code: 'journal.nothing-to-undo' },
  });
  expect(valueOf(await session.call('case.info', {}))).toMatchObject({
    title: sampleTitle,
    occurrenceCount: 58,
    journal: { undo: null, redo: { action: 'case.rename' } },
  });
  expect(valueOf(await session.call('history.list', wholeHistory)).total).toBeGreaterThan(4);
  await session.close();
});
