import { expect, test } from 'vitest';
import { openCase } from './case-fixture.ts';
import { renderExport } from './render-export.ts';

test('the report and the CSV say values in the case’s own words, added ones where they were chosen', async () => {
  const open = openCase({
    sources: { author: { name: 'Author' } },
    articles: { a: { title: 'One', voice: 'author', blocks: [{ text: 'First. Second.' }] } },
    claims: { c: { text: 'It was so.' } },
    occurrences: [
      { claim: 'c', article: 'a', quotes: ['First'], stance: 'distances' },
      { claim: 'c', article: 'a', quotes: ['Second'], stance: 'distances' },
    ],
  });
  open.db.exec(`
    INSERT INTO codebook_value (list, value, label) VALUES ('stance', 'distances', 'Keeps away');
    INSERT INTO codebook_value (list, value, counts_as, label) VALUES ('stance', 'x', 'distances', 'Sneers');
    INSERT INTO added_value SELECT occurrence_id, 'stance', 'x' FROM occurrence_span WHERE exact = 'Second'`);
  const csv = await renderExport(open, { format: 'csv' });
  expect(csv).toContain('"Keeps away"');
  expect(csv).toContain('"Sneers"');
  expect(csv).not.toContain('"Distances"');
  const html = await renderExport(open, { format: 'html' });
  expect(html).toContain('Keeps away');
  expect(html).toContain('Sneers');
  expect(html).not.toMatch(/> Distances</);
});
