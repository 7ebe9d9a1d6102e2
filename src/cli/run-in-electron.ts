import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { Failure } from '#domain/failure.ts';

/** What Chromium says of a machine without a display, a bus or a graphics card; nothing of it concerns the command. */
const chatter = /^\[[\d:./]+(?:ERROR|WARNING|INFO):|^$/u;

/**
 * Runs the command line inside the Electron runtime of a clone, where a report can be printed; with no display there,
 * Chromium draws without one.
 * @throws Failure `export.failed` when there is no such runtime.
 */
export function runInElectron(appFolder: string, words: readonly string[]): Promise<number> {
  const executable = findElectron();
  const isRoot = process.getuid?.() === 0;
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined;
  const switches = [
    // Chromium's sandbox does not start as root.
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(hasDisplay ? [] : ['--ozone-platform=headless', '--disable-gpu']),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, [...switches, appFolder, ...words], {
      stdio: ['inherit', 'inherit', 'pipe'],
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!chatter.test(line)) process.stderr.write(`${line}\n`);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === null)
        reject(new Failure('export.failed', 'Printing the report ended early. Try again, or export HTML.'));
      else resolve(code);
    });
  });
}

function findElectron(): string {
  try {
    const path: unknown = createRequire(import.meta.url)('electron');
    if (typeof path === 'string') return path;
  } catch {
    // Told below.
  }
  throw new Failure(
    'export.failed',
    'A PDF is printed by the Electron runtime, which is not set up here. Run “npm run setup”, or export HTML and print it.',
  );
}
