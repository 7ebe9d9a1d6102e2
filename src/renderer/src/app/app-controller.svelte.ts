import type { AppInfo, Settings } from '#contract/api.ts';
import type { HistoryAbout } from '#contract/history.ts';
import type { CaseInfo, Focus } from '#contract/views.ts';
import { nextZoom, usualZoom } from '#domain/appearance.ts';
import { assertNever } from '#domain/assert-never.ts';
import { isDataFile } from '#domain/data-files.ts';
import { Failure } from '#domain/failure.ts';
import { soundChoices } from '#domain/key-binding.ts';
import type { WindowCommand } from '#domain/window-commands.ts';
import { call, on } from '../api/client.ts';
import {
  allCommands,
  commandAt,
  offerCommands,
  readableKey,
  useKeys,
} from '../state/command-registry.svelte.ts';
import { isTextField, keyName } from '../state/commands.ts';
import { describeChange } from '../i18n/change-words.ts';
import { speak } from '../i18n/language.svelte.ts';
import { applyAppearance } from '../state/appearance.ts';
import { useSuggestions } from '../state/suggesting.svelte.ts';
import type { Session } from '../state/session.ts';
import { t } from './strings.ts';
import { isWindowCommand } from './window-commands.ts';

/** The dialogs that can lie over the window. */
export type OpenDialog =
  | null
  | 'import'
  | 'data'
  | 'export'
  | 'rename'
  | 'settings'
  | 'keys'
  | 'search'
  | 'palette'
  | 'tags'
  | 'codebook';

