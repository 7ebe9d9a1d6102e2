import { Coverage, innermostFirst } from '../../reader-dom/coverage.ts';

/**
 * Tops for notes that would each like to stand at a height (ascending): none covers another, each stands as near below
 * its wish as the ones before it allow, and a crowd is drawn up so that its middle stays beside its lines. In CSS pixels.
 */
export function stackNotes(wishes: readonly number[], height: number): readonly number[] {
  // Crowds of touching notes; each stands where its notes are on the whole nearest to their wishes.
  const crowds: { top: number; count: number; sum: number }[] = [];
  wishes.forEach((wish) => {
    let crowd = { top: wish, count: 1, sum: wish };
    for (
      let before = crowds.at(-1);
      before && before.top + before.count * height > crowd.top;
      before = crowds.at(-1)
    ) {
      crowds.pop();
      const count = before.count + crowd.count;
      // Each note's wish less its place in the crowd is where it would have the crowd begin; the mean serves all best.
      const sum = before.sum + crowd.sum - crowd.count * before.count * height;
      crowd = { top: Math.max(0, sum / count), count, sum };
    }
    crowds.push(crowd);
  });
  return crowds.flatMap(({ top, count }) =>
    Array.from({ length: count }, (_, index) => top + index * height),
  );
}

/** Lanes for stripes that reach from a height to another, from 0: the shortest nearest to the text, none over another. */
export function stripeLanes(
  stripes: readonly { readonly top: number; readonly bottom: number }[],
): readonly number[] {
  const spans = stripes.map(({ top, bottom }) => ({ start: top, end: bottom }));
  const lanes: Coverage[] = [];
  const found = new Array<number>(spans.length).fill(0);
  for (const index of innermostFirst(spans)) {
    const span = spans[index];
    if (!span) continue;
    const free = lanes.findIndex((lane) => !lane.touches(span));
    const lane = free === -1 ? lanes.push(new Coverage()) - 1 : free;
    lanes[lane]?.take(span);
    found[index] = lane;
  }
  return found;
}
