import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

test('packages are built with the fuses that keep the program to this app', async () => {
  const file = await readFile(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
  const section = /^electronFuses:\n((?:(?: {2}.*)?\n)+)/m.exec(file)?.[1] ?? '';
  const fuses = Object.fromEntries(
    [...section.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(fuses).toMatchObject({
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('packages carry the app in an archive and nothing that was not built', async () => {
  const file = await readFile(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8');
  expect(file).toMatch(/^asar: true$/m);
  expect(file).not.toContain('src/**');
  expect(file).not.toContain('tests/**');
});
