import type { Polarity } from '../occurrence.ts';
import { stanceScore, type Stance } from '../stance.ts';

/** What the standing of a claim is judged from: one occurrence's polarity and the article's stance. */
export type Stand = { readonly polarity: Polarity; readonly stance: Stance | null };

/**
 * How the articles compared stand to one claim together: `contradicted`, one is for it and another against; `agreed`,
 * at least two address it and all take the same side; `one-sided`, only one addresses it; `mixed`, at least two address
 * it and neither holds; `not-addressed`, none does.
 */
export const claimStandings = ['contradicted', 'agreed', 'mixed', 'one-sided', 'not-addressed'] as const;
/** One of {@link claimStandings}. */
export type ClaimStanding = (typeof claimStandings)[number];

/** Whether occurrences speak for a claim, against it, both, or take no side. */
export type Side = { readonly for: boolean; readonly against: boolean };

/**
 * Sums up a row of the claim-by-article table; each cell holds the occurrences of the claim in one article.
 *
 * Stance is toward the claim, not toward the words. So an article is *for* the claim where its words affirm it and it
 * endorses or leans toward it, and *against* it where it distances itself or rejects, whichever way its words go. What
 * is reported neutrally, unclear or not judged puts an article on no side, and so can never make an agreement or a
 * contradiction; nor can words that negate a claim the article is said to endorse, since only a closer look can tell
 * which of the two was meant. An article on both sides at once contradicts any other that takes a side. The order of
 * the articles and of the occurrences does not matter.
 */
export function claimStanding(cells: readonly (readonly Stand[])[]): ClaimStanding {
  const sides = cells.filter((cell) => cell.length > 0).map(sideOf);
  if (sides.length === 0) return 'not-addressed';
  if (sides.length === 1) return 'one-sided';
  const contradicted = sides.some(
    (side, index) => side.for && sides.some((other, otherIndex) => otherIndex !== index && other.against),
  );
  if (contradicted) return 'contradicted';
  const allFor = sides.every((side) => side.for && !side.against);
  const allAgainst = sides.every((side) => side.against && !side.for);
  return allFor || allAgainst ? 'agreed' : 'mixed';
}

/** The side that an article takes by its occurrences of one claim; see {@link claimStanding}. */
export function sideOf(cell: readonly Stand[]): Side {
  const score = (stand: Stand): number => stanceScore(stand.stance) ?? 0;
  return {
    for: cell.some((stand) => score(stand) > 0 && stand.polarity === 'affirms'),
    against: cell.some((stand) => score(stand) < 0),
  };
}
