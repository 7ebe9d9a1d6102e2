import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { CaseJson } from '#contract/case-json.ts';
import { refiReader } from '#core/ingest/data/refi.ts';
import { checkCaseJson } from '#core/ingest/data/read-json.ts';
import type { ReadData } from '#core/ingest/data/data-reader.ts';
import { importData } from '#core/services/import-data.ts';
import { composeFrom } from '#domain/report/composition.ts';
import { startView } from '#domain/table/table-view.ts';
import { stances } from '#domain/stance.ts';
import { type FixtureCase, openCase, type OpenFixture } from '../../export/case-fixture.ts';
import { emptyCase, largeCase, variedCase } from '../../export/refi-cases.ts';
import { hostileCase } from '../../export/hostile-case.ts';
import { renderBytes, renderExport } from '../../export/render-export.ts';
import { openTestCase } from '../../services/test-case.ts';

const lookup = { findArticle: () => null, newId: () => '', now: () => '2024-06-01T00:00:00.000Z' };
const read = async (bytes: Uint8Array): Promise<ReadData> => refiReader.read(bytes, lookup);

/** What JSON says of the case, without relations that no other format has. */
async function jsonOf(open: OpenFixture, suggested = false): Promise<CaseJson> {
  const json = JSON.parse(await renderExport(open, { format: 'json' })) as CaseJson;
  return {
    ...json,
    relations: json.relations.filter(
      ({ status }) => status === 'confirmed' || (suggested && status === 'suggested'),
    ),
  };
}

test.each([
  ['an empty case', emptyCase],
  ['a hostile case', hostileCase],
  ['a case with pieces, overlaps, chains and many scripts', variedCase],
])('%s comes back whole from its own project', async (_, fixture) => {
  const open = openCase(fixture);
  for (const suggested of [false, true]) {
    const { data, remarks } = await read(await renderBytes(open, { format: 'qdpx', options: { suggested } }));
    expect(data).toEqual(await jsonOf(open, suggested));
    expect(remarks).toEqual([]);
    expect(checkCaseJson(data)).toEqual(data);
  }
});

test('what a case added to its codebook, its tags and their colours come back', async () => {
  const open = openCase(variedCase);
  open.db.exec(`
    INSERT INTO codebook_value (list, value, label, hidden) VALUES ('stance', 'unclear', 'Hard to tell', 1);
    INSERT INTO codebook_value (list, value, counts_as, label, definition) VALUES
      ('stance', 'x1', 'distances', 'Sneers', 'Mocks it.'), ('sourceKind', 'x4', 'person', 'Blogger', NULL);
    INSERT INTO added_value SELECT occurrence_id, 'stance', 'x1' FROM occurrence_span WHERE exact = 'saw it,';
    INSERT INTO tag (path, colour, description) VALUES ('Water', 'teal', 'All about water.'), ('kept', NULL, 'Idle.')`);
  const { data, remarks } = await read(await renderBytes(open, { format: 'qdpx' }));
  expect(data).toEqual(await jsonOf(open));
  expect(remarks).toEqual([]);
});

test('kept views, composed reports with their versions, and decisions on suggestions come back', async () => {
  const open = openCase(variedCase);
  const at = '2024-05-01T09:00:00.000Z';
  const report = '018f6000-0000-7000-8000-000000000001';
  open.db
    .prepare('INSERT INTO report VALUES (?, ?, ?, ?)')
    .run(report, 'For the editor', JSON.stringify(composeFrom('two-sides')), at);
  open.db
    .prepare('INSERT INTO report_version VALUES (?, ?, ?, ?, ?)')
    .run(report, 3, JSON.stringify(composeFrom('brief')), at, 'as sent');
  open.db
    .prepare('INSERT INTO saved_view VALUES (?, ?, ?, ?)')
    .run('018f7000-0000-7000-8000-000000000001', 'Doubtful', JSON.stringify(startView), at);
  const decide = open.db.prepare('INSERT INTO suggestion_decision VALUES (?, ?, ?, ?, ?)');
  decide.run(open.claimId('seen'), 0, 0, open.claimId('opened'), 'rejected');
  decide.run(open.articleId('a'), 5, 9, open.claimId('seen'), 'suggested');
  const { data, remarks } = await read(await renderBytes(open, { format: 'qdpx' }));
  expect(data).toEqual(await jsonOf(open));
  expect([data.reports, data.views, data.decisions].map((list) => list?.length)).toEqual([1, 1, 2]);
  expect(remarks).toEqual([]);
});

