import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exportOrder, type ReportFacts } from '#contract/report.ts';
import { factsPath } from '#core/export/facts-path.ts';
import { renderPreview } from '#core/export/preview.ts';
import { composeFrom, type ReportComposition } from '#domain/report/composition.ts';
import { writeReference } from '#domain/report/references.ts';
import { openTestCase, spanOf, type TestCase } from '../services/test-case.ts';

async function preview(open: TestCase, composition: ReportComposition) {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-preview-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'preview.html');
  const order = exportOrder.parse({ format: 'html', scope: composition.scope, composition });
  await open.inside(({ db }) => renderPreview(db, order, path));
  const facts = JSON.parse(readFileSync(factsPath(path), 'utf8')) as ReportFacts;
  return { page: readFileSync(path, 'utf8'), facts };
}

const text = 'The gates were opened at night. Nobody was told, the keeper said.';

async function mark(open: TestCase, articleId: string, words: string) {
  return open.call('occurrence.mark', {
    articleId,
    spans: [spanOf(text, words)],
    claimId: null,
    claimText: null,
    stance: null,
  });
}

test('the facts number the claims and sources of the report, and the occurrences its texts point to', async () => {
  const open = await openTestCase();
  const article = await open.importText(text);
  await mark(open, article.id, 'Nobody was told');
  await mark(open, article.id, 'The gates were opened');
  const claims = await open.call('claim.list', {});
  const places = await open.inside(({ db }) =>
    db.prepare<[], string>('SELECT id FROM occurrence ORDER BY created_at').pluck().all(),
  );
  const composition: ReportComposition = {
    ...composeFrom('brief'),
    parts: [
      {
        id: 'a',
        kind: 'text',
        heading: 'Aim',
        markdown: `See ${writeReference({ kind: 'occurrence', id: places[1] ?? '' })}.`,
      },
      { id: 'b', kind: 'claims' },
    ],
  };
  const { page, facts } = await preview(open, composition);
  expect(page).toMatch(/^<!doctype html>/);
  expect(facts).toMatchObject({ articleCount: 1, shownArticleCount: 1, occurrenceCount: 2 });
  expect(facts.claims.map(({ label, id }) => [label, claims.find((each) => each.id === id)?.text])).toEqual([
    ['C1', expect.stringContaining('gates') as string],
    ['C2', expect.stringContaining('Nobody') as string],
  ]);
  expect(facts.sources).toMatchObject([{ label: 'S1', title: 'Aster Quill' }]);
  expect(facts.occurrences).toEqual([{ id: places[1], label: 'C1', title: 'The gates were opened' }]);
});

test('of a large case the beginning is shown, while the facts tell all of it', async () => {
  const open = await openTestCase();
  for (let n = 0; n < 33; n += 1)
    await open.importText(`${text} Copy ${n}.`, { title: `Copy ${String(n).padStart(2, '0')}` });
  const { page, facts } = await preview(open, {
    ...composeFrom('full'),
    parts: [{ id: 'c', kind: 'corpus' }],
  });
  expect(facts).toMatchObject({ articleCount: 33, shownArticleCount: 30 });
  expect(page).toContain('Copy 29');
  expect(page).not.toContain('Copy 31');
});
