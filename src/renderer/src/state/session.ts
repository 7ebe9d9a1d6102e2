import { createContext } from 'svelte';
import type { CaseStore } from './case-store.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { Works } from './works.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What every screen shares: the case as core tells it, where the analyst is, the messages on show
 * and the long work under way. */
export type Session = {
  readonly store: CaseStore;
  readonly workspace: Workspace;
  readonly notices: Notices;
  readonly works: Works;
};

/** Reads the session inside a component, and sets it in the app's root. */
export const [getSession, setSession] = createContext<Session>();
