/** Whether a box is brought to the middle of the window or just inside it. */
export type SightPlace = 'centre' | 'nearest';

const edge = 48;

/** Waits until the browser is about to show the next frame. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

/**
 * Scrolls so that a box can be seen, if it cannot yet. The box is asked for again after each step, because what comes
 * into sight is laid out only then and may push it on. Glides over short ways unless the user wants less motion.
 */
export async function scrollIntoSight(
  scroller: HTMLElement,
  boxOf: () => DOMRect | null,
  place: SightPlace,
): Promise<void> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const box = boxOf();
    if (!box) return;
    const view = scroller.getBoundingClientRect();
    const margin = Math.min(edge, view.height / 6);
    if (box.top >= view.top + margin && box.bottom <= view.bottom - margin) return;
    const by =
      place === 'centre'
        ? box.top + Math.min(box.height, view.height) / 2 - (view.top + view.height / 2)
        : box.top < view.top + margin
          ? box.top - view.top - margin
          : box.bottom - view.bottom + margin;
    const glides =
      place === 'centre' &&
      Math.abs(by) < view.height * 1.5 &&
      document.documentElement.dataset['motion'] !== 'less';
    const before = scroller.scrollTop;
    scroller.scrollBy({ top: by, behavior: glides ? 'smooth' : 'instant' });
    if (glides || scroller.scrollTop === before) return;
    await nextFrame();
  }
}
