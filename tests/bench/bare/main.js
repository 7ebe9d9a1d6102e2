// The peer of the launch benchmark: the least an Electron app can be, one sandboxed window with a page of text.
import { app, BrowserWindow } from 'electron';

const words = 'The gates were opened in the night and the water came down before the warning did. ';
const page = `<!doctype html><meta charset="utf-8"><title>Bare</title><h1>Bare window</h1><p>${words.repeat(12)}</p>`;

app.on('window-all-closed', () => app.quit());
// Not awaited at the top level: Electron is not ready before this module has run.
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  return window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
});
