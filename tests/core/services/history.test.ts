import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HistoryDifference, ThingDifference } from '#contract/history.ts';
import { journaledTables } from '../../../src/core/db/journal-triggers.ts';
import { columnsOf } from '../../../src/core/services/history-columns.ts';
import { wholeHistory } from '../whole-history.ts';
import { openTestCase, spanOf, type TestCase } from './test-case.ts';

const story = 'The gates were opened. Nobody was told, the keeper said.\n\nShare this page';

async function marked() {
  const kase = await openTestCase();
  const article = await kase.importText(story);
  const { text } = await kase.call('article.open', { articleId: article.id });
  const mark = (words: string) =>
    kase.call('occurrence.mark', {
      articleId: article.id,
      spans: [spanOf(text, words)],
      claimId: null,
      claimText: null,
      stance: 'reports-neutrally',
    });
  return { kase, article, text, mark };
}

async function lastDifference(kase: TestCase): Promise<HistoryDifference> {
  const { lines } = await kase.call('history.list', wholeHistory);
  const seq = lines[0]?.seq ?? 0;
  return kase.call('history.compare', { from: seq - 1, to: seq, offset: 0, limit: 100 });
}

function only(difference: HistoryDifference): ThingDifference {
  expect(difference.things).toHaveLength(1);
  return difference.things[0]!;
}

test('every column of every journaled table is told or left out on purpose', async () => {
  const kase = await openTestCase();
  const tables = await kase.inside(({ db }) => [...journaledTables(db).values()]);
  for (const { name, columns } of tables)
    expect(Object.keys(columnsOf[name] ?? {}).toSorted(), name).toEqual(columns.toSorted());
});

test('a change of stance is told by the values before and after, and leads to its place', async () => {
  const { kase, article, mark } = await marked();
  const { id, claimId } = await mark('The gates were opened.');
  await kase.call('occurrence.update', {
    occurrenceId: id,
    patch: { stance: 'distances', note: 'See line 2.' },
  });
  expect(only(await lastDifference(kase))).toEqual({
    kind: 'occurrence',
    key: `occurrence ${id}`,
    change: 'changed',
    name: 'The gates were opened.',
    value: null,
    place: { articleId: article.id, occurrenceId: id, claimId },
    fields: [
      {
        field: 'stance',
        before: { kind: 'value', list: 'stance', value: 'reports-neutrally' },
        after: { kind: 'value', list: 'stance', value: 'distances' },
      },
      { field: 'note', before: null, after: { kind: 'text', text: 'See line 2.' } },
    ],
  });
});

test('spans are told by all their words, the stance’s too, and chains by names, though one step changed', async () => {
  const { kase, text, mark } = await marked();
  const { id, chain } = await mark('The gates were opened.');
  const pieces = [spanOf(text, 'The gates were opened.'), spanOf(text, 'Nobody was told')];
  await kase.call('occurrence.update', {
    occurrenceId: id,
    patch: { spans: pieces, stanceSpan: spanOf(text, 'told') },
  });
  // The claim's sentence goes with the words, so that it differs too.
  const { things } = await lastDifference(kase);
  expect(things.find(({ kind }) => kind === 'occurrence')?.fields).toEqual([
    {
      field: 'words',
      before: { kind: 'texts', texts: ['The gates were opened.'] },
      after: { kind: 'texts', texts: ['The gates were opened.', 'Nobody was told'] },
    },
    { field: 'stance-words', before: null, after: { kind: 'text', text: 'told' } },
  ]);
  const keeper = await kase.call('source.create', { name: 'The keeper', kind: 'person' });
  const own = chain[0]!;
  await kase.call('occurrence.set-chain', {
    occurrenceId: id,
    chain: [
      { sourceId: own.sourceId, status: 'own-voice', sourceSpan: null, cueSpan: null },
      {
        sourceId: keeper.id,
        status: 'explicit',
        sourceSpan: spanOf(text, 'the keeper'),
        cueSpan: spanOf(text, 'said'),
      },
    ],
  });
  const voice = { source: 'Aster Quill', status: 'own-voice', sourceWords: null, cueWords: null };
  const before = await lastDifference(kase);
  expect(only(before).fields).toEqual([
    {
      field: 'chain',
      before: { kind: 'chain', steps: [voice] },
      after: {
        kind: 'chain',
        steps: [
          voice,
          { source: 'The keeper', status: 'explicit', sourceWords: 'the keeper', cueWords: 'said' },
        ],
      },
    },
  ]);
  // The name is the one it had then.
  await kase.call('source.update', { sourceId: keeper.id, patch: { name: 'Ivo Lam' } });
  expect(only(await lastDifference(kase)).fields).toEqual([
    { field: 'name', before: { kind: 'text', text: 'The keeper' }, after: { kind: 'text', text: 'Ivo Lam' } },
  ]);
});

