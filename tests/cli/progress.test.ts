import { expect, test, vi } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

function said(isTTY: boolean, quiet = false) {
  let text = '';
  const out = {
    isTTY,
    write: (chunk: string | Uint8Array, done: () => void): boolean => {
      text += String(chunk);
      done();
      return true;
    },
  };
  return { progress: createProgress(out, quiet), text: () => text };
}

test('a share of the work is one line written over, now and then, and taken away at the end', () => {
  vi.useFakeTimers();
  const { progress, text } = said(true);
  vi.advanceTimersByTime(200);
  progress.share(0.129, 'a\u001b[2Jb.pdf');
  progress.share(0.2, 'soon after');
  vi.advanceTimersByTime(200);
  progress.share(0.5, 'b.pdf');
  progress.clear();
  expect(text()).toBe('\r\u001b[K12 % a [2Jb.pdf\r\u001b[K50 % b.pdf\r\u001b[K');
  vi.useRealTimers();
});

test('in a log it is a line for each tenth, and nothing when quiet', () => {
  const { progress, text } = said(false);
  for (const done of [0, 0.05, 0.1, 0.15, 0.42, 0.41, 1]) progress.share(done, 'a.pdf');
  progress.clear();
  expect(text()).toBe('10 %\n40 %\n100 %\n');
  const quiet = said(true, true);
  quiet.progress.share(0.5, 'a.pdf');
  expect(quiet.text()).toBe('');
});
