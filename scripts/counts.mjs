/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * The counts of a Vitest run from its JSON report. A file that could not even be loaded counts as one failure, as
 * does an error outside any test: neither shows in the report's own numbers.
 * @param {string | null} report the JSON text; null when the run left none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  const parsed = parse(report);
  const passed = parsed?.numPassedTests ?? 0;
  const broken = (parsed?.testResults ?? []).filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return atLeastOneFailure({ passed, failed: (parsed?.numFailedTests ?? 0) + broken }, exitCode);
}

/**
 * The counts of a Playwright run from its JSON report; an error outside any test counts as one failure, and a test that
 * passed at a further try has passed.
 * @param {string | null} report the JSON text; null when the run left none
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  const parsed = parse(report);
  const { expected = 0, unexpected = 0, flaky = 0 } = parsed?.stats ?? {};
  const outside = parsed?.errors?.length ?? 0;
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected + outside }, exitCode);
}

/**
 * A run that ended badly has failed, whatever its report says.
 * @param {Counts} counts
 * @param {number} exitCode
 */
function atLeastOneFailure({ passed, failed }, exitCode) {
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}

/** @param {string | null} text */
function parse(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
