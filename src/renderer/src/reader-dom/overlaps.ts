import type { Span } from '#domain/span.ts';

/** The stretches where two or more of the spans lie, in order, each as long as it goes. Spans are not empty. */
export function overlaps(spans: readonly Span[]): readonly Span[] {
  const edges = spans
    .flatMap(({ start, end }) => [
      { at: start, step: 1 },
      { at: end, step: -1 },
    ])
    // At one place what begins counts before what ends, so that a stretch goes on where the spans in it change.
    .sort((a, b) => a.at - b.at || b.step - a.step);
  const stretches: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const { at, step } of edges) {
    depth += step;
    if (step === 1 && depth === 2) start = at;
    if (step === -1 && depth === 1 && at > start) stretches.push({ start, end: at });
  }
  return stretches;
}
