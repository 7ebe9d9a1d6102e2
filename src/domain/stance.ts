/**
 * Where an article stands toward a claim it makes or reports. `null` in the model means that the analyst has not judged
 * it yet; that an article does not address a claim is no stance at all but the absence of an occurrence. The three
 * never merge: see {@link stanceCell}.
 */
export const stances = [
  'endorses',
  'leans-toward',
  'reports-neutrally',
  'distances',
  'rejects',
  'unclear',
] as const;
/** One of {@link stances}. */
export type Stance = (typeof stances)[number];

/** The number of a stance on the scale from +2 to -2; `unclear` has none and so has what is not judged. */
export function stanceScore(stance: Stance | null): number | null {
  switch (stance) {
    case 'endorses':
      return 2;
    case 'leans-toward':
      return 1;
    case 'reports-neutrally':
      return 0;
    case 'distances':
      return -1;
    case 'rejects':
      return -2;
    case 'unclear':
    case null:
      return null;
  }
}

/** What one cell of the claim-by-article table says: nothing there, or the stances of the occurrences there. */
export type StanceCell =
  | { readonly kind: 'not-addressed' }
  | { readonly kind: 'not-judged' }
  | { readonly kind: 'one'; readonly stance: Stance }
  | { readonly kind: 'several'; readonly stances: readonly Stance[] };

/**
 * Sums up the stances of all occurrences of one claim in one article, without ever merging "not addressed", "not
 * judged", "unclear" and "reports neutrally". Several different stances stay visible as several, in scale order;
 * occurrences not yet judged do not hide those that are.
 */
export function stanceCell(occurrences: readonly (Stance | null)[]): StanceCell {
  if (occurrences.length === 0) return { kind: 'not-addressed' };
  const present = stances.filter((stance) => occurrences.includes(stance));
  const [first, ...rest] = present;
  if (first === undefined) return { kind: 'not-judged' };
  if (rest.length === 0) return { kind: 'one', stance: first };
  return { kind: 'several', stances: present };
}
