import type { Settings } from './api.ts';
import type { FailureData } from '#domain/failure.ts';
import type { WindowCommand } from '#domain/window-commands.ts';
import type { CaseInfo, Focus, JournalLabel, JournalState } from './views.ts';

/** The ids that a change touched (added, altered or removed), a list an entity; `everything` when they are too many. */
export type ChangedIds = {
  readonly everything: boolean;
  readonly articles: readonly string[];
  readonly occurrences: readonly string[];
  readonly claims: readonly string[];
  readonly sources: readonly string[];
  readonly relations: readonly string[];
  readonly reports: readonly string[];
  /** Whether what the case says of its codebook changed, or of its tags and where they stand. */
  readonly codebook: boolean;
  readonly tags: boolean;
};

/** What core and main tell the window without being asked. */
export type AppEvents = {
  /** After every committed change, undo and redo included. */
  'case.changed': {
    readonly seq: number;
    readonly kind: 'do' | 'undo' | 'redo';
    readonly label: JournalLabel;
    readonly focus: Focus;
    readonly changed: ChangedIds;
    readonly journal: JournalState;
  };
  /** Work that takes more than a moment is under way: its name (an action of the journal), how much is done, 0 to 1. */
  'work.progress': {
    readonly id: number;
    readonly what: string;
    readonly canCancel: boolean;
    readonly done: number;
  };
  /** It is done, cancelled or has failed. */
  'work.ended': { readonly id: number };
  /** Another case is open now (new, opened, sample, dropped on the window), or none if it failed. */
  'case.opened': { readonly info: CaseInfo | null };
  /** A case that was double-clicked, named by a second start or chosen in the menu could not be opened; nothing else changed. */
  'case.open-failed': { readonly failure: FailureData };
  /** Core crashed and is back with the same case; what was shown as saved is there, what was under way must be repeated. */
  'core.restarted': { readonly info: CaseInfo | null };
  /** Core crashed again and again and is not restarted any more. */
  'core.gave-up': { readonly reason: string };
  /** The settings were changed from the menu. */
  'settings.changed': { readonly settings: Settings };
  /** A menu item was chosen; the window carries the command out. */
  'menu.command': { readonly command: WindowCommand };
};

/** The name of an event. */
export type EventName = keyof AppEvents;
