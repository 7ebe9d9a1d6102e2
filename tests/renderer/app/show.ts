import type { Component } from 'svelte';
import { onTestFinished } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { CaseStore } from '../../../src/renderer/src/state/case-store.svelte.ts';
import { Notices } from '../../../src/renderer/src/state/notices.svelte.ts';
import type { Session } from '../../../src/renderer/src/state/session.ts';
import { Works } from '../../../src/renderer/src/state/works.svelte.ts';
import { Workspace } from '../../../src/renderer/src/state/workspace.svelte.ts';
import type { FakeCore } from '../fake-core.ts';
import SessionFrame from './SessionFrame.svelte';

/** The session of a window on the fake core's case, following its changes until the test ends. */
export async function openSession(core: FakeCore): Promise<Session> {
  core.install();
  const notices = new Notices();
  const store = new CaseStore(notices);
  const workspace = new Workspace(store);
  onTestFinished(store.follow());
  await store.show(core.info());
  return { store, workspace, notices, works: new Works() };
}

/** Shows a component in a window of its own on the session's case. */
export async function show<Props extends Record<string, unknown>>(
  session: Session,
  component: Component<Props>,
  props: NoInfer<Props>,
): Promise<void> {
  await render(SessionFrame as never, { props: { session, component, props } } as never);
}

/** The names of the requests made so far that change the case. */
export function changesMade(core: FakeCore): readonly string[] {
  return core.calls
    .map(({ name }) => name)
    .filter(
      (name) =>
        !/\.(?:list|get|open|info|preview|preview-\w+|page|matrix|cell|panes|suggest|keep-place)$/.test(name),
    );
}

/** What was passed with the last request of this name. */
export function lastInput(core: FakeCore, name: string): unknown {
  return core.calls.findLast((call) => call.name === name)?.input;
}
