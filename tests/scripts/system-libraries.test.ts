import { expect, test } from 'vitest';
import { needsOwnBuild } from '../../scripts/setup/native-module.mjs';
import {
  nameLacking,
  packagesFor,
  parseMissingLibraries,
  readRelease,
} from '../../scripts/setup/system-libraries.mjs';

const ldd = `	linux-vdso.so.1 (0x00007ffd9d5f2000)
	libffmpeg.so => /app/libffmpeg.so (0x00007f0b1a000000)
	libnss3.so => not found
	libnssutil3.so => not found
	libasound.so.2 => not found
	libnss3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0b19e1f000)
`;

test('the libraries ldd did not find are read from its output, each once', () => {
  expect(parseMissingLibraries(ldd)).toEqual(['libnss3.so', 'libnssutil3.so', 'libasound.so.2']);
});

test('libraries become packages under the release’s own names; unknown ones are kept apart', () => {
  const libraries = ['libnss3.so', 'libnssutil3.so', 'libasound.so.2', 'libnew.so.9'];
  expect(packagesFor(libraries, false)).toEqual({
    packages: ['libnss3', 'libasound2'],
    unknown: ['libnew.so.9'],
  });
  expect(packagesFor(libraries, true).packages).toEqual(['libnss3', 'libasound2t64']);
});

test('Debian, Ubuntu and their kin are told apart from others, and older from newer releases', () => {
  expect(readRelease('ID=debian\nVERSION_ID="12"\n')).toEqual({
    debian: true,
    ubuntu: false,
    renamed: false,
  });
  expect(readRelease('ID=debian\nVERSION_ID="13"\n')).toMatchObject({ debian: true, renamed: true });
  expect(readRelease('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\n')).toEqual({
    debian: true,
    ubuntu: true,
    renamed: false,
  });
  expect(readRelease('ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n')).toMatchObject({ renamed: true });
  expect(readRelease('ID=fedora\nVERSION_ID=41\n')).toEqual({ debian: false, ubuntu: false, renamed: false });
});

test('what is lacking is named with the one command that brings all of it', () => {
  const failure = nameLacking({ packages: ['xvfb', 'libnss3'], unknown: [], chromium: true }, true);
  expect(failure.message).toBe('This system lacks: xvfb, libnss3, chromium.');
  expect(failure.remedy).toContain('sudo apt-get update && sudo apt-get install -y xvfb libnss3 chromium\n');
});

test('the native module is compiled only where some runtime’s Node-API is below 10', () => {
  expect(needsOwnBuild([10, 10])).toBe(false);
  expect(needsOwnBuild([9, 10])).toBe(true);
  expect(needsOwnBuild([10, 9])).toBe(true);
});
