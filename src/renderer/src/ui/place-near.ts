/** A box in the window, in CSS pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
/** Width and height in CSS pixels. */
export type Size = { readonly width: number; readonly height: number };

const gap = 8;

/**
 * Where a floating box goes so that it is close to its anchor, does not cover it, and stays inside the window: on the
 * preferred side if there is room, else on the other, else wherever it fits.
 */
export function placeNear(
  anchor: Box,
  size: Size,
  view: Size,
  prefer: 'above' | 'below',
): { readonly left: number; readonly top: number } {
  const above = anchor.top - gap - size.height;
  const below = anchor.bottom + gap;
  const fitsAbove = above >= gap;
  const fitsBelow = below + size.height + gap <= view.height;
  const goesAbove = prefer === 'above' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const middle = (anchor.left + anchor.right) / 2 - size.width / 2;
  return {
    left: within(middle, gap, view.width - size.width - gap),
    top: within(goesAbove ? above : below, gap, view.height - size.height - gap),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
