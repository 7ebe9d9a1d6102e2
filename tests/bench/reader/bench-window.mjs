// A window of the reader's benchmark: what is asked of it may crash it or stop it for good.
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { electronPath, sandboxWords } from '../electron-app.mjs';

/** A question is given so long, milliseconds: some of the peers stop the page for minutes. */
const patience = 60_000;

/** A question has no answer; the message says why, for the table of figures. */
export class NoAnswer extends Error {}

/**
 * Opens the built page in a window of its own. `ask` calls a function of the page's `bench`.
 * @throws NoAnswer from `ask` when the page crashes or takes longer than a minute; then it is only good for closing.
 */
export async function openBench(folder, file) {
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [
      ...sandboxWords,
      `--user-data-dir=${join(folder, 'reader-profile')}`,
      join(import.meta.dirname, 'app'),
      file,
    ],
  });
  const page = await app.firstWindow();
  const crash = new Promise((_, reject) => page.once('crash', () => reject(new NoAnswer('crashed'))));
  crash.catch(() => undefined);
  await page.waitForFunction(() => window.bench !== undefined);

  async function ask(name, ...words) {
    let timer;
    const limit = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer(`over ${patience / 1000} s`)), patience);
    });
    const asked = page.evaluate(([called, given]) => window.bench[called](...given), [name, words]);
    // A crash makes the question fail as well, in other words and sometimes first.
    const answer = asked.catch((error) =>
      page.isClosed() || /crash/i.test(error.message)
        ? crash
        : // What the page itself gave up waiting for.
          Promise.reject(/within 30 s/.test(error.message) ? new NoAnswer('over 30 s') : error),
    );
    try {
      return await Promise.race([answer, crash, limit]);
    } finally {
      clearTimeout(timer);
      answer.catch(() => undefined);
    }
  }

  async function close() {
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    // Asked to close, a page that is busy would first end what it does.
    app.process().kill('SIGKILL');
    await ended;
  }

  return { ask, close };
}
