// Runs the benchmarks: `npm run bench`. The figures in docs/benchmarks.md come from here.
import { join } from 'node:path';
import { ensureBuilt, tellFailure } from './build.mjs';
import { root } from './setup/places.mjs';
import { runHere, withDisplay } from './with-display.mjs';

async function bench() {
  await ensureBuilt();
  process.exitCode = await withDisplay((env) =>
    runHere(
      process.execPath,
      ['--experimental-websocket', join(root, 'tests', 'bench', 'run.mjs'), ...process.argv.slice(2)],
      env,
      root,
    ),
  );
}

await bench().catch(tellFailure);
