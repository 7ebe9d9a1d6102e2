import { join } from 'node:path';
import { runInElectron } from './run-in-electron.ts';
import { runCli } from './run.ts';
import { standardIo } from './standard-io.ts';

// The command line under plain Node: bin/parallax.mjs runs the bundle of this file, out/main/cli.js.
const appFolder = join(import.meta.dirname, '../..');

process.exitCode = await runCli(process.argv.slice(2), {
  ...standardIo(),
  sampleFolder: join(appFolder, 'resources/sample'),
  electron: { kind: 'relay', run: (words) => runInElectron(appFolder, words) },
});
