import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AppEvents } from '#contract/events.ts';
import type { CoreOutput } from '#contract/api.ts';
import { type CaseSession, createCaseSession } from '#core/case-session.ts';
import type { Handlers } from '#core/handler.ts';
import { mutation, preparedMutation } from '#core/handler.ts';
import { handlers } from '#core/handlers.ts';
import { valueOf } from '#core/result-value.ts';
import type { WorkEvent } from '#core/works.ts';
import { idSeries, makeCase, steadyClock, temporaryFolder } from './db/temp-case.ts';
import { wholeHistory } from './whole-history.ts';

type Changed = AppEvents['case.changed'];

/** A session with what it has told and logged; parts of the handlers may be replaced. */
function startSession(replaced: Partial<Handlers> = {}) {
  const log: string[] = [];
  const changes: Changed[] = [];
  const session = createCaseSession(
    { now: steadyClock(), newId: idSeries(9), log: (line) => log.push(line) },
    { ...handlers, ...replaced },
  );
  session.onChange((change) => changes.push(change));
  onTestFinished(async () => void (await session.close()));
  return { session, changes, log };
}

async function startOpen(replaced: Partial<Handlers> = {}) {
  const folder = temporaryFolder();
  const path = makeCase(folder);
  const started = startSession(replaced);
  valueOf(await started.session.open(path, 'Tess'));
  return { ...started, folder, path };
}

const nowhere = { articleId: null, occurrenceId: null, claimId: null };
const source = (name: string) => ({ name, kind: 'person' as const });
const failsWith = (code: string) => ({ ok: false, failure: expect.objectContaining({ code }) });

async function names(session: CaseSession): Promise<readonly string[]> {
  return valueOf(await session.call('source.list', {})).map((found) => found.name);
}

test('with no case open every request says so', async () => {
  const { session } = startSession();
  expect(await session.call('case.info', {})).toEqual(failsWith('case.none-open'));
  expect(await session.call('source.create', source('Ann'))).toEqual(failsWith('case.none-open'));
  expect(await session.call('journal.undo', {})).toEqual(failsWith('case.none-open'));
  expect(await session.saveCopy('/tmp/never.parallax')).toEqual(failsWith('case.none-open'));
  expect(await session.close()).toEqual({ ok: true, value: null });
});

test('a new case is made, opened and described', async () => {
  const folder = temporaryFolder();
  const { session } = startSession();
  const path = join(folder, 'Дело.parallax');
  expect(await session.create(path, 'The release', 'Tess')).toEqual({
    ok: true,
    value: {
      title: 'The release',
      path,
      fileName: 'Дело.parallax',
      readOnly: null,
      isSample: false,
      articleCount: 0,
      claimCount: 0,
      occurrenceCount: 0,
      sourceCount: 0,
      journal: { undo: null, redo: null },
    },
  });
  expect(await session.create(path, 'Again', 'Tess')).toEqual(failsWith('case.exists'));
  expect(await session.create(join(folder, 'x.parallax'), ' ', 'Tess')).toEqual(failsWith('request.invalid'));
  expect(valueOf(await session.call('case.info', {})).title).toBe('The release');
});

test('a change is answered, and told with its ids and what undo would do', async () => {
  const { session, changes } = await startOpen();
  const created = valueOf(await session.call('source.create', source('Ann')));
  expect(changes).toEqual([
    {
      seq: 1,
      kind: 'do',
      label: { action: 'source.create', subject: 'Ann' },
      focus: { articleId: null, occurrenceId: null, claimId: null },
      changed: {
        everything: false,
        articles: [],
        occurrences: [],
        claims: [],
        sources: [created.id],
        relations: [],
        reports: [],
        codebook: false,
        tags: false,
      },
      journal: { undo: { action: 'source.create', subject: 'Ann' }, redo: null },
    },
  ]);
});

test('undo and redo are changes too, and are told', async () => {
  const { session, changes } = await startOpen();
  valueOf(await session.call('source.create', source('Ann')));
  expect(valueOf(await session.call('journal.undo', {})).label).toEqual({
    action: 'source.create',
    subject: 'Ann',
  });
  expect(await names(session)).toEqual([]);
  valueOf(await session.call('journal.redo', {}));
  expect(await names(session)).toEqual(['Ann']);
  expect(changes.map((change) => [change.seq, change.kind])).toEqual([
    [1, 'do'],
    [2, 'undo'],
    [3, 'redo'],
  ]);
  expect(changes[1]?.journal).toEqual({ undo: null, redo: { action: 'source.create', subject: 'Ann' } });
  const { lines } = valueOf(await session.call('history.list', wholeHistory));
  expect(lines.map((line) => [line.kind, line.by])).toEqual([
    ['redo', 'Tess'],
    ['undo', 'Tess'],
    ['do', 'Tess'],
  ]);
});

