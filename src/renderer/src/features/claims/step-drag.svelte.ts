/** Reorders the steps of a chain by dragging; the first step stays where it is. */
export class StepDrag {
  /** The step that is dragged, from 0; null when none is. */
  from = $state<number | null>(null);
  /** The place it would take if it were dropped now. */
  to = $state<number | null>(null);
  readonly #list: () => HTMLElement;
  readonly #drop: (from: number, to: number) => void;

  constructor(list: () => HTMLElement, drop: (from: number, to: number) => void) {
    this.#list = list;
    this.#drop = drop;
  }

  start(event: PointerEvent & { currentTarget: HTMLElement }, index: number): void {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.from = index;
    this.to = index;
  }

  move(event: PointerEvent): void {
    if (this.from === null) return;
    const steps = [...this.#list().children];
    const at = steps.findIndex((step) => event.clientY < step.getBoundingClientRect().bottom);
    this.to = Math.max(1, at === -1 ? steps.length - 1 : at);
  }

  drop(): void {
    const { from, to } = this;
    this.cancel();
    if (from !== null && to !== null && from !== to) this.#drop(from, to);
  }

  cancel(): void {
    this.from = null;
    this.to = null;
  }
}
