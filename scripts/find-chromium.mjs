import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findProgram } from './setup/places.mjs';

/**
 * The Chromium or Chrome that the tests of single components run in, or null. The variable CHROMIUM names one
 * outright; then what is installed; then the one Playwright has fetched.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = findProgram(name);
    if (path !== null && !isSnapPointer(path)) return path;
  }
  return findPlaywrightChromium();
}

/**
 * Ubuntu's /usr/bin/chromium-browser is a short script that only asks for the snap.
 * @param {string} path
 */
function isSnapPointer(path) {
  try {
    return /\bsnap install\b|\/snap\/bin\//.test(readFileSync(path, 'utf8').slice(0, 4000));
  } catch {
    return false;
  }
}

function findPlaywrightChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
