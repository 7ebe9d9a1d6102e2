import { mostPanes } from '../../state/workspace.svelte.ts';
import type { Session } from '../../state/session.ts';
import './panes-keys.ts';
import { t } from './strings.ts';

/** Carries out the commands of the articles side by side. */
export class PanesController {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Why one of the panes' commands cannot be done now, or null. */
  cannot(id: string): string | null {
    const { workspace } = this.#session;
    if (id === 'panes.close') return workspace.panes.length > 2 ? null : t('cannot.two-stay');
    if (id !== 'panes.add' || workspace.nextArticleId !== null) return null;
    return workspace.panes.length >= mostPanes ? t('cannot.four') : t('cannot.no-more');
  }

  /** Does one of the panes' commands; says why when it cannot be done. */
  run(id: string): void {
    const { workspace, notices } = this.#session;
    const reason = this.cannot(id);
    if (reason !== null) return notices.say(reason);
    if (id === 'panes.next') workspace.stepPane(1);
    else if (id === 'panes.previous') workspace.stepPane(-1);
    else if (id === 'panes.fold-table')
      workspace.panesLayout.tableFolded = !workspace.panesLayout.tableFolded;
    else if (id === 'panes.add' || id === 'panes.close') {
      if (id === 'panes.add') workspace.addPane();
      else workspace.closePane(workspace.activePane);
      workspace.moveFocus('text');
    }
  }
}