test('tags, aliases, ratings, evidence and furniture are told whole, never as rows', async () => {
  const { kase, article, mark } = await marked();
  const { claimId } = await mark('The gates were opened.');
  await kase.call('claim.update', { claimId, patch: { tags: ['dam', 'river'] } });
  await kase.call('claim.update', { claimId, patch: { tags: ['dam'] } });
  expect(only(await lastDifference(kase)).fields).toEqual([
    {
      field: 'tags',
      before: { kind: 'texts', texts: ['dam', 'river'] },
      after: { kind: 'texts', texts: ['dam'] },
    },
  ]);
  await kase.call('assessment.set', {
    claimId,
    patch: { verdict: 'mixed', evidence: [{ text: 'A log', url: 'https://example.org/log' }] },
  });
  expect(only(await lastDifference(kase)).fields).toEqual([
    { field: 'verdict', before: null, after: { kind: 'value', list: 'verdict', value: 'mixed' } },
    { field: 'evidence', before: null, after: { kind: 'texts', texts: ['A log https://example.org/log'] } },
  ]);
  const source = await kase.call('source.create', { name: 'The keeper', kind: 'person', aliases: ['Ivo'] });
  await kase.call('source.rate', { sourceId: source.id, letter: 'B', on: '2024-04-21', reason: 'was there' });
  expect(only(await lastDifference(kase)).fields).toEqual([
    { field: 'reliability', before: null, after: { kind: 'texts', texts: ['B, 2024-04-21: was there'] } },
  ]);
  const { blocks, text } = await kase.call('article.open', { articleId: article.id });
  const block = blocks.findIndex(({ start, end }) => text.slice(start, end) === 'Share this page');
  await kase.call('article.set-furniture', {
    articleId: article.id,
    block,
    furniture: !blocks[block]?.furniture,
  });
  const [told] = only(await lastDifference(kase)).fields;
  expect([told?.before, told?.after]).toContainEqual({ kind: 'texts', texts: ['Share this page'] });
});

test('nothing that is told holds an id or a row', async () => {
  const { kase, mark } = await marked();
  const first = await mark('The gates were opened.');
  const second = await mark('Nobody was told');
  await kase.call('relation.set', {
    fromClaimId: first.claimId,
    toClaimId: second.claimId,
    kind: 'supports',
    status: 'confirmed',
    reason: '',
  });
  await kase.call('occurrence.split', { occurrenceId: first.id });
  const { lines } = await kase.call('history.list', wholeHistory);
  const { things, counts } = await kase.call('history.compare', {
    from: 0,
    to: lines[0]?.seq ?? 0,
    offset: 0,
    limit: 1000,
  });
  expect(counts.find(({ kind }) => kind === 'occurrence')).toEqual({
    kind: 'occurrence',
    added: 2,
    removed: 0,
    changed: 0,
  });
  for (const { name, fields } of things)
    expect(JSON.stringify([name, fields])).not.toMatch(/[0-9a-f]{8}-|created_at|\{\}/);
  expect(things.map(({ name }) => name)).toContain('The gates were opened. — Nobody was told');
});

