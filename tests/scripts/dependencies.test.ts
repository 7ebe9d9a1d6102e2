import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMissingDependency } from '../../scripts/setup/dependencies.mjs';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/one': { version: '1.0.0', integrity: 'sha512-one' },
  'node_modules/two': { version: '2.0.0', integrity: 'sha512-two' },
  'node_modules/for-another-platform': { version: '1.0.0', integrity: 'sha512-x', optional: true },
};

const { '': _project, 'node_modules/for-another-platform': _optional, ...installed } = locked;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parallax-dependencies-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
  for (const path of Object.keys(installed)) {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, 'package.json'), '{}');
  }
  writeStamp(installed);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function writeStamp(packages: object): void {
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

test('what is installed as locked needs nothing, without packages for other platforms', () => {
  expect(findMissingDependency(root)).toBeNull();
});

test('an install that was killed has no stamp and counts for nothing', () => {
  rmSync(join(root, 'node_modules', '.package-lock.json'));
  expect(findMissingDependency(root)).toBe('node_modules');
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), '{"packages": {"node_mod');
  expect(findMissingDependency(root)).toBe('node_modules');
});

test('a package of another version, with other bytes, or not there is found', () => {
  writeStamp({ ...installed, 'node_modules/two': { version: '2.0.1', integrity: 'sha512-two' } });
  expect(findMissingDependency(root)).toBe('node_modules/two');
  writeStamp({ ...installed, 'node_modules/one': { version: '1.0.0', integrity: 'sha512-other' } });
  expect(findMissingDependency(root)).toBe('node_modules/one');
  writeStamp({ 'node_modules/one': installed['node_modules/one'] });
  expect(findMissingDependency(root)).toBe('node_modules/two');
});

test('a package whose folder was deleted is found though the stamp names it', () => {
  rmSync(join(root, 'node_modules', 'two'), { recursive: true });
  expect(findMissingDependency(root)).toBe('node_modules/two');
});

test('a project without its lock file is told how to get it back', () => {
  rmSync(join(root, 'package-lock.json'));
  expect(() => findMissingDependency(root)).toThrow('package-lock.json is missing');
});
