import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerDialogs, call, request } from '../e2e/fixtures/app.ts';
import { expect, test } from './local-server.ts';

const everything = { filter: '', articleIds: [] };

test('a report is printed to a tagged PDF with an outline, without scripts, and nothing is left behind', async ({
  launch,
  folder,
  server,
}) => {
  const { app, page } = await launch();
  const [claim] = await request(page, 'claim.list', {});
  await request(page, 'claim.update', {
    claimId: claim?.id ?? '',
    patch: { text: `<script src="${server.url}/x.js"></script><img src="${server.url}/x.png">` },
  });
  await app.evaluate(({ app: electronApp }) => {
    const world = globalThis as unknown as { printed: object[] };
    world.printed = [];
    electronApp.on('web-contents-created', (_event, contents) => {
      const { getLastWebPreferences } = contents as unknown as { getLastWebPreferences: () => object };
      contents.once('did-finish-load', () => world.printed.push(getLastWebPreferences.call(contents)));
    });
  });

  const path = join(folder, 'report.pdf');
  await answerDialogs(app, { save: path });
  const written = await request(page, 'report.export', { format: 'pdf', scope: everything });
  const pdf = await readFile(path);
  expect(written).toEqual({ path, bytes: pdf.byteLength });
  const text = pdf.toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toContain('/StructTreeRoot');
  expect(text).toContain('/Outlines');
  expect(text).not.toMatch(/\/(JavaScript|JS|Launch)\b/);
  expect(text).not.toContain('Chrome/');

  const printed = await app.evaluate(() => (globalThis as unknown as { printed: object[] }).printed);
  expect(printed).toEqual([
    expect.objectContaining({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    }),
  ]);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect((await readdir(folder)).filter((name) => name.startsWith('report'))).toEqual(['report.pdf']);
  expect(server.visits).toEqual([]);
});

test('a PDF that cannot be written says why and leaves nothing half written', async ({ launch, folder }) => {
  const { app, page } = await launch();
  await writeFile(join(folder, 'file'), 'no folder');
  await answerDialogs(app, { save: join(folder, 'file', 'report.pdf') });
  expect(await call(page, 'report.export', { format: 'pdf', scope: everything })).toMatchObject({
    ok: false,
    failure: { code: 'export.failed', message: expect.stringContaining('There is no folder') as unknown },
  });
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('no folder');
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});
