#!/usr/bin/env node
// The command line of a clone: `npx parallax …`. Builds what it runs when the sources have changed since.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

if (!existsSync(join(root, 'node_modules', 'electron', 'path.txt'))) {
  console.error('parallax: this clone is not set up yet. Run: npm run setup');
  process.exitCode = 1;
} else {
  const { ensureBuilt, tellFailure } = await import('../scripts/build.mjs');
  try {
    await ensureBuilt();
    await import(pathToFileURL(join(root, 'out', 'main', 'cli.js')).href);
  } catch (error) {
    tellFailure(error);
  }
}
