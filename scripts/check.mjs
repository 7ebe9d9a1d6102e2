// Checks the code without running it: `npm run check`. Types (against the newest Electron and against the oldest the
// app runs on), Svelte, lint, format, the architecture's directions, dead code.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup/places.mjs';

/**
 * @typedef {{ name: string, file: string, args: readonly string[] }} Check
 */

/** @type {readonly Check[]} */
const checks = [
  { name: 'lint', file: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
  {
    name: 'types: page, Svelte',
    file: 'svelte-check/bin/svelte-check',
    args: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'types: tests', file: 'typescript/bin/tsc', args: ['-p', 'tsconfig.test.json'] },
  { name: 'types: main, core, command line', file: 'typescript/bin/tsc', args: ['-p', 'tsconfig.node.json'] },
  { name: 'types: preload', file: 'typescript/bin/tsc', args: ['-p', 'tsconfig.preload.json'] },
  { name: 'types: Electron 33', file: 'typescript/bin/tsc', args: ['-p', 'tsconfig.electron33.json'] },
  { name: 'types: scripts', file: 'typescript/bin/tsc', args: ['-p', 'tsconfig.scripts.json'] },
  {
    name: 'directions',
    file: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'src'],
  },
  { name: 'dead code', file: 'knip/bin/knip.js', args: [] },
  { name: 'format', file: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
];

/** More at once would only make each slower on a small machine. */
const AT_ONCE = 2;

/**
 * @param {Check} check
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
function runCheck({ file, args }) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', file), ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const end = (/** @type {boolean} */ ok) => resolve({ ok, output, seconds: (Date.now() - began) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

let failures = 0;
const waiting = [...checks];

async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const { ok, output, seconds } = await runCheck(check);
    if (!ok) failures++;
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${check.name} (${seconds.toFixed(1)} s)`);
    if (!ok) console.log(`${output.trim()}\n`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
console.log(failures === 0 ? 'all checks passed' : `${failures} of ${checks.length} checks failed`);
process.exitCode = failures === 0 ? 0 : 1;
