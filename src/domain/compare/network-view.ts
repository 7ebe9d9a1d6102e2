import { derivedRings, quotingRings } from './circular.ts';
import type { Comparison } from './comparison.ts';
import type { QuotingNetwork, QuotedPlaces } from './network.ts';
import { manyVoicesThatAreOne, type OneVoice } from './one-voice.ts';

/** The first of a list, and how many more there are. */
export type FirstOf<Each> = { readonly first: readonly Each[]; readonly more: number };

/** A thing by its id and the name or text it is known by. */
export type Named = { readonly id: string; readonly name: string };

/** What there is to say of a network beside its sources and links. */
export type NetworkWarnings = {
  /** What the whole network has: sources, links, places, and those places whose chain goes beyond the own voice. */
  readonly whole: {
    readonly nodes: number;
    readonly links: number;
    readonly places: number;
    readonly quoting: number;
  };
  /** Rings of quoting; `claims` are those for which the whole ring is closed. */
  readonly rings: FirstOf<{ readonly sources: readonly Named[]; readonly claims: FirstOf<Named> }>;
  /** Rings of claims derived from each other. */
  readonly derivedRings: FirstOf<{ readonly claims: readonly Named[]; readonly confirmed: boolean }>;
  /** Sources on which several articles rest, with the claims. */
  readonly voices: FirstOf<
    Omit<OneVoice, 'claims'> & { readonly claims: FirstOf<OneVoice['claims'][number]> }
  >;
};

/** The strongest part of who quotes whom, and what to be wary of in all of it. */
export type NetworkView = QuotingNetwork & NetworkWarnings;

/** So many warnings of a kind are told, and so many claims of each; the rest is counted. */
const mostWarnings = 50;
const mostClaims = 20;
/** A longer ring is told by its first members. */
const mostInRing = 50;

/** What to be wary of in a comparison: circular reporting, and many voices that are one. */
export function networkWarnings(
  comparison: QuotedPlaces & Pick<Comparison, 'relations'>,
  network: QuotingNetwork,
): NetworkWarnings {
  const texts = new Map(comparison.pairs.map(({ claim }) => [claim.id, claim.text]));
  const claimsOf = (ids: readonly string[]): readonly Named[] =>
    ids.map((id) => ({ id, name: texts.get(id) ?? '' }));
  const names = new Map(network.nodes.map(({ id, name }) => [id, name]));
  const places = comparison.pairs.flatMap(({ occurrence }) => occurrence ?? []);
  return {
    whole: {
      nodes: network.nodes.length,
      links: network.links.length,
      places: places.length,
      quoting: places.filter(({ chain }) => chain.length > 1).length,
    },
    rings: firstOf(
      quotingRings(comparison).map(({ sourceIds, claimIds }) => ({
        sources: sourceIds.slice(0, mostInRing).map((id) => ({ id, name: names.get(id) ?? '' })),
        claims: firstOf(claimsOf(claimIds), mostClaims),
      })),
      mostWarnings,
    ),
    derivedRings: firstOf(
      derivedRings(comparison).map(({ claimIds, confirmed }) => ({
        claims: claimsOf(claimIds.slice(0, mostInRing)),
        confirmed,
      })),
      mostWarnings,
    ),
    voices: firstOf(
      manyVoicesThatAreOne(comparison).map(({ claims, ...voice }) => ({
        ...voice,
        claims: firstOf(claims, mostClaims),
      })),
      mostWarnings,
    ),
  };
}

function firstOf<Each>(all: readonly Each[], most: number): FirstOf<Each> {
  return { first: all.slice(0, most), more: Math.max(0, all.length - most) };
}
