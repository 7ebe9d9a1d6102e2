/** Work done in small steps: between two it says how far it has come, from 0 to 1, and others may have their turn. */
export type Steps<Value> = Generator<number, Value, undefined>;

/** True for work in steps, false for what was done at once. */
export function isSteps<Value>(made: Value | Steps<Value>): made is Steps<Value> {
  return typeof made === 'object' && made !== null && Symbol.iterator in made && 'next' in made;
}

/** Does something with each stretch of a list, a step each. */
export function* inParts<Item>(
  items: readonly Item[],
  size: number,
  work: (part: readonly Item[]) => void,
): Steps<void> {
  for (let start = 0; start < items.length; start += size) {
    work(items.slice(start, start + size));
    yield Math.min(1, (start + size) / items.length);
  }
}

/** The same steps as a share, `from` to `to`, of a longer work. */
export function* asShare<Value>(steps: Steps<Value>, from: number, to: number): Steps<Value> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
