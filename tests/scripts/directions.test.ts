import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');

/** One file against each rule: where it lies, what it imports, and the rule that has to catch it. */
const violations = [
  ['src/domain/reads-a-file.ts', `import 'node:fs';`, '1-domain-stands-alone'],
  ['src/domain/asks-core.ts', `import '../core/service.ts';`, '1-domain-stands-alone'],
  ['src/contract/asks-core.ts', `import '#core/service.ts';`, '2-contract-knows-domain-and-zod'],
  ['src/contract/asks-electron.ts', `import 'electron';`, '2-contract-knows-domain-and-zod'],
  ['src/core/asks-main.ts', `import '../main/shell.ts';`, '3a-core-knows-no-shell'],
  ['src/core/asks-electron.ts', `import 'electron';`, '3a-core-knows-no-shell'],
  ['src/core/opens.ts', `import D from 'better-sqlite3'; new D('');`, '3b-only-db-opens-the-database'],
  [
    'src/renderer/src/state/runs-contract.ts',
    `import { schema } from '#contract/api.ts'; schema;`,
    '4a-window-knows-the-contract-as-types',
  ],
  [
    'src/renderer/src/state/asks-core.ts',
    `import '#core/service.ts';`,
    '4b-window-knows-no-core-main-or-node',
  ],
  ['src/renderer/src/state/reads-a-file.ts', `import 'node:fs';`, '4c-window-uses-no-node'],
  ['src/preload/asks-core.ts', `import '../core/service.ts';`, '4d-preload-knows-no-core-or-main'],
  ['src/cli/asks-electron.ts', `import 'electron';`, '5-only-the-shell-knows-electron'],
  [
    'src/renderer/src/features/claims/ClaimCard.svelte',
    `<script lang="ts">import '../reader/reader.ts';</script>`,
    '6a-features-are-apart',
  ],
  [
    'src/renderer/src/ui/Button.svelte',
    `<script lang="ts">import '../features/reader/reader.ts';</script>`,
    '6b-ui-knows-no-feature',
  ],
  ['src/domain/about.ts', `import './round.ts';`, '7-no-cycles'],
  ['src/main/nowhere.ts', `import './no-such-file.ts';`, 'nothing-unresolved'],
] as const;

/** What the rules must let through. */
const allowed = [
  ['src/domain/round.ts', `import './about.ts';`],
  ['src/contract/api.ts', `import { z } from 'zod'; import '#domain/round.ts'; export const schema = z;`],
  [
    'src/core/service.ts',
    `import type D from 'better-sqlite3'; import '#contract/api.ts'; export type A = D.Database;`,
  ],
  ['src/core/db/open.ts', `import D from 'better-sqlite3'; new D('');`],
  ['src/main/shell.ts', `import 'electron'; import '#core/service.ts';`],
  [
    'src/preload/index.ts',
    `import 'electron'; import type { schema } from '#contract/api.ts'; export type S = typeof schema;`,
  ],
  [
    'src/renderer/src/features/reader/reader.ts',
    `import './own.ts'; import type { schema } from '#contract/api.ts'; export type S = typeof schema;`,
  ],
  ['src/renderer/src/features/reader/own.ts', `import '#domain/about.ts';`],
] as const;

let folder: string;
let found: ReadonlySet<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-directions-'));
  for (const name of [
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'tsconfig.node.json',
    '.dependency-cruiser.cjs',
  ]) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, text] of [...violations, ...allowed]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const cruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const words = [cruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (stdout === '') throw new Error(stderr);
  type Violation = { readonly from: string; readonly rule: { readonly name: string } };
  const report = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  found = new Set(report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(violations)('%s with %j is caught by %s', (path, _text, rule) => {
  expect([...found]).toContain(`${path}: ${rule}`);
});

test('imports along the directions pass', () => {
  expect([...found].filter((line) => allowed.some(([path]) => line.startsWith(`${path}:`)))).toEqual([]);
});
