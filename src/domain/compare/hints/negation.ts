import type { ClaimWords, Stem } from '../suggest/claim-words.ts';
import { areOpposed } from './antonyms.ts';
import type { HintPair, HintWords } from './hint.ts';
import { isSameStem, negationsIn } from './negations.ts';

/** One side negates what the other, in the same words, does not. */
export function negation({ here, there, stem }: HintPair): HintWords | null {
  const found = oneSided(here.words, there.words, stem);
  if (found) return found;
  const other = oneSided(there.words, here.words, stem);
  return other && { here: other.there, there: other.here };
}

function oneSided(negating: ClaimWords, plain: ClaimWords, stem: Stem): HintWords | null {
  const said = plain.words.filter(({ content }) => content);
  const denied = negationsIn(plain).flatMap(({ over }) => over);
  for (const { word, over } of negationsIn(negating)) {
    // Both negate it; or "not closed" stands beside "open".
    if (over.some((each) => denied.some((other) => isSameStem(other.stem, each.stem)))) return null;
    if (over.some((each) => said.some((other) => areOpposed(negating, each, plain, other, stem))))
      return null;
    // The word nearest to the negation is meant first. A name is hardly ever what is denied.
    for (const each of over) {
      if (each.capital && negating.language?.startsWith('de') !== true) continue;
      const same = said.find((other) => isSameStem(other.stem, each.stem));
      if (!same) continue;
      return {
        here: [word, each].map(({ start, end }) => ({ start, end })),
        there: [{ start: same.start, end: same.end }],
      };
    }
  }
  return null;
}