test('nothing that failed or changed nothing is told', async () => {
  const { session, changes, log } = await startOpen({
    'source.create': mutation((context, input) => {
      handlers['source.create'].run(context, input, null);
      throw new TypeError('half-way');
    }),
  });
  expect(await session.call('source.create', source('Ann'))).toEqual(failsWith('core.internal'));
  const { title } = valueOf(await session.call('case.info', {}));
  valueOf(await session.call('case.rename', { title }));
  expect(changes).toEqual([]);
  expect(await names(session)).toEqual([]);
  expect(log).toHaveLength(1);
});

test('the analyst can change, and is written into what follows', async () => {
  const { session } = await startOpen();
  valueOf(await session.call('source.create', source('Ann')));
  valueOf(await session.setAnalyst('Bo'));
  valueOf(await session.call('source.create', source('Ben')));
  const { lines } = valueOf(await session.call('history.list', wholeHistory));
  expect(lines.map((line) => line.by)).toEqual(['Bo', 'Tess']);
});

test('a case that is open elsewhere can be read and copied but not changed, until it is free', async () => {
  const { session, path, folder } = await startOpen();
  valueOf(await session.call('source.create', source('Ann')));
  const { session: second } = startSession();
  expect(valueOf(await second.open(path, 'Bo')).readOnly).toBe('open-elsewhere');
  expect(await names(second)).toEqual(['Ann']);
  for (const result of [
    await second.call('source.create', source('Ben')),
    await second.call('journal.undo', {}),
    await second.call('journal.redo', {}),
  ]) {
    expect(result).toEqual(failsWith('case.read-only'));
  }
  valueOf(await second.saveCopy(join(folder, 'copy.parallax')));
  await session.close();
  expect(valueOf(await second.open(path, 'Bo')).readOnly).toBeNull();
  valueOf(await second.call('source.create', source('Ben')));
});

test('a case that cannot be opened leaves the open one open', async () => {
  const { session, folder } = await startOpen();
  const broken = join(folder, 'broken.parallax');
  writeFileSync(broken, 'no case');
  expect(await session.open(broken, 'Tess')).toEqual(failsWith('case.not-a-case'));
  expect((await session.call('source.create', source('Ann'))).ok).toBe(true);
});

test('opening another case closes the first whole; opening the same one again keeps it open', async () => {
  const { session, folder, path } = await startOpen();
  valueOf(await session.call('source.create', source('Ann')));
  expect(valueOf(await session.open(path, 'Bo')).readOnly).toBeNull();
  const other = makeCase(folder, 'other.parallax');
  expect(valueOf(await session.open(other, 'Tess')).path).toBe(other);
  expect(readdirSync(folder).filter((name) => name.startsWith('case'))).toEqual(['case.parallax']);
  expect(await names(session)).toEqual([]);
});

test('changes are made one after the other in the order asked, however long one takes to prepare', async () => {
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const { session } = await startOpen({
    'source.create': preparedMutation(
      async (_context, input) => {
        if (input.name === 'slow') await waiting;
      },
      (context, input) => handlers['source.create'].run(context, input, null),
    ),
  });
  const asked = [
    session.call('source.create', source('slow')),
    session.call('source.create', source('second')),
    session.call('journal.undo', {}),
    session.call('case.rename', { title: 'Last' }),
  ];
  // Reading does not wait.
  expect(await names(session)).toEqual([]);
  const closing = session.close();
  goOn();
  expect((await Promise.all(asked)).map((result) => result.ok)).toEqual([true, true, true, true]);
  const [, , undone] = (await Promise.all(asked)) as [
    unknown,
    unknown,
    { value: CoreOutput<'journal.undo'> },
  ];
  expect(undone.value.label.subject).toBe('second');
  expect((await closing).ok).toBe(true);
});

test('a question that was still being answered when the case closed says that none is open', async () => {
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const { session } = await startOpen({
    'import.preview': async (context) => {
      await waiting;
      context.db.prepare('SELECT 1').get();
      return expect.unreachable();
    },
  });
  const input = { bytes: new Uint8Array([65]), fileName: null, format: null, encoding: null };
  const answer = session.call('import.preview', input);
  await session.close();
  goOn();
  expect(await answer).toEqual(failsWith('case.none-open'));
});

test('a listener that fails harms neither the change nor the other listeners', async () => {
  const { session, changes, log } = await startOpen();
  const stop = session.onChange(() => {
    throw new Error('the window is gone');
  });
  const seen: number[] = [];
  session.onChange((change) => seen.push(change.seq));
  expect((await session.call('source.create', source('Ann'))).ok).toBe(true);
  stop();
  expect((await session.call('source.create', source('Ben'))).ok).toBe(true);
  expect(changes).toHaveLength(2);
  expect(seen).toEqual([1, 2]);
  expect(log).toEqual([expect.stringContaining('the window is gone')]);
});

