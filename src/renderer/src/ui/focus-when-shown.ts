/** A row far away takes a frame to come into the page and another to be measured; after these many it is not coming. */
const mostFrames = 12;

/**
 * Moves the keyboard to an element of a virtual list as soon as it is in the page and visible. `find` is asked anew
 * each frame, so that of several calls in a row the last one's target gets it.
 */
export async function focusWhenShown(find: () => HTMLElement | null | undefined): Promise<void> {
  for (let frame = 0; frame < mostFrames; frame++) {
    const element = find();
    if (element?.checkVisibility({ visibilityProperty: true })) {
      element.focus({ preventScroll: true });
      return;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