test('a difference read in stretches is the whole of it, the same counts with each, and ends', async () => {
  const { kase, mark } = await marked();
  await mark('The gates were opened.');
  await mark('Nobody was told');
  const { total: to } = await kase.call('history.list', wholeHistory);
  const read = (offset: number, limit: number) =>
    kase.call('history.compare', { from: 0, to, offset, limit });
  const whole = await read(0, 1000);
  expect(whole.things.length).toBeGreaterThan(4);
  const stretches: ThingDifference[] = [];
  for (let offset = 0; offset < whole.things.length; offset += 2) {
    const { things, counts } = await read(offset, 2);
    expect(counts).toEqual(whole.counts);
    stretches.push(...things);
  }
  expect(stretches).toEqual(whole.things);
  expect((await read(whole.things.length, 2)).things).toEqual([]);
});

test('the history of a claim, an article and a source has what touched it, and an occurrence only while it is the claim’s', async () => {
  const { kase, article, mark } = await marked();
  const first = await mark('The gates were opened.');
  const second = await mark('Nobody was told');
  const about = async (kind: 'claim' | 'article' | 'source', id: string): Promise<readonly string[]> =>
    (await kase.call('history.list', { ...wholeHistory, about: { kind, id } })).lines.map(
      ({ label }) => label.action,
    );
  await kase.call('occurrence.update', { occurrenceId: second.id, patch: { stance: 'rejects' } });
  expect(await about('claim', first.claimId)).toEqual(['occurrence.mark']);
  await kase.call('claim.join', { intoClaimId: first.claimId, fromClaimIds: [second.claimId] });
  await kase.call('occurrence.update', { occurrenceId: second.id, patch: { stance: 'endorses' } });
  expect(await about('claim', first.claimId)).toEqual(['occurrence.update', 'claim.join', 'occurrence.mark']);
  expect(await about('claim', second.claimId)).toEqual([
    'claim.join',
    'occurrence.update',
    'occurrence.mark',
  ]);
  await kase.call('source.create', { name: 'The keeper', kind: 'person' });
  expect(await about('article', article.id)).toEqual([
    'occurrence.update',
    'claim.join',
    'occurrence.update',
    'occurrence.mark',
    'occurrence.mark',
    'article.import',
  ]);
  const sourceId = (await kase.call('source.list', {})).find(({ name }) => name === 'The keeper')?.id ?? '';
  expect(await about('source', sourceId)).toEqual(['source.create']);
});

test('the history is narrowed by person and time, and read in stretches', async () => {
  const kase = await openTestCase();
  for (const title of ['A', 'B', 'C']) await kase.call('case.rename', { title });
  await kase.session.setAnalyst('Зоя');
  await kase.call('case.rename', { title: 'D' });
  expect(await kase.call('history.people', {})).toEqual(['Analyst', 'Зоя']);
  const whole = await kase.call('history.list', wholeHistory);
  expect(whole.total).toBe(4);
  const middle = await kase.call('history.list', { ...wholeHistory, offset: 1, limit: 2 });
  expect(middle).toEqual({ total: 4, lines: whole.lines.slice(1, 3) });
  expect((await kase.call('history.list', { ...wholeHistory, by: 'Зоя' })).lines).toEqual(
    whole.lines.slice(0, 1),
  );
  const [, third, second] = whole.lines;
  const within = await kase.call('history.list', { ...wholeHistory, from: second!.at, until: third!.at });
  expect(within.lines).toEqual([second]);
  expect(await kase.call('history.list', { ...wholeHistory, offset: 50 })).toEqual({ total: 4, lines: [] });
});

test('a point the history does not reach is refused, and one that is as things are leaves no entry', async () => {
  const { kase, mark } = await marked();
  await mark('The gates were opened.');
  const total = async () => (await kase.call('history.list', wholeHistory)).total;
  const before = await total();
  expect((await kase.failure('history.go-to', { seq: 99 })).code).toBe('history.no-such-point');
  expect((await kase.failure('history.compare', { from: 0, to: 99, offset: 0, limit: 10 })).code).toBe(
    'history.no-such-point',
  );
  expect(await kase.call('history.go-to', { seq: before })).toEqual({ rows: 0 });
  expect(await total()).toBe(before);
});

type Step = { readonly kind: number; readonly a: number; readonly b: number };

