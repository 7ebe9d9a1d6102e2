import type { AttributionStep } from '#domain/attribution.ts';

type Chain = readonly AttributionStep[];

/** The chain with something changed in one step. */
export function withStep(chain: Chain, index: number, patch: Partial<AttributionStep>): Chain {
  return chain.map((step, at) => (at === index ? { ...step, ...patch } : step));
}

/** The chain with a further step before the one at `index`; at the length of the chain, after the last. */
export function withInserted(chain: Chain, index: number, step: AttributionStep): Chain {
  return chain.toSpliced(index, 0, step);
}

/** The chain without a step. */
export function withoutStep(chain: Chain, index: number): Chain {
  return chain.toSpliced(index, 1);
}

/** The chain with a step moved to another place; the author stays first. */
export function withMoved(chain: Chain, index: number, to: number): Chain {
  const step = chain[index];
  if (!step || !canMove(chain, index, to)) return chain;
  return chain.toSpliced(index, 1).toSpliced(to, 0, step);
}

/** True when {@link withMoved} moves the step. */
export function canMove(chain: Chain, index: number, to: number): boolean {
  return index > 0 && to > 0 && to < chain.length && to !== index;
}
