import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * electron-builder's hook after it has copied Electron: takes out what the set-up put into an Electron from the npm
 * registry, so that the packaged program finds its own app and nothing else.
 * @param {{ appOutDir: string, electronPlatformName: string }} context
 */
// eslint-disable-next-line no-restricted-syntax -- electron-builder calls a hook's default export
export default function removeDefaultApp({ appOutDir, electronPlatformName }) {
  if (electronPlatformName !== 'linux') return;
  const stamp = join(appOutDir, 'parallax-runtime.json');
  if (!existsSync(stamp)) return;
  rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
  rmSync(stamp);
  console.warn(
    'This package holds the Electron from the npm registry: good for trying, not for release. ' +
      'For the official one: npm run setup -- --official-electron',
  );
}
