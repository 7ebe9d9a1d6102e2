// Drives the real app through its main job on the sample case: `npm run demo`. Leaves pictures and the report in
// demo-output/. With --pictures the README's pictures are renewed from them as well.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, tellFailure } from './build.mjs';
import { root } from './setup/places.mjs';
import { runHere, withDisplay } from './with-display.mjs';

/** Which of the demonstration's pictures the README shows, and by what name. */
const pictures = { '3-article.png': 'article.png', '4-compare.png': 'compare.png' };

async function demo() {
  await ensureBuilt();
  const output = join(root, 'demo-output');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const code = await withDisplay((env) =>
    runHere(process.execPath, [playwright, 'test', '--project=demo', '--reporter=list'], env, root),
  );
  if (code === 0 && process.argv.includes('--pictures')) {
    for (const [from, to] of Object.entries(pictures)) {
      copyFileSync(join(output, from), join(root, 'docs', 'pictures', to));
    }
  }
  console.log(
    code === 0
      ? `\nPictures and the report lie in ${output}`
      : '\nThe demonstration failed; see the lines above.',
  );
  process.exitCode = code;
}

await demo().catch(tellFailure);
