// Runs all tests: `npm test [-- --only unit|browser|e2e] [-- FILTER…]`. The last line is `N passed, N failed`.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, tellFailure } from './build.mjs';
import { countPlaywright, countVitest } from './counts.mjs';
import { root } from './setup/places.mjs';
import { SetupError } from './setup/report.mjs';
import { runHere } from './with-display.mjs';

const usage = `Usage: npm test [-- --only unit|browser|e2e] [FILTER…]

  --only PART  unit: domain, contract, core, command line and scripts in Node
               browser: components of the window in a real browser
               e2e: the whole app in the real Electron, and its security
  FILTER       passed on to the runners: the part of a test file's path`;

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title
 * @property {readonly string[]} folders where its tests lie
 * @property {(report: string, filters: readonly string[]) => Promise<import('./counts.mjs').Counts>} run
 */

/** @type {readonly Part[]} */
const parts = [
  {
    name: 'unit',
    title: 'in Node',
    folders: ['domain', 'contract', 'core', 'main', 'cli', 'scripts'],
    run: (report, filters) => runVitest('node', report, filters),
  },
  {
    name: 'browser',
    title: 'components in a browser',
    folders: ['renderer'],
    run: (report, filters) => runVitest('browser', report, filters),
  },
  { name: 'e2e', title: 'the app in Electron', folders: ['e2e', 'security'], run: runPlaywright },
];

/**
 * @param {string} project
 * @param {string} report
 * @param {readonly string[]} filters
 */
async function runVitest(project, report, filters) {
  const words = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await runHere(process.execPath, [vitest, ...words, ...filters], process.env, root);
  return countVitest(read(report), code);
}

/**
 * @param {string} report
 * @param {readonly string[]} filters
 */
async function runPlaywright(report, filters) {
  const code = await runHere(
    process.execPath,
    [playwright, 'test', '--project=e2e', '--reporter=list,json', ...filters],
    { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    root,
  );
  return countPlaywright(read(report), code);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function main() {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return console.log(usage);
  const at = words.indexOf('--only');
  const only = at < 0 ? null : words.splice(at, 2)[1];
  const chosen = parts.filter((part) => only === null || part.name === only);
  if (chosen.length === 0) throw new SetupError(`There is no part of the tests called ${only}.`, usage);

  const built = await ensureBuilt().then(
    () => true,
    (error) => {
      tellFailure(error);
      return false;
    },
  );
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  const total = { passed: 0, failed: 0 };
  try {
    for (const part of chosen) {
      if (!part.folders.some(hasTests)) continue;
      console.log(`\n── ${part.name}: ${part.title}`);
      // Without the app there is nothing to drive; what runs from the sources still tells what is wrong.
      const counts =
        part.name === 'e2e' && !built
          ? { passed: 0, failed: 1 }
          : await part.run(join(folder, `${part.name}.json`), words);
      console.log(`── ${part.name}: ${counts.passed} passed, ${counts.failed} failed`);
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

/** @param {string} folder */
function hasTests(folder) {
  try {
    return readdirSync(join(root, 'tests', folder), { recursive: true }).some((name) =>
      /\.(?:test|spec)\.ts$/.test(String(name)),
    );
  } catch {
    return false;
  }
}

await main().catch((error) => {
  tellFailure(error);
  console.log('\n0 passed, 1 failed');
});
