import { writeSync } from 'node:fs';
import { openCase } from '#core/db/open.ts';
import { v7 } from 'uuid';
import { recordChange } from '../at-once.ts';

// Opens a case, says how, and goes on changing it; each line says what is saved by now. Waits when it may only read.

const [path = ''] = process.argv.slice(3);
const opened = openCase(path, { analyst: 'Tess', newId: v7 });
writeSync(1, `open ${opened.readOnly}\n`);

if (opened.readOnly === null) {
  for (let number = 1; ; number += 1) {
    const seq = recordChange(opened.db, 'test.write', { by: 'Tess', at: new Date().toISOString() }, () => {
      const insert = opened.db.prepare('INSERT INTO source (id, name, kind, created_at) VALUES (?, ?, ?, ?)');
      for (let part = 0; part < 20; part += 1) {
        insert.run(`${number}-${part}`, 'Somebody '.repeat(part + 1), 'person', '2026-01-01');
      }
      return {
        output: number,
        subject: `batch ${number}`,
        focus: { articleId: null, occurrenceId: null, claimId: null },
      };
    });
    writeSync(1, `saved ${seq}\n`);
  }
} else {
  setInterval(() => undefined, 1000);
}
