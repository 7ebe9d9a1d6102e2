import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '#domain/failure.ts';
import { openCaseToRead } from './db/open.ts';
import { errorCode } from './db/sqlite-failure.ts';
import { renderTo } from './export/export-case.ts';
import type { JobMessage, RenderJob } from './export/job.ts';
import { renderPreview } from './export/preview.ts';

// A thread that renders one export, so that core answers the window meanwhile and the thread can be ended at any moment.
// It reads on a connection of its own: one transaction, one snapshot.

/** The least time between two tellings, in milliseconds. */
const pause = 80;

function tell(message: JobMessage): void {
  parentPort?.postMessage(message);
}

async function render({ casePath, order, temporary, preview }: RenderJob): Promise<number> {
  const db = openCaseToRead(casePath);
  try {
    db.exec('BEGIN');
    if (preview) return await renderPreview(db, order, temporary.path);
    let told = 0;
    return await renderTo(db, order, temporary, {
      onProgress: (done) => {
        const now = performance.now();
        if (now - told < pause) return;
        told = now;
        tell({ kind: 'progress', done });
      },
    });
  } finally {
    db.close();
  }
}

try {
  tell({ kind: 'done', bytes: await render(workerData as RenderJob) });
} catch (error) {
  tell({
    kind: 'failed',
    failure: error instanceof Failure ? error.toData() : null,
    error: {
      message: error instanceof Error ? error.message : String(error),
      stack: (error instanceof Error && error.stack) || '',
      code: errorCode(error),
    },
  });
}
