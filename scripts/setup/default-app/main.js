// The part of Electron's own default app that `electron [-r module] [--switch] folder-or-file [arguments]` needs.
// scripts/setup puts it into an Electron that came without one. An ES module that awaits the import, so that
// `ready` waits until the app's own top level has run: registerSchemesAsPrivileged comes too late otherwise.
import { app, dialog } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The two methods Electron keeps for its default app, which its typings leave out. */
const host =
  /** @type {import('electron').App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (
    app
  );

const require = createRequire(join(process.cwd(), 'default-app.js'));

async function start() {
  const words = process.argv.slice(1);
  const modules = [];
  let target = null;
  while (words.length > 0 && target === null) {
    const word = String(words.shift());
    if (word === '-r' || word === '--require') modules.push(String(words.shift()));
    else if (!word.startsWith('-')) target = resolve(word);
  }
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  for (const name of modules) require(name);
  if (target === null) throw new Error('name the app to run: electron FOLDER');

  const manifest = join(target, 'package.json');
  let folder = dirname(target);
  if (existsSync(manifest)) {
    const { name, productName, version } = JSON.parse(readFileSync(manifest, 'utf8'));
    if (version) host.setVersion(version);
    app.setName(productName ?? name ?? app.getName());
    app.setDesktopName(`${app.getName()}.desktop`);
    folder = target;
  }
  host.setAppPath(folder);
  await import(pathToFileURL(require.resolve(target)).href);
}

await start().catch((error) => {
  console.error(error);
  if (app.isReady()) dialog.showErrorBox('The app could not be started', String(error.message));
  app.exit(1);
});
