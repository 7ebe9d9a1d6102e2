import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

// The oldest Electron the app runs on is 33: Node 20.18 and Chromium 130. Named here, because the bundler would
// else write for the Electron that is installed.
const node = 'node20.18';
const chromium = 'chrome130';

// Three builds: main (with core and the command line beside it), the one preload file, the page.
export default defineConfig({
  main: {
    // Core draws the report's figures with the components the window shows.
    plugins: [svelte({ configFile: false })],
    build: {
      target: node,
      // What core loads at every start is one file with what it needs of these: finding and reading theirs one by one takes
      // core as long again as everything else it loads.
      externalizeDeps: { exclude: ['zod', 'uuid', 'csv-stringify', 'chardet'] },
      rollupOptions: {
        input: { index: 'src/main/index.ts', cli: 'src/cli/index.ts' },
      },
    },
  },
  preload: {
    build: {
      target: node,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [svelte({ configFile: false })],
    // Read on every start, so the less of it the sooner there is text.
    build: {
      target: chromium,
      minify: true,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
});