/** Starts the window, carries out its commands and keeps the settings. */
export class AppController {
  app = $state.raw<AppInfo | null>(null);
  dialog = $state<OpenDialog>(null);
  /** Why there is no case although one should be open. */
  openFailure = $state.raw<string | null>(null);
  /** True while the tour is on. */
  touring = $state(false);
  /** Files dropped on the window, waiting for the import dialog. */
  dropped = $state.raw<readonly File[]>([]);
  /** The file of data that is being imported. */
  dataPath = $state.raw<string | null>(null);
  /** True once core has crashed too often to be started again. */
  gaveUp = $state(false);
  /** False until it is known which screen to show, so that none is shown for a blink. */
  ready = $state(false);
  /** The screen asked for while the case was still being opened, which would have put another in its place. */
  #asked: WindowCommand | null = null;
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
      on('core.restarted', () => notices.say(t('core-restarted'))),
      on('core.gave-up', () => (this.gaveUp = true)),
      offerCommands('window', {
        cannot: (id) => (isWindowCommand(id) ? this.#cannot(id) : null),
        run: (id) => void (isWindowCommand(id) && this.run(id)),
      }),
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
        await this.#show(call('case.info', {}));
      }
    } catch (reason) {
      if (!(reason instanceof Failure && reason.code === 'case.none-open'))
        this.#session.notices.fail(reason);
    } finally {
      this.#becomeReady();
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
      await this.#show(info);
    } catch (reason) {
      this.#session.notices.fail(reason);
    } finally {
      this.#becomeReady();
    }
    void this.#refreshInfo();
  }

  #becomeReady(): void {
    this.ready = true;
    const command = this.#asked;
    this.#asked = null;
    if (command) void this.run(command);
  }

  async #refreshInfo(): Promise<void> {
    this.app = await call('app.info', {});
  }

  /** Shows a case at the article that was on show when it was last open, or at the first. */
  async #show(info: CaseInfo | null | Promise<CaseInfo>): Promise<void> {
    const { store, workspace } = this.#session;
    let articleId: string | null = null;
    await store.show(info, ({ path }, articles) => {
      const last = localStorage.getItem(`place:${path}`);
      return (articleId = (articles.find(({ id }) => id === last) ?? articles[0])?.id ?? null);
    });
    if (articleId !== null) workspace.openArticle(articleId);
  }

  /** Remembers which article is on show, for the next time this case is opened. */
  rememberPlace(): void {
    const { store, workspace } = this.#session;
    if (store.info && workspace.articleId)
      localStorage.setItem(`place:${store.info.path}`, workspace.articleId);
  }

  async run(command: WindowCommand): Promise<void> {
    const { workspace, store, notices } = this.#session;
    // What is typed into an open dialog must not be lost to a command of the window behind it.
    if (this.dialog !== null && !command.startsWith('edit.')) return;
    if (!this.ready && command.startsWith('view.')) {
      this.#asked = command;
      return;
    }
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
          if (saved) notices.say(t('copy-saved', { path: saved.path }));
          return;
        }
        case 'case.open-sample':
          await call('case.open-sample', { restore: false });
          return;
        case 'case.restore-sample':
          await call('case.open-sample', { restore: true });
          notices.say(t('sample-restored'));
          return;
        case 'article.import':
          if (store.writable) this.dialog = 'import';
          else if (store.info) notices.say(t('cannot-import'));
          return;
        case 'data.import':
          return await this.#chooseData();
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
        case 'compare.panes':
          return workspace.compare('panes');
        case 'compare.matrix':
          return workspace.compare('matrix');
        case 'compare.timeline':
          return workspace.compare('timeline');
        case 'compare.network':
          return workspace.compare('network');
        case 'compare.left-out':
          return workspace.compare('left-out');
        case 'compare.two':
          return workspace.compare('two');
        case 'view.sources':
          return workspace.show('sources');
        case 'view.claims':
          return workspace.show('claims');
        case 'view.report':
          return workspace.show('report');
        case 'view.source-page': {
          const source = this.#speaker();
          if (source) workspace.openSource(source);
          return;
        }
        case 'view.history':
          return workspace.showHistory(null);
        case 'history.of-claim':
        case 'history.of-article': {
          const about = this.#historyAt(command);
          if (about) workspace.showHistory(about);
          return;
        }
        case 'report.export':
          if (store.info) this.dialog = 'export';
          return;
        case 'search.open':
          if (store.info) this.dialog = 'search';
          return;
        case 'palette.open':
          this.dialog = 'palette';
          return;
        case 'article.print':
          window.print();
          return;
        case 'help.tour':
          this.touring = true;
          return;
        case 'view.zoom-in':
        case 'view.zoom-out':
        case 'view.zoom-reset':
          await this.#zoom(command);
          return;
        case 'settings.open':
          this.dialog = 'settings';
          return;
        case 'case.tags':
          if (store.info) this.dialog = 'tags';
          return;
        case 'case.codebook':
          if (store.info) this.dialog = 'codebook';
          return;
        case 'case.relations':
          if (store.info) workspace.tieWish = { kind: 'relations', claimId: null };
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

  /** Why a command cannot be carried out now, or null. */
  #cannot(command: WindowCommand): string | null {
    const { store } = this.#session;
    const free: readonly WindowCommand[] = [
      'case.new',
      'case.open',
      'case.open-sample',
      'case.restore-sample',
      'palette.open',
      'settings.open',
      'view.zoom-in',
      'view.zoom-out',
      'view.zoom-reset',
      'help.keys',
    ];
    if (free.includes(command)) return null;
    if (!store.info) return t('cannot.no-case');
    if (command === 'view.article' && store.articles.length === 0) return t('cannot.no-article');
    if (command === 'view.source-page' && !this.#speaker()) return t('cannot.no-mark');
    if (command === 'article.print' && !this.#session.workspace.activeArticleId) return t('cannot.print');
    if (command === 'help.tour' && !store.articles.some((article) => article.occurrenceCount > 0))
      return t('cannot.tour');
    if (command === 'history.of-claim' && !this.#historyAt(command)) return t('cannot.no-mark');
    if (command === 'history.of-article' && !this.#historyAt(command)) return t('cannot.none-open');
    if (command === 'article.import' || command === 'data.import' || command.startsWith('edit.')) {
      if (!store.writable) return t('cannot.read-only');
      if (command === 'edit.undo' && !store.journal.undo) return t('nothing-to-undo');
      if (command === 'edit.redo' && !store.journal.redo) return t('nothing-to-redo');
    }
    return null;
  }

  /** The source nearest the claim in the mark that is chosen, or null. */
  #speaker(): string | null {
    const { workspace, store } = this.#session;
    const { activeArticleId, occurrenceId } = workspace;
    if (activeArticleId === null || occurrenceId === null) return null;
    return store.document(activeArticleId)?.find(occurrenceId)?.chain.at(-1)?.sourceId ?? null;
  }

  /** What the history of the chosen mark's claim, or of the article on show, is about; null when there is none. */
  #historyAt(command: 'history.of-claim' | 'history.of-article'): HistoryAbout | null {
    const { store, workspace } = this.#session;
    const { activeArticleId, occurrenceId } = workspace;
    if (activeArticleId === null) return null;
    if (command === 'history.of-article') return { kind: 'article', id: activeArticleId };
    const claimId = store.document(activeArticleId)?.find(occurrenceId)?.claimId;
    return claimId === undefined ? null : { kind: 'claim', id: claimId };
  }

  /** Runs the window's command for a key press, if it has one; what may be typed stays with a text field, and its own undo. */
  key(event: KeyboardEvent): void {
    const name = keyName(event, this.app?.platform ?? '');
    const command = commandAt('window', name)?.id ?? '';
    if (!isWindowCommand(command) || event.defaultPrevented) return;
    const mayBeTyped = !/^(?:Mod\+|(?:Alt\+)?(?:Shift\+)?F\d)/.test(name);
    if (isTextField(event.target) && (command.startsWith('edit.') || mayBeTyped)) return;
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

  async #chooseData(): Promise<void> {
    const { store, notices } = this.#session;
    if (!store.info) return;
    if (!store.writable) return notices.say(t('cannot-import'));
    const chosen = await call('data.choose', {});
    if (chosen) this.#importData(chosen.path);
  }

  #importData(path: string): void {
    this.dataPath = path;
    this.dialog = 'data';
  }

  /** Takes what was dropped on the window: a case file is opened, data and articles go to their imports. */
  drop(files: readonly File[]): void {
    const caseFile = files.find((file) => file.name.toLowerCase().endsWith('.parallax'));
    if (caseFile) void this.openPath(window.parallax.pathOf(caseFile));
    else if (!this.#session.store.info) this.#session.notices.say(t('open-case-first'));
    else if (!this.#session.store.writable) this.#session.notices.say(t('cannot-import'));
    else if (files.some((file) => isDataFile(file.name))) {
      const [file, second] = files;
      if (!file || second) this.#session.notices.say(t('data-one-at-a-time'));
      else this.#importData(window.parallax.pathOf(file));
    } else if (files.length > 0) {
      this.dropped = files;
      this.dialog = 'import';
    }
  }

  closeDialog(): void {
    this.dialog = null;
    this.dropped = [];
    this.dataPath = null;
  }

  /** True until the tour was taken or left, while the sample case is open and there is something to show. */
  readonly offersTour = $derived.by(
    () =>
      !this.touring &&
      this.app?.settings.tourLeft === false &&
      this.#session.store.info?.isSample === true &&
      this.#cannot('help.tour') === null,
  );

  /** Ends the tour or its offer, for good. */
  leaveTour(): void {
    this.touring = false;
    // The button that was pressed is gone with the offer.
    if (this.#session.workspace.activeArticleId) this.#session.workspace.moveFocus('text');
    if (this.app?.settings.tourLeft === false) void this.saveSettings({ tourLeft: true });
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
    speak(settings.language, this.app?.systemLanguages ?? []);
    applyAppearance(settings);
    useSuggestions(settings.suggestions);
    this.#applyKeys(settings.keys);
  }

  async #zoom(command: 'view.zoom-in' | 'view.zoom-out' | 'view.zoom-reset'): Promise<void> {
    const now = this.app?.settings.zoom ?? usualZoom;
    const zoom =
      command === 'view.zoom-reset' ? usualZoom : nextZoom(now, command === 'view.zoom-in' ? 'in' : 'out');
    await this.saveSettings({ zoom });
  }

  /** Keys that a settings file made by hand gives to two commands are told and given back; what may stand stays. */
  #applyKeys(chosen: Settings['keys']): void {
    const commands = allCommands();
    const { choices, clashes } = soundChoices(commands, chosen);
    useKeys(choices);
    if (clashes.length === 0) return;
    const title = (id: string): string => commands.find((command) => command.id === id)?.title() ?? id;
    for (const { key, one, other } of clashes)
      this.#session.notices.say(
        t('keys-clash', { key: readableKey(key), one: title(one.id), other: title(other.id) }),
      );
    void this.saveSettings({ keys: choices });
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
      notices.say(
        t(command === 'edit.undo' ? 'undone' : 'done-again', { change: describeChange(done.label) }),
      );
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
