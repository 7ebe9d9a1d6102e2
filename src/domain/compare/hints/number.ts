import type { ClaimWords } from '../suggest/claim-words.ts';
import { mayBeEqual, type Quantity } from '../suggest/quantities.ts';
import type { HintPair, HintWords } from './hint.ts';

/** How many words after a number are looked at for what it counts ("40 heavily wounded soldiers"). */
const farthest = 3;

/** What is counted stands after the number, or where nothing does, before it ("by a vote of 14 to 9"). */
type Counted = { readonly quantity: Quantity; readonly units: readonly string[]; readonly isBefore: boolean };

/** Both sides count the same unit, and no number of the one may be a number of the other ("at least 40" may be 50). */
export function number({ here, there }: HintPair): HintWords | null {
  const others = countedIn(there.words);
  const mine = countedIn(here.words);
  for (const one of mine) {
    const alike = others.filter((other) => hasSameUnit(one, other));
    const [nearest] = alike;
    if (!nearest || alike.some((other) => mayBeEqual(one.quantity, other.quantity))) continue;
    if (mine.some((each) => hasSameUnit(each, nearest) && mayBeEqual(each.quantity, nearest.quantity)))
      continue;
    return { here: [spanOf(one.quantity)], there: [spanOf(nearest.quantity)] };
  }
  return null;
}

function countedIn({ quantities, words, text }: ClaimWords): readonly Counted[] {
  return quantities.map((quantity) => {
    const units: string[] = [];
    let last = quantity.end;
    for (const word of words) {
      if (word.start < quantity.end || units.length === farthest) continue;
      if (/[,;:.!?()—–]/u.test(text.slice(last, word.start))) break;
      last = word.end;
      // What is counted stands before the first preposition or verb; a function word ends the search once there is a unit.
      if (!word.content && units.length > 0) break;
      if (word.content) units.push(word.stem);
    }
    if (units.length > 0 || quantity.sign !== null) return { quantity, units, isBefore: false };
    const before = words.findLast(({ content, end }) => content && end <= quantity.start);
    return { quantity, units: before ? [before.stem] : [], isBefore: true };
  });
}

function hasSameUnit(one: Counted, other: Counted): boolean {
  if (one.quantity.sign !== null || other.quantity.sign !== null)
    return one.quantity.sign === other.quantity.sign;
  return one.isBefore === other.isBefore && one.units.some((unit) => other.units.includes(unit));
}

const spanOf = ({ start, end }: Quantity): { start: number; end: number } => ({ start, end });
