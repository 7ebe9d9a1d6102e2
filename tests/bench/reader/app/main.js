// A window with the built page of the reader's benchmark: the app's engine without the rest of the app.
import { argv } from 'node:process';
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  return window.loadFile(argv.at(-1));
});
