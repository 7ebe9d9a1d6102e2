import type { AppEvents } from '#contract/events.ts';
import { call, on } from '../api/client.ts';

/** Work of core that takes long; `cancelling` once the analyst has asked for its end. */
export type Work = AppEvents['work.progress'] & { readonly cancelling: boolean };

/** The long work that core tells of, in the order in which it began. */
export class Works {
  list = $state.raw<readonly Work[]>([]);

  /** Starts following core; the function returned stops. */
  follow(): () => void {
    const stops = [
      on('work.progress', (progress) => this.#put(progress)),
      on('work.ended', ({ id }) => (this.list = this.list.filter((work) => work.id !== id))),
      on('core.restarted', () => (this.list = [])),
      on('core.gave-up', () => (this.list = [])),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Asks core to end a work; it goes from the list once core has. */
  async cancel({ id }: Work): Promise<void> {
    this.list = this.list.map((work) => (work.id === id ? { ...work, cancelling: true } : work));
    await call('work.cancel', { id });
  }

  #put(progress: AppEvents['work.progress']): void {
    const known = this.list.find(({ id }) => id === progress.id);
    const work = { ...progress, cancelling: known?.cancelling ?? false };
    this.list = known ? this.list.map((each) => (each.id === work.id ? work : each)) : [...this.list, work];
  }
}