test('imported into an empty case it is the same case', async () => {
  const open = openCase(variedCase);
  const { data } = await read(await renderBytes(open, { format: 'qdpx' }));
  const other = await openTestCase();
  const done = await other.session.change('data.import', (context) => importData(context, data));
  expect(done.ok).toBe(true);
  const db = await other.inside((context) => context.db);
  const again = JSON.parse(await renderExport({ db }, { format: 'json' })) as CaseJson;
  const { case: _, ...all } = await jsonOf(open);
  expect(again).toMatchObject(all);
});

const words = fc
  .array(
    fc.constantFrom(
      'gate',
      'opened',
      '🌊',
      'قال',
      'cafe\u0301',
      '👩‍🚀',
      '<b>',
      '&amp;',
      '“yes”',
      'а',
      'Ω',
      '\u00a0x',
    ),
    { minLength: 3, maxLength: 12 },
  )
  .map((list) => list.join(' '));

const anyCase: fc.Arbitrary<FixtureCase> = fc
  .record({
    texts: fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    claims: fc.array(words, { minLength: 1, maxLength: 4 }),
    picks: fc.array(
      fc.record({
        text: fc.nat(),
        block: fc.nat(),
        from: fc.nat(),
        length: fc.integer({ min: 1, max: 3 }),
        claim: fc.nat(),
        stance: fc.option(fc.constantFrom(...stances)),
        note: fc.constantFrom('', 'A note\n🌊 & more'),
        said: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ texts, claims, picks }) => ({
    title: claims[0] ?? '',
    sources: { paper: { name: 'Paper' }, office: { name: 'Ω office 🌊' } },
    articles: Object.fromEntries(
      texts.map((blocks, number) => [
        `a${number}`,
        {
          title: `Text ${number}`,
          voice: 'paper',
          // No two articles of a case have one text.
          blocks: [{ text: `Number ${number}` }, ...blocks.map((text) => ({ text }))],
        },
      ]),
    ),
    claims: Object.fromEntries(
      claims.map((text, number) => [`c${number}`, { text, tags: [`t/${number % 2}`] }]),
    ),
    occurrences: picks.map((pick) => {
      const text = pick.text % texts.length;
      const block = texts[text]?.[pick.block % (texts[text]?.length ?? 1)] ?? '';
      const list = block.split(' ');
      const from = pick.from % list.length;
      return {
        claim: `c${pick.claim % claims.length}`,
        article: `a${text}`,
        quotes: [
          list
            .slice(from, from + pick.length)
            .join(' ')
            .trim(),
        ],
        stance: pick.stance,
        note: pick.note,
        ...(pick.said && { chain: [{ source: 'office', cueWords: list[0] ?? '' }] }),
      };
    }),
  }));

test('any case comes back whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (fixture) => {
      const open = openCase(fixture);
      const { data, remarks } = await read(await renderBytes(open, { format: 'qdpx' }));
      expect(data).toEqual(await jsonOf(open));
      expect(remarks).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('5,000 occurrences come back whole', async () => {
  const open = openCase(largeCase(5000));
  const { data, remarks } = await read(await renderBytes(open, { format: 'qdpx' }));
  expect(data).toEqual(await jsonOf(open));
  expect(remarks).toEqual([]);
});

/** Changes a project as another program might. */
async function changed(
  open: OpenFixture,
  change: (
    files: Record<string, Uint8Array>,
    edit: (name: string, by: (text: string) => string) => void,
  ) => void,
): Promise<ReadData> {
  const files = unzipSync(await renderBytes(open, { format: 'qdpx' }));
  change(files, (name, by) => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name]);
    files[name] = strToU8(by(text));
  });
  return read(zipSync(files));
}

