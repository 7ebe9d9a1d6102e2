// Exports of a case of 200 articles and 10,000 occurrences by the command line, and how the window answers meanwhile.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeComparison } from './compare-case.mjs';
import { launch, memoryOf, root } from './electron-app.mjs';
import { ms } from './figures.mjs';
import { watchStalls } from './stalls.mjs';

/** Each format with the ending of what it is written to, and what is asked of it in seconds and MiB. */
const formats = [
  { format: 'html', ending: '.html', seconds: 10, mebibytes: null },
  { format: 'pdf', ending: '.pdf', seconds: null, mebibytes: 1024 },
  { format: 'docx', ending: '.docx', seconds: null, mebibytes: null },
  { format: 'markdown', ending: '.md', seconds: null, mebibytes: null },
  ...[
    ['csv', '.csv'],
    ['csv-set', '.zip'],
    ['json', '.json'],
    ['jsonl', '.jsonl'],
    ['w3c', '.jsonld'],
    ['qdpx', '.qdpx'],
    ['schema-org', '.zip'],
    ['stix', '.json'],
    ['misp', '.json'],
    ['brat', '.zip'],
  ].map(([format, ending]) => ({ format, ending, seconds: 5, mebibytes: 400 })),
  { format: 'package', ending: '.zip', seconds: null, mebibytes: null },
];

/** How much longer ten times as much may take: a tenth more than ten times. */
const growthLimit = 11;

const cli = join(root, 'out', 'main', 'cli.js');

/** Exports in a process of its own: how long it took, and the most memory it and its children held at a look every 50 ms. */
async function exportOnce(file, format, path) {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli, 'export', file, '-f', format, '-o', path, '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, memoryOf(child.pid) ?? 0);
  }, 50);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(look);
  rmSync(path, { recursive: true, force: true });
  return { took: performance.now() - begun, memory: most, refused: code !== 0 };
}

const inSeconds = (took) => `${(took / 1000).toFixed(1)} s`;

/** Measures every format; `generate` and `makeCase` make articles and a case of them, `report` takes what was found. */
export async function benchExports(generate, makeCase, folder, report) {
  const small = generate(20, 9000, 70_000);
  const large = generate(200, 9000, 80_000);
  const few = makeCase('few', small, writeComparison(small, 125).marks);
  const many = makeCase('thousands', large, writeComparison(large, 1250).marks);

  for (const { format, ending, seconds, mebibytes } of formats) {
    const path = join(folder, `exported${ending}`);
    const before = await exportOnce(few, format, path);
    const { took, memory, refused } = await exportOnce(many, format, path);
    const what = `${format}, 200 articles with 10,000 occurrences`;
    if (before.refused) throw new Error(`${format} of 1,000 occurrences could not be exported.`);
    if (refused) {
      report(what, 'refused', 'written', false);
      continue;
    }
    report(
      `${what}, in a process of its own`,
      inSeconds(took),
      seconds === null ? '' : `under ${seconds} s`,
      seconds === null ? null : took < seconds * 1000,
    );
    const mib = memory / 2 ** 20;
    report(
      `${what}, most memory (PSS)`,
      `${mib.toFixed(0)} MiB`,
      mebibytes === null ? '' : `under ${mebibytes} MiB`,
      mebibytes === null ? null : mib < mebibytes,
    );
    const growth = took / before.took;
    report(
      `${format}, 10,000 occurrences against 1,000`,
      `${growth.toFixed(1)} ×`,
      `at most ${growthLimit} ×`,
      growth <= growthLimit,
    );
  }
  const written = [
    ['html', '.html'],
    ['docx', '.docx'],
    ['w3c', '.jsonld'],
    ['qdpx', '.qdpx'],
  ];
  await whileTheWindowAnswers(many, '10,000', written, folder, report);
  await whileTheWindowAnswers(few, '1,000', [['pdf', '.pdf']], folder, report);
}

async function whileTheWindowAnswers(file, count, written, folder, report) {
  const { app, page } = await launch(join(folder, 'export-profile'), [file]);
  for (const [format, ending] of written) {
    const path = join(folder, `from-the-window${ending}`);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    const stop = await watchStalls(app, page);
    await page.evaluate(async (chosen) => {
      const answer = await window.parallax.call('report.export', {
        format: chosen,
        scope: { filter: '', articleIds: [] },
      });
      if (!answer.ok) throw new Error(answer.failure.message);
    }, format);
    const { main, page: renderer } = await stop();
    report(
      `Longest stall of main while ${format} of ${count} occurrences is written`,
      ms(main),
      'under 50 ms',
      main < 50,
    );
    report('Longest stall of the page meanwhile', ms(renderer), 'under 50 ms', renderer < 50);
  }
  await app.close();
}
