import type { TableOccurrence } from '../table/table-pair.ts';
import type { Comparison } from './comparison.ts';
import { linkKey, linksOf, type LinkEnds } from './network.ts';

/** Which chains are sought: those for which all that is given holds. */
export type ChainsSought = {
  /** Chains that pass at least one of these; an empty list asks for none. */
  readonly links: readonly LinkEnds[];
  /** Chains in which this source stands. */
  readonly sourceId: string | null;
  /** Chains of this claim's places. */
  readonly claimId: string | null;
};

/** The chain of one place, with the place's words. */
export type FoundChain = Pick<
  TableOccurrence,
  'articleId' | 'article' | 'publisher' | 'words' | 'stance' | 'chain' | 'added'
> & {
  readonly occurrenceId: string;
  readonly claimId: string;
  readonly claim: string;
};

/** The chains found: how many in all, the first of them, and which links all of them pass in how many places. */
export type FoundChains = {
  readonly total: number;
  readonly chains: readonly FoundChain[];
  readonly links: readonly (LinkEnds & { readonly places: number })[];
};

/** The chains of a comparison that pass somewhere, by claim, then by article and place; no more than `most` in words. */
export function chainsThrough({ pairs }: Comparison, sought: ChainsSought, most: number): FoundChains {
  const wanted = new Set(sought.links.map(linkKey));
  const passed = new Map<string, LinkEnds & { places: number }>();
  const chains: FoundChain[] = [];
  let total = 0;
  for (const { claim, occurrence } of pairs) {
    if (!occurrence) continue;
    if (sought.claimId !== null && claim.id !== sought.claimId) continue;
    if (sought.sourceId !== null && !occurrence.chain.some(({ sourceId }) => sourceId === sought.sourceId))
      continue;
    const links = linksOf(occurrence);
    if (wanted.size > 0 && !links.some((link) => wanted.has(linkKey(link)))) continue;
    total += 1;
    for (const { from, to } of links) {
      const known = passed.get(linkKey({ from, to }));
      if (known) known.places += 1;
      else passed.set(linkKey({ from, to }), { from, to, places: 1 });
    }
    if (chains.length >= most) continue;
    const { id, articleId, article, publisher, words, stance, chain, added } = occurrence;
    chains.push({
      occurrenceId: id,
      claimId: claim.id,
      claim: claim.text,
      articleId,
      article,
      publisher,
      words,
      stance,
      chain,
      ...(added && { added }),
    });
  }
  return { total, chains, links: [...passed.values()] };
}
