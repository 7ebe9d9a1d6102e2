import { join } from 'node:path';
import { app, Menu } from 'electron';
import { registerAppScheme } from './app-protocol.ts';
import { parseCommandLine } from './command-line.ts';
import { guardEveryPage } from './security.ts';
import { startShell } from './shell.ts';

// The order of the start, nothing else. What Electron wants before it is ready comes first.
const launch = parseCommandLine(process.argv, {
  defaultApp: process.defaultApp === true,
  workingFolder: process.cwd(),
});

registerAppScheme();
// Electron would make a menu of its own, which ours takes the place of a moment later.
Menu.setApplicationMenu(null);
// The usual one tells of the machine, and a printed report carries it.
app.userAgentFallback = `${app.name} ${app.getVersion()}`;
guardEveryPage();
// Under --no-sandbox (root, in development only) this call would bring the sandbox back, and Chromium would not start.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Whatever else fails to hold it back: no name on the network is ever looked up. `dns-prefetch`, for one, is no request
// that a session could refuse.
const inDevelopment = !app.isPackaged && process.env['ELECTRON_RENDERER_URL'] !== undefined;
app.commandLine.appendSwitch(
  'host-resolver-rules',
  `MAP * ~NOTFOUND${inDevelopment ? ', EXCLUDE localhost' : ''}`,
);

const resources = app.isPackaged ? process.resourcesPath : join(import.meta.dirname, '../../resources');
const sampleArticles = join(resources, 'sample');

if (launch.kind === 'command') {
  const { runCommand } = await import('./run-command.ts');
  void runCommand(launch.words, sampleArticles);
} else if (!app.requestSingleInstanceLock({ casePath: launch.casePath })) {
  app.exit();
} else {
  void startInWindow(launch.casePath);
}

async function startInWindow(named: string | null): Promise<void> {
  // macOS tells the double-clicked case by an event, perhaps before the program is ready.
  let casePath = named;
  const noteFile = (event: Electron.Event, path: string): void => {
    event.preventDefault();
    casePath = path;
  };
  app.on('open-file', noteFile);
  await app.whenReady();
  app.off('open-file', noteFile);

  const shell = startShell({
    casePath,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    page: join(import.meta.dirname, '../renderer'),
    sampleArticles,
    icon: join(resources, 'icons/256x256.png'),
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    shell.openCase(path);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    shell.openCase((data as { casePath: string | null }).casePath);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void shell.close().finally(() => {
      app.exit();
    });
  });
}