/** Does something, chosen by numbers, to what the case holds; what is refused changes nothing. */
async function take(kase: TestCase, { kind, a, b }: Step): Promise<void> {
  const pick = (table: string, n: number): Promise<string> =>
    kase.inside(({ db }) => {
      const ids = db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as string[];
      return ids[n % Math.max(1, ids.length)] ?? '01900000-0000-7000-8000-ffffffffffff';
    });
  const [articleId, occurrenceId, claimId, otherId, sourceId] = [
    await pick('article', a),
    await pick('occurrence', a),
    await pick('claim', a),
    await pick('claim', b),
    await pick('source', b),
  ];
  const stance = (['endorses', 'rejects', null] as const)[b % 3] ?? null;
  const steps = [
    () => kase.importText(`Story ${a}. The gates were opened ${b} times.`).then(() => undefined),
    () =>
      kase.session.call('occurrence.mark', {
        articleId,
        spans: [{ start: b, end: b + 5 }],
        claimId: a % 2 ? claimId : null,
        claimText: null,
        stance,
      }),
    () =>
      kase.session.call('occurrence.update', {
        occurrenceId,
        patch: { stance, spans: [{ start: a, end: a + 4 }] },
      }),
    () => kase.session.call('occurrence.remove', { occurrenceId }),
    () => kase.session.call('claim.join', { intoClaimId: claimId, fromClaimIds: [otherId] }),
    () => kase.session.call('claim.update', { claimId, patch: { tags: ['x', `t${b}`], text: `Claim ${b}` } }),
    () => kase.session.call('assessment.set', { claimId, patch: { verdict: 'mixed', rationale: `r${b}` } }),
    () =>
      kase.session.call('source.update', { sourceId, patch: { name: `Source ${a}`, aliases: [`S${b}`] } }),
    () =>
      kase.session.call('relation.set', {
        fromClaimId: claimId,
        toClaimId: otherId,
        kind: 'supports',
        status: 'suggested',
        reason: '',
      }),
    () => kase.session.call('article.remove', { articleId }),
    () => kase.session.call('journal.undo', {}),
    () => kase.session.call('journal.redo', {}),
    async () => {
      const { total } = await kase.call('history.list', wholeHistory);
      return kase.session.call('history.go-to', { seq: (a * 7 + b) % (total + 1) });
    },
  ];
  await steps[kind % steps.length]?.().catch((error: unknown) => {
    if (!String(error).includes('import.duplicate')) throw error;
  });
}

test('going back to any point gives exactly the case then; undo, redo and the stack under it bring all back', async () => {
  const number = fc.nat({ max: 9 });
  const step = fc.record({ kind: fc.nat({ max: 12 }), a: number, b: number });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 25, size: 'max' }),
      fc.nat(),
      async (steps, choice) => {
        const kase = await openTestCase();
        const states = new Map<number, unknown>([[0, await kase.dump()]]);
        const total = async () => (await kase.call('history.list', { ...wholeHistory, limit: 1 })).total;
        for (const each of [{ kind: 0, a: 1, b: 1 }, ...steps]) {
          await take(kase, each);
          states.set(await total(), await kase.dump());
        }
        const end = await total();
        const present = await kase.dump();
        const seq = [...states.keys()][choice % states.size] ?? 0;
        const told = await kase.call('history.compare', { from: end, to: seq, offset: 0, limit: 100 });
        const { rows } = await kase.call('history.go-to', { seq });
        expect(await kase.dump()).toEqual(states.get(seq));
        expect(await kase.inside(({ db }) => db.pragma('foreign_key_check'))).toEqual([]);
        expect(rows > 0).toBe(told.things.length > 0);
        expect(
          (await kase.call('history.compare', { from: seq, to: await total(), offset: 0, limit: 1 })).things,
        ).toEqual([]);
        if (rows > 0) {
          await kase.call('journal.undo', {});
          expect(await kase.dump()).toEqual(present);
          await kase.call('journal.redo', {});
          expect(await kase.dump()).toEqual(states.get(seq));
          await kase.call('journal.undo', {});
        }
        expect(await kase.dump()).toEqual(present);
        while ((await kase.session.call('journal.undo', {})).ok);
        expect(await kase.dump()).toEqual(states.get(0));
        await kase.session.close();
      },
    ),
    { numRuns: 30 },
  );
}, 120_000);
