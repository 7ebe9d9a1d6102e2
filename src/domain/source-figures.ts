import type { AttributionStatus } from './attribution.ts';
import type { QuotationType } from './occurrence.ts';

/** A source that stands next to another in a chain; `ownVoice` where it is the article speaking for itself. */
export type Neighbour = { readonly sourceId: string; readonly name: string; readonly ownVoice: boolean };

/** One place where a source stands in a chain, as far as figures need it. */
export type StandingInChain = {
  readonly occurrenceId: string;
  readonly quotation: QuotationType | null;
  readonly status: AttributionStatus;
  /** Who quotes the source there; null where it is the article's own voice. */
  readonly above: Neighbour | null;
  /** Whom the source quotes there; null where it is nearest the claim. */
  readonly below: Neighbour | null;
  readonly anonymousAbove: boolean;
  readonly anonymousBelow: boolean;
};

/** A neighbour and in how many occurrences it is one. */
export type NeighbourCount = Neighbour & { readonly count: number };

/** How a source shows in all its places. Every number counts occurrences. */
export type SourceFigures = {
  /** Where the source stands in the chain at all. */
  readonly total: number;
  /** Where it is nearest the claim: it says so itself. */
  readonly says: number;
  /** Where it quotes another. */
  readonly relays: number;
  /** Where it is the article's own voice. */
  readonly ownVoice: number;
  /** Of those where it is nearest the claim, how its words are given; `untold` where that is not tagged. */
  readonly quotation: Readonly<Record<QuotationType | 'untold', number>>;
  /** Where someone anonymous stands between the article and the source, and between the source and the claim. */
  readonly anonymousAbove: number;
  readonly anonymousBelow: number;
  /** Where the source itself is not named. */
  readonly anonymousItself: number;
  /** Who quotes it and whom it quotes, the most frequent first. */
  readonly quotedBy: readonly NeighbourCount[];
  readonly quotes: readonly NeighbourCount[];
};

/** Counts how a source shows in the places where it stands in a chain; a chain may hold it more than once. */
export function sourceFigures(places: readonly StandingInChain[]): SourceFigures {
  const count = (test: (place: StandingInChain) => boolean): number =>
    new Set(places.filter(test).map((place) => place.occurrenceId)).size;
  const quoted = (type: QuotationType | null): number =>
    count((place) => place.below === null && place.quotation === type);
  return {
    total: count(() => true),
    says: count((place) => place.below === null),
    relays: count((place) => place.below !== null),
    ownVoice: count((place) => place.status === 'own-voice'),
    quotation: {
      direct: quoted('direct'),
      indirect: quoted('indirect'),
      mixed: quoted('mixed'),
      none: quoted('none'),
      untold: quoted(null),
    },
    anonymousAbove: count((place) => place.anonymousAbove),
    anonymousBelow: count((place) => place.anonymousBelow),
    anonymousItself: count((place) => place.status === 'anonymous'),
    quotedBy: neighbours(places, (place) => place.above),
    quotes: neighbours(places, (place) => place.below),
  };
}

function neighbours(
  places: readonly StandingInChain[],
  side: (place: StandingInChain) => Neighbour | null,
): readonly NeighbourCount[] {
  const found = new Map<string, { readonly neighbour: Neighbour; readonly occurrences: Set<string> }>();
  for (const place of places) {
    const neighbour = side(place);
    if (!neighbour) continue;
    const key = `${neighbour.sourceId} ${neighbour.ownVoice}`;
    const known = found.get(key) ?? { neighbour, occurrences: new Set() };
    known.occurrences.add(place.occurrenceId);
    found.set(key, known);
  }
  return [...found.values()]
    .map(({ neighbour, occurrences }) => ({ ...neighbour, count: occurrences.size }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
