import type { AppInfo, Settings } from '#contract/api.ts';
import type { MenuCommand } from '#contract/events.ts';
import type { CaseInfo, Focus } from '#contract/views.ts';
import { assertNever } from '#domain/assert-never.ts';
import { Failure } from '#domain/failure.ts';
import { call, on } from '../api/client.ts';
import { isTextField, keyName } from '../state/commands.ts';
import { describeChange } from '../i18n/change-words.ts';
import { speak } from '../i18n/language.svelte.ts';
import type { Session } from '../state/session.ts';

/** The dialogs that can lie over the window. */
export type OpenDialog = null | 'import' | 'export' | 'rename' | 'settings' | 'keys';

/** Commands of the whole window and their keys; the reader's own keys are in the reader. */
export const windowKeys: Readonly<Record<string, MenuCommand>> = {
  'Mod+N': 'case.new',
  'Mod+O': 'case.open',
  'Mod+Shift+S': 'case.save-copy',
  'Mod+I': 'article.import',
  'Mod+E': 'report.export',
  'Mod+Z': 'edit.undo',
  'Mod+Shift+Z': 'edit.redo',
  'Mod+Y': 'edit.redo',
  'Mod+1': 'view.library',
  'Mod+2': 'view.article',
  'Mod+3': 'view.compare',
  'Mod+4': 'view.sources',
  'Mod+5': 'view.history',
  'Mod+,': 'settings.open',
  F1: 'help.keys',
};

const cannotImport =
  'This case can only be read here, so nothing can be imported. Save a copy to work on it.';

/** Starts the window, carries out its commands and keeps the settings. */
export class AppController {
  app = $state.raw<AppInfo | null>(null);
  dialog = $state<OpenDialog>(null);
  /** Why there is no case although one should be open. */
  openFailure = $state.raw<string | null>(null);
  /** Files dropped on the window, waiting for the import dialog. */
  dropped = $state.raw<readonly File[]>([]);
  /** True once core has crashed too often to be started again. */
  gaveUp = $state(false);
  /** False until it is known which screen to show, so that none is shown for a blink. */
  ready = $state(false);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Connects to core and main; the function returned disconnects. */
  start(): () => void {
    const { store, notices } = this.#session;
    const stops = [
      on('case.opened', ({ info }) => this.#opened(info)),
      store.follow(),
      on('case.open-failed', ({ failure }) => {
        notices.fail(new Failure(failure.code, failure.message, failure.params));
        void this.#refreshInfo();
      }),
      on('settings.changed', ({ settings }) => this.#keepSettings(settings)),
      on('menu.command', ({ command }) => void this.run(command)),
      on('core.restarted', () =>
        notices.say(
          'The part of Parallax that keeps the case stopped and was started again. Everything saved is here; repeat your last step if it does not show.',
        ),
      ),
      on('core.gave-up', () => (this.gaveUp = true)),
    ];
    void this.#begin();
    return () => stops.forEach((stop) => stop());
  }

  async #begin(): Promise<void> {
    try {
      this.app = await call('app.info', {});
      this.#applySettings(this.app.settings);
      this.openFailure = this.app.openFailure?.message ?? null;
      if (!this.app.openFailure) {
        const info = await call('case.info', {});
        await this.#session.store.show(info);
        this.#resumePlace(info);
      }
    } catch (reason) {
      if (!(reason instanceof Failure && reason.code === 'case.none-open'))
        this.#session.notices.fail(reason);
    } finally {
      this.ready = true;
    }
  }

  #opened(info: CaseInfo | null): void {
    this.ready = false;
    this.#session.workspace.reset();
    this.openFailure = null;
    this.dialog = null;
    void this.#afterShown(info);
  }

