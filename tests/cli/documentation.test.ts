import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMarks } from '#core/marks/read-marks.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');

test('the file of marks in the documents is one that Parallax reads', () => {
  const example = /```json\n(.*?)```/su.exec(page)?.[1] ?? '';
  expect(readMarks(example)).toMatchObject({
    articles: [{ publisher: 'River Brief' }],
    occurrences: [{ chain: [{ source: '@author' }, { source: 'ministry' }] }],
  });
});

test('the documents name the exit codes there are', () => {
  const rows = [...page.matchAll(/^\| (\d+) +\| (.*?) +\|$/gmu)].map(([, code, meaning]) => [
    Number(code),
    meaning,
  ]);
  expect(rows).toEqual(Object.values(exitCodes).map(({ code, meaning }) => [code, meaning]));
});