test('on a full disk a change is refused as such, is not told, and work goes on once there is room', async () => {
  const { session, changes } = await startOpen({
    'claim.list': ({ db }) => {
      db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
      return [];
    },
    'source.list': (context, input) => {
      context.db.pragma('max_page_count = 100000');
      return handlers['source.list'](context, input);
    },
  });
  await session.call('claim.list', {});
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      session.call('source.create', { ...source(`S${i}`), role: 'x'.repeat(900) }),
    ),
  );
  const refused = results.filter((result) => !result.ok);
  expect(refused.length).toBeGreaterThan(0);
  for (const result of refused) expect(result).toEqual(failsWith('disk.full'));
  expect(await names(session)).toHaveLength(20 - refused.length);
  expect(changes).toHaveLength(20 - refused.length);
  expect((await session.call('source.create', source('later'))).ok).toBe(true);
});

test('a change that is no request is one journal entry under its own name', async () => {
  const { session, changes } = await startOpen();
  const answer = await session.change('marks.apply', (context) => {
    handlers['source.create'].run(context, { name: 'Ann', kind: 'person' }, null);
    handlers['source.create'].run(context, { name: 'Ben', kind: 'person' }, null);
    return { output: 2, subject: '2 marks', focus: nowhere };
  });
  expect(answer).toEqual({ ok: true, value: 2 });
  expect(changes).toMatchObject([{ label: { action: 'marks.apply', subject: '2 marks' } }]);
  valueOf(await session.call('journal.undo', {}));
  expect(await names(session)).toEqual([]);
});

test('a request from the page is checked as one from anywhere', async () => {
  const { session } = await startOpen();
  expect(await session.serve({ name: 'source.create', input: { name: 'Ann' } })).toEqual(
    failsWith('request.invalid'),
  );
  expect(await session.serve({ name: 'control.open', input: { path: '/etc/passwd' } })).toEqual(
    failsWith('request.unknown'),
  );
  expect(await session.serve({ name: 'case.info', input: {} })).toMatchObject({ ok: true });
});

/** A change that writes a source, then goes on until `end` says otherwise. */
const endless = (end: () => boolean): Partial<Handlers> => ({
  'case.rename': mutation(function* (context, { title }) {
    handlers['source.create'].run(context, { name: title, kind: 'person' }, null);
    while (!end()) yield 0.5;
    return {
      output: handlers['case.info'](context, {}) as CoreOutput<'case.info'>,
      subject: title,
      focus: nowhere,
    };
  }),
});

test('a change that takes long tells how far it is; cancelled, it leaves nothing, and what waited goes on', async () => {
  const { session, changes } = await startOpen(endless(() => false));
  const told: WorkEvent[] = [];
  const underWay = new Promise<number>((resolve) => {
    session.onWork((event) => {
      told.push(event);
      resolve(event.detail.id);
    });
  });
  const long = session.call('case.rename', { title: 'Ann' });
  const id = await underWay;
  const asked = session.call('source.list', {});
  const next = session.call('source.create', source('Ben'));
  valueOf(await session.call('work.cancel', { id: id + 1 }));
  valueOf(await session.call('work.cancel', { id }));
  expect(await long).toEqual(failsWith('request.cancelled'));
  expect(valueOf(await asked)).toEqual([]);
  expect((await next).ok).toBe(true);
  expect(await names(session)).toEqual(['Ben']);
  expect(changes).toMatchObject([{ seq: 1, label: { action: 'source.create' } }]);
  expect(told[0]).toEqual({
    name: 'work.progress',
    detail: { id, what: 'case.rename', canCancel: true, done: 0.4 },
  });
  expect(told.at(-1)).toEqual({ name: 'work.ended', detail: { id } });
  valueOf(await session.call('work.cancel', { id }));
});

test('a query meets a long change whole: it is answered once the change is kept', async () => {
  let asked = false;
  const { session } = await startOpen(endless(() => asked));
  const begun = new Promise<void>((resolve) => void session.onWork(() => resolve()));
  const long = session.call('case.rename', { title: 'Ann' });
  await begun;
  const answer = names(session);
  asked = true;
  expect((await long).ok).toBe(true);
  expect(await answer).toEqual(['Ann']);
});

test('closing waits for a change under way', async () => {
  let asked = false;
  const { session, path } = await startOpen(endless(() => asked));
  const begun = new Promise<void>((resolve) => void session.onWork(() => resolve()));
  const long = session.call('case.rename', { title: 'Ann' });
  await begun;
  const closed = session.close();
  asked = true;
  expect((await long).ok).toBe(true);
  expect((await closed).ok).toBe(true);
  valueOf(await session.open(path, 'Tess'));
  expect(await names(session)).toEqual(['Ann']);
});