const textName = (files: Record<string, Uint8Array>): string =>
  Object.keys(files).find((name) => /^sources\/018f2/.test(name)) ?? expect.fail('no text');

test('a place that was taken away elsewhere is taken away here; one that was added comes in', async () => {
  const open = openCase(variedCase);
  const all = await jsonOf(open);
  const { data, remarks } = await changed(open, (_, edit) => {
    edit('project.qde', (xml) =>
      xml
        .replace(/<PlainTextSelection [^>]*name="🌊"[\s\S]*?<\/PlainTextSelection>/u, '')
        .replace(
          '</TextSource>',
          '<PlainTextSelection guid="aaaaaaaa-0000-4000-8000-000000000001" startPosition="0" endPosition="3"><Description>New here.</Description></PlainTextSelection></TextSource>',
        ),
    );
  });
  // The schema wants places before variables, programs are not so strict and nor is the reader.
  expect(data.occurrences).toHaveLength(all.occurrences.length);
  expect(data.occurrences.some(({ spans }) => spans[0]?.exact === '🌊')).toBe(false);
  expect(data.occurrences.find(({ note }) => note === 'New here.')?.spans[0]?.exact).toBe('👩‍🚀');
  expect(remarks.map(({ message }) => message)).toEqual([
    'Left out: 1 place that Parallax marked. Another program has taken the coding away.',
  ]);
});

test('with Windows line ends, a byte order mark and new GUIDs for codes, places and notes it still comes back whole', async () => {
  const open = openCase(variedCase);
  const { data, remarks } = await changed(open, (files, edit) => {
    edit(textName(files), (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`);
    edit('project.qde', (xml) => {
      const guids = [...xml.matchAll(/<(?:Note|PlainTextSelection|Code) guid="([^"]*)"/gu)].map(
        ([, guid]) => guid ?? '',
      );
      const fresh = (guid: string): string =>
        `{AAAAAAAA-0000-4000-8000-${String(guids.indexOf(guid)).padStart(12, '0')}}`;
      return xml.replace(
        /GUID="([^"]*)"|(?<=<(?:Note|PlainTextSelection|Code) )guid="([^"]*)"/giu,
        (all, ...found) => {
          const guid = String(found[0] ?? found[1]);
          return guids.includes(guid) ? all.replace(guid, fresh(guid)) : all;
        },
      );
    });
  });
  expect(data).toEqual(await jsonOf(open));
  expect(remarks).toEqual([]);
});

test('a text that was changed elsewhere comes in as it is now, with the places it has now', async () => {
  const open = openCase(variedCase);
  const { data, remarks } = await changed(open, (files, edit) => {
    edit(textName(files), (text) => `${text} And more.`);
  });
  expect(data.articles[0]?.text.content.endsWith('And more.')).toBe(true);
  expect(data.claims.map(({ id }) => id).toSorted()).toEqual(
    (await jsonOf(open)).claims.map(({ id }) => id).toSorted(),
  );
  const seen = data.occurrences.find(({ spans }) => spans.length === 2);
  expect(seen).toMatchObject({ stance: 'distances', commitment: 'asserts', quotation: 'mixed' });
  expect(seen?.chain.map(({ status }) => status)).toEqual(['own-voice', 'anonymous']);
  expect(seen?.note).toBe('In two pieces\nwith “quotes” & more.');
  expect(data.occurrences).toHaveLength(4);
  expect(data.relations.map(({ kind }) => kind)).toEqual(['supports']);
  expect(remarks[0]?.message).toContain('no longer the one Parallax wrote');
});
