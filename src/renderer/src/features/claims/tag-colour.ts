import type { TagView } from '#contract/views.ts';
import { tagLine, type TagColour } from '#domain/tag.ts';

/** The colour a tag is shown in: its own, or else that of the nearest above it that has one. */
export function shownColour(path: string, tags: readonly TagView[]): TagColour | null {
  for (const above of tagLine(path).toReversed()) {
    const colour = tags.find((tag) => tag.path === above)?.colour;
    if (colour) return colour;
  }
  return null;
}
