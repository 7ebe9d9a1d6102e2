import { Failure } from '#domain/failure.ts';
import { failureText } from '../ui/failure-text.ts';

/** A message at the foot of the window; failures stay until dismissed, others go by themselves. */
export type Notice = {
  readonly id: number;
  readonly tone: 'info' | 'failure';
  readonly text: string;
  readonly action: null | { readonly label: string; readonly run: () => void };
};

const shownFor = 6000;

/** The messages now on show, newest last. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #next = 1;

  /** Says something that needs no answer. */
  say(text: string, action: Notice['action'] = null): void {
    // Said again, as when a key is pressed again that can do no more, it stands once and longer.
    this.list = this.list.filter((notice) => notice.tone !== 'info' || notice.text !== text);
    const notice = this.#add('info', text, action);
    setTimeout(() => this.dismiss(notice.id), shownFor);
  }

  /** Shows why something failed; a failure already on show is not shown twice. */
  fail(reason: unknown): void {
    const text = failureText(reason);
    // What the analyst ended has not failed.
    if (reason instanceof Failure && reason.code === 'request.cancelled') return this.say(text);
    if (!this.list.some((notice) => notice.tone === 'failure' && notice.text === text))
      this.#add('failure', text, null);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #add(tone: Notice['tone'], text: string, action: Notice['action']): Notice {
    const notice: Notice = { id: this.#next++, tone, text, action };
    this.list = [...this.list, notice];
    return notice;
  }
}