  async #afterShown(info: CaseInfo | null): Promise<void> {
    try {
      await this.#session.store.show(info);
      if (info) this.#resumePlace(info);
    } catch (reason) {
      this.#session.notices.fail(reason);
    } finally {
      this.ready = true;
    }
    void this.#refreshInfo();
  }

  async #refreshInfo(): Promise<void> {
    this.app = await call('app.info', {});
  }

  /** Goes to the article that was on show when this case was last open, or to the first. */
  #resumePlace(info: CaseInfo): void {
    const { store, workspace } = this.#session;
    const last = localStorage.getItem(`place:${info.path}`);
    const article = store.articles.find(({ id }) => id === last) ?? store.articles[0];
    if (article) workspace.openArticle(article.id);
  }

  /** Remembers which article is on show, for the next time this case is opened. */
  rememberPlace(): void {
    const { store, workspace } = this.#session;
    if (store.info && workspace.articleId)
      localStorage.setItem(`place:${store.info.path}`, workspace.articleId);
  }

  async run(command: MenuCommand): Promise<void> {
    const { workspace, store, notices } = this.#session;
    // What is typed into an open dialog must not be lost to a command of the window behind it.
    if (this.dialog !== null && !command.startsWith('edit.')) return;
    try {
      switch (command) {
        case 'case.new':
          await call('case.new', {});
          return;
        case 'case.open':
          await call('case.open', { path: null });
          return;
        case 'case.save-copy': {
          const saved = await call('case.save-copy', {});
          if (saved) notices.say(`A copy was saved as ${saved.path}`);
          return;
        }
        case 'case.open-sample':
          await call('case.open-sample', { restore: false });
          return;
        case 'case.restore-sample':
          await call('case.open-sample', { restore: true });
          notices.say('The sample case is as new. The one you changed was kept beside it.');
          return;
        case 'article.import':
          if (store.writable) this.dialog = 'import';
          else if (store.info) notices.say(cannotImport);
          return;
        case 'edit.undo':
        case 'edit.redo':
          if (isTextField(document.activeElement))
            document.execCommand(command === 'edit.undo' ? 'undo' : 'redo');
          else await this.#travel(command);
          return;
        case 'view.library':
          return workspace.show('library');
        case 'view.article':
          return workspace.show('article');
        case 'view.compare':
          return workspace.show('compare');
        case 'view.sources':
          return workspace.show('sources');
        case 'view.history':
          return workspace.show('history');
        case 'report.export':
          if (store.info) this.dialog = 'export';
          return;
        case 'settings.open':
          this.dialog = 'settings';
          return;
        case 'help.keys':
          this.dialog = 'keys';
          return;
        default:
          assertNever(command);
      }
    } catch (reason) {
      notices.fail(reason);
    }
  }

  /** Runs the window's command for a key press, if it has one; text fields keep their own undo. */
  key(event: KeyboardEvent): void {
    const name = keyName(event, this.app?.platform ?? '');
    const command = windowKeys[name] ?? (name === '?' || name === 'Shift+?' ? 'help.keys' : undefined);
    if (!command || event.defaultPrevented) return;
    const typing = isTextField(event.target);
    if (typing && (command.startsWith('edit.') || !name.startsWith('Mod+'))) return;
    event.preventDefault();
    void this.run(command);
  }

  async openPath(path: string): Promise<void> {
    try {
      await call('case.open', { path });
    } catch (reason) {
      this.#session.notices.fail(reason);
      void this.#refreshInfo();
    }
  }

  /** Takes what was dropped on the window: a case file is opened, anything else goes to the import. */
  drop(files: readonly File[]): void {
    const caseFile = files.find((file) => file.name.toLowerCase().endsWith('.parallax'));
    if (caseFile) void this.openPath(window.parallax.pathOf(caseFile));
    else if (!this.#session.store.info)
      this.#session.notices.say('Open or make a case first, then drop articles on it.');
    else if (!this.#session.store.writable) this.#session.notices.say(cannotImport);
    else if (files.length > 0) {
      this.dropped = files;
      this.dialog = 'import';
    }
  }

  closeDialog(): void {
    this.dialog = null;
    this.dropped = [];
  }

  async saveSettings(patch: Partial<Settings>): Promise<void> {
    try {
      this.#keepSettings(await call('settings.set', patch));
    } catch (reason) {
      this.#session.notices.fail(reason);
    }
  }

  #keepSettings(settings: Settings): void {
    if (this.app) this.app = { ...this.app, settings };
    this.#applySettings(settings);
  }

  #applySettings(settings: Settings): void {
    const root = document.documentElement;
    speak(settings.language, this.app?.systemLanguages ?? []);
    if (settings.theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = settings.theme;
    root.style.setProperty('--reader-size', `${settings.textSize}px`);
  }

  /** The place of a change; one that is about a claim alone is at its first occurrence, unless the table shows it. */
  async #placeOf(focus: Focus): Promise<Focus> {
    const { claimId, articleId } = focus;
    if (articleId || !claimId || this.#session.workspace.view === 'compare') return focus;
    try {
      const { occurrences } = await call('claim.get', { claimId });
      const first = occurrences[0];
      return first ? { claimId, articleId: first.articleId, occurrenceId: first.id } : focus;
    } catch {
      // The claim is what was undone.
      return focus;
    }
  }

  async #travel(command: 'edit.undo' | 'edit.redo'): Promise<void> {
    const { workspace, store, notices } = this.#session;
    try {
      const done = await call(command === 'edit.undo' ? 'journal.undo' : 'journal.redo', {});
      notices.say(`${command === 'edit.undo' ? 'Undone' : 'Done again'}: ${describeChange(done.label)}`);
      if (done.label.action.startsWith('source.')) workspace.show('sources');
      // What was undone may be an article's coming or going.
      await store.readLists();
      workspace.follow(await this.#placeOf(done.focus));
    } catch (reason) {
      if (reason instanceof Failure && reason.code.startsWith('journal.nothing')) notices.say(reason.message);
      else throw reason;
    }
  }
}
