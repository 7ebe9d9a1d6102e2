import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../scripts/counts.mjs';

test('a Vitest report’s passed and failed tests are counted', () => {
  const report = JSON.stringify({ numPassedTests: 7, numFailedTests: 2, testResults: [] });
  expect(countVitest(report, 1)).toEqual({ passed: 7, failed: 2 });
});

test('a test file that could not be loaded counts as one failure', () => {
  const report = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  });
  expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
});

test('a run that ended badly has failed even where its report shows no failure or is missing', () => {
  expect(countVitest(JSON.stringify({ numPassedTests: 3, numFailedTests: 0 }), 1)).toEqual({
    passed: 3,
    failed: 1,
  });
  expect(countVitest(null, 1)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright('{ cut', 1)).toEqual({ passed: 0, failed: 1 });
});

test('in a Playwright report a further try counts, an error outside any test is a failure, a skipped one neither', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 4 };
  expect(countPlaywright(JSON.stringify({ stats, errors: [{}] }), 1)).toEqual({ passed: 6, failed: 2 });
});
