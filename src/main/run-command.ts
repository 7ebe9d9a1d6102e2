import { app } from 'electron';
import { runCli } from '../cli/run.ts';
import { standardIo } from '../cli/standard-io.ts';
import { printPdf } from './pdf.ts';

/** Runs the program as a command line, without a window, and ends it with the command's exit code. */
export async function runCommand(words: readonly string[], sampleFolder: string): Promise<void> {
  app.dock?.hide();
  const code = await runCli(words, {
    ...standardIo(),
    sampleFolder,
    pdf: { kind: 'print', print: (html, path) => app.whenReady().then(() => printPdf(html, path)) },
  });
  app.exit(code);
}
