import { app } from 'electron';
import { runCli } from '../cli/run.ts';
import { printPdf } from './pdf.ts';

/** Runs the program as a command line, without a window, and ends it with the command's exit code. */
export async function runCommand(words: readonly string[]): Promise<void> {
  app.disableHardwareAcceleration();
  app.dock?.hide();
  app.on('window-all-closed', () => {
    // Printing closes its hidden window; the command goes on.
  });
  const code = await runCli(words, {
    printPdf: (html, path) => app.whenReady().then(() => printPdf(html, path)),
  });
  app.exit(code);
}
