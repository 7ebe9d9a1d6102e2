import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { withDisplay } from '../../scripts/with-display.mjs';

const root = resolve(import.meta.dirname, '..', '..');

function runScript(words: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  return spawnSync(process.execPath, words, { cwd: root, env, encoding: 'utf8' });
}

function withoutDisplay(): NodeJS.ProcessEnv {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return env;
}

test('the set-up names an option it does not know and those it does', () => {
  const { status, stderr } = runScript(['scripts/setup.mjs', '--tests']);
  expect(status).toBe(1);
  expect(stderr).toContain('Unknown option --tests');
  expect(stderr).toContain('--official-electron');
});

test.runIf(process.platform === 'linux')(
  'a start without a display ends with code 1 and names three ways on',
  () => {
    const { status, stderr } = runScript(['scripts/start.mjs'], withoutDisplay());
    expect(status).toBe(1);
    expect(stderr).toContain('xvfb-run -a npm start');
    expect(stderr).toContain('npm run demo');
    expect(stderr).toContain('npx parallax --help');
  },
);

test.runIf(process.platform === 'linux')(
  'a command gets a virtual display where there is none, and its exit code is passed on',
  () => {
    const words = ['scripts/with-display.mjs', 'sh', '-c', 'echo "on $DISPLAY"; exit 7'];
    const { status, stdout } = runScript(words, withoutDisplay());
    expect(stdout).toMatch(/^on :\d+$/m);
    expect(status).toBe(7);
  },
);

test.runIf(process.platform === 'linux')(
  'the virtual display ends with the work it was made for',
  async () => {
    const { DISPLAY: before } = process.env;
    delete process.env['DISPLAY'];
    try {
      const display = await withDisplay((env) => Promise.resolve(env['DISPLAY'] ?? ''));
      const lock = `/tmp/.X${display.slice(1)}-lock`;
      await expect.poll(() => spawnSync('test', ['-e', lock]).status).toBe(1);
    } finally {
      if (before !== undefined) process.env['DISPLAY'] = before;
    }
  },
);
