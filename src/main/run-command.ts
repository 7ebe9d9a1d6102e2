import { app } from 'electron';
import { runCli } from '../cli/run.ts';
import { standardIo } from '../cli/standard-io.ts';
import { doElectronJob } from './electron-jobs.ts';

/** Runs the program as a command line, without a window, and ends it with the command's exit code. */
export async function runCommand(words: readonly string[], sampleFolder: string): Promise<void> {
  app.dock?.hide();
  const code = await runCli(words, {
    ...standardIo(),
    sampleFolder,
    electron: {
      kind: 'here',
      ask: (job, signal, onProgress) => app.whenReady().then(() => doElectronJob(job, signal, onProgress)),
    },
  });
  app.exit(code);
}
