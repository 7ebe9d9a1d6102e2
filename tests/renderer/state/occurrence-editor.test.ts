import { expect, test } from 'vitest';
import { editorOf } from '../../../src/renderer/src/state/occurrence-editor.svelte.ts';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { changesMade, openSession } from '../app/show.ts';
import { FakeCore } from '../fake-core.ts';

async function open(): Promise<{
  readonly core: FakeCore;
  readonly session: Session;
  readonly articleId: string;
}> {
  const core = new FakeCore();
  const articleId = core.addArticle({ blocks: ['One. Two.'] });
  const session = await openSession(core);
  await session.store.open(articleId);
  return { core, session, articleId };
}
const one = [{ start: 0, end: 4 }];

test('what is begun later waits for what was begun before, whatever the window shows it from', async () => {
  const { core, session, articleId } = await open();
  core.latency = 15;
  const text = editorOf(session);
  const inspector = editorOf(session);
  const seen: (string | null)[] = [];
  const first = text.queue(() => text.mark(articleId, one, null));
  const second = inspector.queue(() => {
    const [made] = session.store.document(articleId)?.occurrences ?? [];
    seen.push(made?.exact[0] ?? null);
    return inspector.update(made?.id ?? '', { stance: 'rejects' });
  });
  expect(text.busy).toBe(true);
  expect((await first)?.exact).toEqual(['One.']);
  expect((await second)?.stance).toBe('rejects');
  expect(seen).toEqual(['One.']);
  expect(text.busy).toBe(false);
});

test('the answer is shown at once, before the event tells of it', async () => {
  const { core, session, articleId } = await open();
  core.answer('occurrence.get', () => []);
  const editor = editorOf(session);
  const made = await editor.queue(() => editor.mark(articleId, one, 'endorses'));
  expect(session.store.document(articleId)?.occurrences).toEqual([made]);
});

test('a failure is shown, answers null and holds nothing up', async () => {
  const { core, session, articleId } = await open();
  core.failNext('occurrence.mark', 'disk.full', 'The disk is full.');
  const editor = editorOf(session);
  const failed = editor.queue(() => editor.mark(articleId, one, null));
  const after = editor.queue(() => editor.mark(articleId, one, null));
  expect(await failed).toBeNull();
  expect((await after)?.exact).toEqual(['One.']);
  expect(session.notices.list.map((notice) => notice.text)).toEqual(['The disk is full.']);
});

test('in a case that can only be read nothing is asked of core, and the reason is said', async () => {
  const { core, session, articleId } = await open();
  core.readOnly = 'no-permission';
  await session.store.show(core.info());
  const editor = editorOf(session);
  expect(await editor.queue(() => editor.mark(articleId, one, null))).toBeNull();
  expect(changesMade(core)).toEqual([]);
  expect(session.notices.list[0]?.text).toContain('You may not write to this case file');
});
