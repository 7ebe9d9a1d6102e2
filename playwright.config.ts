import { defineConfig } from '@playwright/test';
import { hasDisplay } from './scripts/setup/system-libraries.mjs';

const isCi = process.env['CI'] !== undefined;

// The app as a whole, in the real Electron. scripts/test.mjs builds it first and gives it a display.
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  timeout: 60_000,
  // Generous, because nothing here is a measure of speed.
  expect: { timeout: 15_000 },
  // Windows on one display take the pointer from each other. Without a display each worker has one of its own.
  workers: hasDisplay() ? 1 : 2,
  // Whether a mouse, a window and three processes meet in time is not all in our hand. A further try is told of.
  retries: isCi ? 2 : 0,
  forbidOnly: isCi,
  reporter: [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'e2e', testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'] },
    { name: 'demo', testMatch: 'demo/**/*.spec.ts', timeout: 300_000 },
  ],
});
