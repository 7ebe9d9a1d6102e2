import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/find-chromium.mjs';

const chromium = findChromium();
const asRoot = process.getuid?.() === 0;
/** Where property tests begin to look: anywhere by hand, at one place where a run decides whether a change may land. */
const seed = process.env['CI'] === undefined ? Date.now() % 2 ** 31 : 20_240_417;
const properties = { setupFiles: ['tests/seed-properties.ts'], provide: { seed } };

// Two projects: what runs in Node, and components in a real browser. The app as a whole is Playwright's.
export default defineConfig({
  test: {
    projects: [
      {
        // Core draws the report's figures with the components the window shows.
        plugins: [svelte({ configFile: false })],
        test: {
          ...properties,
          name: 'node',
          environment: 'node',
          include: ['tests/{domain,contract,figures,core,main,preload,cli,scripts}/**/*.test.ts'],
          pool: 'forks',
          // Generous, because nothing here is a measure of speed.
          testTimeout: 30_000,
          // Without this Vitest empties every style sheet, the report's (imported as text) too.
          css: { include: /\.css\?raw$/ },
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        optimizeDeps: {
          include: ['src/renderer', 'src/figures', 'tests/renderer'].flatMap((folder) => packagesOf(folder)),
        },
        test: {
          ...properties,
          name: 'browser',
          include: ['tests/renderer/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium === null ? {} : { executablePath: chromium }),
                args: asRoot ? ['--no-sandbox'] : [],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
});

/**
 * The packages that files of a folder import. Vite has to know them beforehand: one that it meets only during the
 * run makes it reload the page, and the test then running fails.
 */
function packagesOf(folder: string): readonly string[] {
  const found = new Set<string>();
  if (!existsSync(folder)) return [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(?:ts|svelte)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name = ''] of text.matchAll(/^\s*import (?!type\b)[^;]*?from '([^'.#][^']*)'/gm)) {
      if (!/^(?:node:|vitest|@vitest\/)/.test(name) && !/\?|\.css$/.test(name)) found.add(name);
    }
  }
  return [...found];
}
