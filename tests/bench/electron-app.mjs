// Starts the real app for a measurement and reads the memory of its processes.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron } from '@playwright/test';

export const root = join(import.meta.dirname, '..', '..');
export const electronPath = createRequire(import.meta.url)('electron');
export const sandboxWords = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts an app as a user does and gives the milliseconds from the start of its process to its first text painted. */
export async function timeToText(appFolder, profile, words = []) {
  const startedAt = Date.now();
  const child = spawn(
    electronPath,
    [...sandboxWords, '--remote-debugging-port=0', `--user-data-dir=${profile}`, appFolder, ...words],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const address = await new Promise((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
        const match = /DevTools listening on (ws:\S+)/.exec(said);
        if (match) resolve(match[1]);
      });
      child.once('exit', () => reject(new Error(`The app ended before it could be measured.\n${said}`)));
    });
    const paintedAt = await evaluateInPage(new URL(address).host, firstTextPainted);
    return paintedAt - startedAt;
  } finally {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    await ended;
  }
}

/** Waits for the first paragraph to be painted and gives the time of that, in milliseconds since 1970. */
const firstTextPainted = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const first = list.getEntries().find((entry) => entry.element?.matches('[role=document] p, body > p'));
    if (first) resolve(performance.timeOrigin + (first.renderTime || first.startTime));
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Evaluates an expression in the app's only page over the DevTools protocol; nothing waits for it at start. */
async function evaluateInPage(host, expression) {
  const target = await firstPage(host);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  try {
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('The page could not be reached.'));
    });
    const params = { expression, awaitPromise: true, returnByValue: true };
    // An empty page may still be on its way out; what is evaluated in it is lost and asked again.
    let id = 0;
    const ask = () => socket.send(JSON.stringify({ id: ++id, method: 'Runtime.evaluate', params }));
    ask();
    return await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('No text was painted within a minute.')), 60_000).unref();
      socket.onmessage = ({ data }) => {
        const answer = JSON.parse(data);
        if (answer.id !== id) return;
        if (answer.error) setTimeout(ask, 20);
        else resolve(answer.result.result.value);
      };
    });
  } finally {
    socket.close();
  }
}

async function firstPage(host) {
  for (;;) {
    const targets = await (await fetch(`http://${host}/json/list`)).json();
    const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank');
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Starts the app under Playwright on a case. */
export async function launch(profile, words = []) {
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [...sandboxWords, `--user-data-dir=${profile}`, root, ...words],
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.waitForSelector('[role=document] [data-block]');
  return { app, page };
}

/** Proportional memory (PSS) in bytes of a process and all its descendants; null where the system does not tell. */
export function memoryOf(pid) {
  try {
    return [pid, ...descendants(pid)].reduce((sum, each) => sum + pss(each), 0);
  } catch {
    return null;
  }
}

function pss(pid) {
  const match = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(match?.[1] ?? 0) * 1024;
}

function descendants(pid) {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number)
      .flatMap((child) => [child, ...descendants(child)]),
  );
}
