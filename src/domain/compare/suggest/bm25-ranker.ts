import type { ClaimRanker, RankedClaim, RankQuery } from './claim-ranker.ts';
import type { ClaimTerm, ClaimWords } from './claim-words.ts';

// Okapi BM25 (Robertson and Zaragoza, 2009) over the distinct words of each claim: a claim is a sentence, in which a word
// said twice means no more than once. Names, dates and numbers in common weigh more than other words.

const k1 = 1.2;
const b = 0.5;
const weights: Readonly<Record<ClaimTerm['kind'] | 'source', number>> = {
  word: 1,
  // Beside the word itself.
  name: 0.6,
  number: 0.8,
  date: 0.8,
  source: 0.8,
};
/**
 * As many claims again, in which no word stands, are thought to be there: in a case of three claims a word that all hold
 * would else count for nothing, and one that none holds for more than anything.
 */
const imagined = 50;
/** A longer query than this many terms is told by its rarest ones. */
const mostTerms = 40;

/** A ranker by words in common, held in memory; what is put in is found at once. */
export function bm25Ranker(): ClaimRanker {
  const postings = new Map<string, number[]>();
  const numbers = new Map<string, number>();
  let ids: (string | null)[] = [];
  let lengths: number[] = [];
  let totalLength = 0;
  let scores = new Float32Array(1024);

  function remove(claimId: string): void {
    const number = numbers.get(claimId);
    if (number === undefined) return;
    // Its postings stay until there are more dead than living.
    ids[number] = null;
    totalLength -= lengths[number] ?? 0;
    numbers.delete(claimId);
    if (ids.length > 1000 && numbers.size < ids.length / 2) sweep();
  }

  function sweep(): void {
    const moved = new Map<number, number>();
    ids.forEach((id, number) => {
      if (id !== null) moved.set(number, moved.size);
    });
    for (const [term, list] of postings) {
      const kept = list.flatMap((number) => moved.get(number) ?? []);
      if (kept.length > 0) postings.set(term, kept);
      else postings.delete(term);
    }
    lengths = lengths.filter((_, number) => moved.has(number));
    ids = ids.filter((id) => id !== null);
    ids.forEach((id, number) => id !== null && numbers.set(id, number));
  }

  function put(claimId: string, texts: readonly ClaimWords[]): void {
    remove(claimId);
    const terms = new Set(texts.flatMap((text) => text.terms.map(({ term }) => term)));
    const number = ids.length;
    ids.push(claimId);
    lengths.push(terms.size);
    totalLength += terms.size;
    numbers.set(claimId, number);
    for (const term of terms) {
      const list = postings.get(term);
      if (list) list.push(number);
      else postings.set(term, [number]);
    }
  }

  function rarity(count: number): number {
    const among = numbers.size + imagined;
    const known = Math.min(Math.max(1, count), numbers.size);
    return Math.log(1 + (among - known + 0.5) / (known + 0.5));
  }

  function rank({ texts, sources, admits, limit, leastLikeness }: RankQuery): readonly RankedClaim[] {
    if (numbers.size === 0) return [];
    if (scores.length < ids.length) scores = new Float32Array(Math.ceil(ids.length * 1.5));
    const averageLength = Math.max(1, totalLength / numbers.size);
    const kinds = new Map(texts.flatMap((text) => text.terms.map(({ term, kind }) => [term, kind] as const)));
    const clues = [...kinds].map(([term, kind]) => {
      const list = postings.get(term) ?? [];
      return { list, weight: weights[kind] * rarity(list.length) };
    });
    for (const { names } of sources) {
      const list = [...new Set(names.flatMap(claimsNaming))].sort((one, other) => one - other);
      if (list.length > 0) clues.push({ list, weight: weights.source * rarity(list.length) });
    }
    clues.sort((one, other) => other.weight - one.weight);
    clues.length = Math.min(clues.length, mostTerms);
    const all = clues.reduce((sum, { weight }) => sum + weight, 0);
    // The most there is to gain: a claim no longer than the query that holds all of it.
    const most = all * gainOf(Math.min(kinds.size, averageLength), averageLength);
    const touched: number[] = [];
    let left = all;
    for (const { list, weight } of clues) {
      // From here on no claim that is not among them yet can become like enough: the common words, which nearly all
      // claims hold, are looked up for those that are.
      if (left * gainOf(0, averageLength) < leastLikeness * most) {
        for (const number of touched)
          if (holds(list, number)) scores[number] = (scores[number] ?? 0) + weight;
      } else {
        for (const number of list) {
          const score = scores[number] ?? 0;
          if (score === 0) touched.push(number);
          scores[number] = score + weight;
        }
      }
      left -= weight;
    }
    const best = firstOf(touched, averageLength, limit, admits);
    for (const number of touched) scores[number] = 0;
    return best
      .map(({ claimId, score }) => ({ claimId, likeness: Math.min(1, score / most) }))
      .filter(({ likeness }) => likeness >= leastLikeness);
  }

  /** The claims that hold all the words of a name. */
  function claimsNaming(terms: readonly string[]): readonly number[] {
    const lists = terms
      .map((term) => postings.get(term) ?? [])
      .sort((one, other) => one.length - other.length);
    const [first, ...others] = lists;
    if (!first || first.length === 0) return [];
    const sets = others.map((list) => new Set(list));
    return first.filter((number) => sets.every((set) => set.has(number)));
  }

  function firstOf(
    touched: readonly number[],
    averageLength: number,
    limit: number,
    admits: (claimId: string) => boolean,
  ): readonly { readonly claimId: string; readonly score: number }[] {
    const best: { claimId: string; score: number }[] = [];
    for (const number of touched) {
      const claimId = ids[number];
      if (claimId === null || claimId === undefined) continue;
      const score = (scores[number] ?? 0) * gainOf(lengths[number] ?? 0, averageLength);
      const last = best.at(-1);
      if (best.length === limit && last && !comesBefore({ claimId, score }, last)) continue;
      if (!admits(claimId)) continue;
      let place = best.length;
      while (place > 0 && comesBefore({ claimId, score }, best[place - 1] as RankedScore)) place -= 1;
      best.splice(place, 0, { claimId, score });
      if (best.length > limit) best.pop();
    }
    return best;
  }

  return { rank, put, remove, size: () => numbers.size };
}

/** How much a word counts in a claim of so many words: more in a short one. */
function gainOf(length: number, averageLength: number): number {
  return (k1 + 1) / (1 + k1 * (1 - b + (b * length) / averageLength));
}

/** True when a list of numbers, in order, has this one. */
function holds(list: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted;
}

type RankedScore = { readonly claimId: string; readonly score: number };

/** Of equals the older claim comes first: ids sort by when they were made. */
function comesBefore(one: RankedScore, other: RankedScore): boolean {
  return one.score > other.score || (one.score === other.score && one.claimId < other.claimId);
}
