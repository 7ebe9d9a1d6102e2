import { linkKey, type LinkEnds } from './network.ts';

/** So many rings are sought at most; a web in which everything leads back to everything has more than anyone reads. */
export const mostRings = 100;

/**
 * Rings of links, shortest first: each is the things along it, none twice, beginning with the one whose id is the
 * smallest. Every link that lies on some ring lies on one of these, as far as {@link mostRings} reaches. A link from a
 * thing to itself is no ring. The order of the links does not matter.
 */
export function ringsOf(links: readonly LinkEnds[]): readonly (readonly string[])[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    if (from === to) continue;
    const known = next.get(from);
    if (known) known.add(to);
    else next.set(from, new Set([to]));
  }
  const within = knots(next);
  const inside = [...next]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([from, all]) =>
      [...all].sort().flatMap((to) => (within.get(from) === within.get(to) ? [{ from, to }] : [])),
    );
  const near = new Map<string, string[]>();
  for (const { from, to } of inside) near.set(from, [...(near.get(from) ?? []), to]);
  const rings = new Map<string, readonly string[]>();
  const covered = new Set<string>();
  const enter = (ring: readonly string[]): void => {
    ring.forEach((from, index) =>
      covered.add(linkKey({ from, to: ring[(index + 1) % ring.length] ?? from })),
    );
    const turned = beginningWithSmallest(ring);
    rings.set(turned.join(' '), turned);
  };
  // Two that lead to each other are plain to see, and most rings are so; longer ones are sought for what is left.
  for (const { from, to } of inside) {
    if (rings.size >= mostRings) break;
    if (from < to && next.get(to)?.has(from)) enter([from, to]);
  }
  for (const link of inside) {
    if (rings.size >= mostRings) break;
    if (covered.has(linkKey(link))) continue;
    enter(shortestWay(link.to, link.from, near));
  }
  return [...rings.values()].sort((a, b) => a.length - b.length || (a.join(' ') < b.join(' ') ? -1 : 1));
}

function beginningWithSmallest(ring: readonly string[]): readonly string[] {
  let first = 0;
  ring.forEach((id, index) => {
    if (id < (ring[first] ?? id)) first = index;
  });
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** The things from one to the other, both included, over as few links as there are. */
function shortestWay(
  from: string,
  to: string,
  next: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !before.has(to); at += 1) {
    const here = queue[at] ?? from;
    for (const each of next.get(here) ?? []) {
      if (before.has(each)) continue;
      before.set(each, here);
      queue.push(each);
    }
  }
  const way: string[] = [];
  for (let at: string | null | undefined = to; at !== null && at !== undefined; at = before.get(at))
    way.push(at);
  return way.reverse();
}

/**
 * The knot of each thing: things that lead to each other, over however many links, share a number (Tarjan's strongly
 * connected components, without recursion, since chains of links may be long).
 */
function knots(next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const knot = new Map<string, number>();
  const open: string[] = [];
  const lowOf = (id: string): number => low.get(id) ?? 0;
  for (const root of next.keys()) {
    if (order.has(root)) continue;
    const path: { readonly id: string; readonly rest: Iterator<string> }[] = [];
    const enter = (id: string): void => {
      order.set(id, order.size);
      low.set(id, order.size - 1);
      open.push(id);
      path.push({ id, rest: (next.get(id) ?? new Set<string>()).values() });
    };
    enter(root);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const { id, rest } = step;
      const found = rest.next();
      if (!found.done) {
        if (!order.has(found.value)) enter(found.value);
        else if (!knot.has(found.value)) low.set(id, Math.min(lowOf(id), order.get(found.value) ?? 0));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) low.set(above.id, Math.min(lowOf(above.id), lowOf(id)));
      if (lowOf(id) !== order.get(id)) continue;
      const number = knot.size;
      for (let each = open.pop(); each !== undefined; each = open.pop()) {
        knot.set(each, number);
        if (each === id) break;
      }
    }
  }
  return knot;
}
