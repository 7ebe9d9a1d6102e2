/** How much things stand out from what is around them: as the system wants it, or more. */
export const contrasts = ['system', 'more'] as const;
/** Whether things move: as the system wants it, or less. */
export const motions = ['system', 'less'] as const;
/** The letters an article is set in. */
export const readerFonts = ['serif', 'sans'] as const;

/** A whole number that can be set: the least, the most, how far a step goes, and what it is until it is set. */
export type Range = {
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly usual: number;
};

/** How an article is set: text size in CSS pixels, the column's width in characters, line height in per cent of the size. */
export const readingRanges = {
  textSize: { least: 12, most: 32, step: 1, usual: 18 },
  measure: { least: 40, most: 100, step: 2, usual: 66 },
  lineHeight: { least: 120, most: 220, step: 5, usual: 160 },
} as const satisfies Readonly<Record<string, Range>>;

/** The sizes of the whole window that zooming steps through, in per cent. */
export const zoomSteps = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;
/** One of {@link zoomSteps}. */
export type Zoom = (typeof zoomSteps)[number];
/** The window's size until it is zoomed. */
export const usualZoom = 100 satisfies Zoom;

/** The next larger or smaller of {@link zoomSteps}; the same at either end. */
export function nextZoom(zoom: Zoom, direction: 'in' | 'out'): Zoom {
  const next =
    direction === 'in' ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom);
  return next ?? zoom;
}
