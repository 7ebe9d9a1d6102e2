import type { Stance } from '#domain/stance.ts';

/** A stance, or null for one that is not judged yet. */
export type ShownStance = Stance | null;

/**
 * How a stance is drawn, so that it is told without colour: what is for the claim points up, what is against it points
 * down, the stronger of the two is filled; neutral is a ring, unclear a diamond, not judged a ring in dashes.
 */
export type StanceShape = {
  /** The outline around 0, 0 for a radius of 1. */
  readonly path: string;
  readonly filled: boolean;
  /** The variable of the theme that holds its colour. */
  readonly colour: `var(--stance-${Stance | 'not-judged'})`;
  /** How a line with this stance is dashed (`stroke-dasharray`), in user units. */
  readonly dash: string;
  /** How strong such a line is, in user units. */
  readonly weight: number;
};

const up = 'M0,-1.1L1.05,0.8L-1.05,0.8Z';
const down = 'M0,1.1L1.05,-0.8L-1.05,-0.8Z';
const ring = 'M0.9,0A0.9,0.9 0 1 1 -0.9,0A0.9,0.9 0 1 1 0.9,0Z';
const diamond = 'M0,-1.15L1.15,0L0,1.15L-1.15,0Z';

/** How a stance is drawn in every figure. */
export function stanceShape(stance: ShownStance): StanceShape {
  const colour = `var(--stance-${stance ?? 'not-judged'})` as const;
  switch (stance) {
    case 'endorses':
      return { path: up, filled: true, colour, dash: 'none', weight: 2.5 };
    case 'leans-toward':
      return { path: up, filled: false, colour, dash: 'none', weight: 1.25 };
    case 'reports-neutrally':
      return { path: ring, filled: false, colour, dash: '1.5 2.5', weight: 1.5 };
    case 'distances':
      return { path: down, filled: false, colour, dash: '6 3', weight: 1.25 };
    case 'rejects':
      return { path: down, filled: true, colour, dash: '6 3', weight: 2.5 };
    case 'unclear':
      return { path: diamond, filled: false, colour, dash: '8 3 1.5 3', weight: 1.25 };
    case null:
      return { path: ring, filled: false, colour, dash: '2 2', weight: 1 };
  }
}
