import { defineConfig } from '@playwright/test';

// The app as a whole, in the real Electron. scripts/test.mjs builds it first and gives it a display.
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  timeout: 60_000,
  // Generous, because nothing here is a measure of speed.
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'e2e', testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'] },
    { name: 'demo', testMatch: 'demo/**/*.spec.ts', timeout: 300_000 },
  ],
});
