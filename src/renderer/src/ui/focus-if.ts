import { tick } from 'svelte';

/**
 * Gives the element the keyboard, if it is the one to have it, once everything around it is shown: a floating box becomes
 * visible only after what is in it has been made. No key can come in between.
 */
export function focusIf(element: HTMLElement, isTheOne: boolean): void {
  if (!isTheOne) return;
  void tick().then(() => {
    element.focus({ preventScroll: true });
    if (element instanceof HTMLInputElement) element.select();
  });
}
