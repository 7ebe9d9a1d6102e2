import { antonyms } from './antonyms.ts';
import { cues } from './cues.ts';
import { date } from './date.ts';
import type { Hint, HintPair, HintRule, HintSide, HintWords } from './hint.ts';
import { hintRules } from './hint.ts';
import { negation } from './negation.ts';
import { number } from './number.ts';
import { roles } from './roles.ts';

const rules: Readonly<Record<HintRule, (pair: HintPair) => HintWords | null>> = {
  negation,
  antonyms,
  number,
  date,
  roles,
  cues,
};

/** What a pair has in common at least before rules look at it: of the shorter side's words, of the longer's, and how many. */
const leastOfShorter = 0.6;
const leastOfLonger = 0.3;
const fewest = 2;

/** What each rule finds in a pair of claims; nothing where they are not about the same matter. */
export function findHints(pair: HintPair): readonly Hint[] {
  if (!isMatched(pair.here, pair.there)) return [];
  return hintRules.flatMap((rule) => {
    const found = rules[rule](pair);
    return found ? [{ rule, ...found }] : [];
  });
}

function isMatched(here: HintSide, there: HintSide): boolean {
  const [mine, others] = [stemsOf(here), stemsOf(there)];
  const shared = [...mine].filter((stem) => others.has(stem)).length;
  return (
    shared >= fewest &&
    shared >= leastOfShorter * Math.min(mine.size, others.size) &&
    shared >= leastOfLonger * Math.max(mine.size, others.size)
  );
}

function stemsOf({ words }: HintSide): ReadonlySet<string> {
  return new Set(words.words.filter(({ content }) => content).map(({ stem }) => stem));
}
