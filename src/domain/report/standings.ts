import { claimOrigin } from '../compare/claim-origin.ts';
import { claimStanding, type ClaimStanding, sideOf } from '../compare/claim-standing.ts';
import { sameClaims } from '../compare/same-claims.ts';
import type { RelationStatus } from '../relation.ts';
import { comparisonOf } from './compared-places.ts';
import { groupBy } from './group-by.ts';
import type { Report, ReportArticle, ReportClaim, ReportOccurrence } from './report.ts';

// How the articles of a report stand to its claims and to each other. Claims tied as equivalent are told as one; stances are judged
// as the comparison judges them (claim-standing.ts), among the places that the report has.

/** The places of a claim, or of several that are equivalent, in one article; never empty, in the order of the text. */
export type ArticlePlaces = {
  readonly article: ReportArticle;
  readonly occurrences: readonly ReportOccurrence[];
};

/** Claims that are equivalent and how the articles stand to them, in the order of the articles. */
export type StandingClaims = {
  /** In the order of the report; never empty. */
  readonly claims: readonly ReportClaim[];
  readonly standing: ClaimStanding;
  /** The articles that are for, that are against, and those that are on no side or on both. */
  readonly for: readonly ArticlePlaces[];
  readonly against: readonly ArticlePlaces[];
  readonly other: readonly ArticlePlaces[];
  /** The number and name of the source on which all of them rest though several articles make the claim. */
  readonly origin: { readonly number: number; readonly id: string; readonly name: string } | null;
};

/** A contradiction or a tension between two claims, as the analyst has it. */
export type OpposedClaims = {
  readonly kind: 'contradicts' | 'in-tension';
  readonly status: Exclude<RelationStatus, 'rejected'>;
  readonly reason: string;
  readonly one: ReportClaim;
  readonly other: ReportClaim;
};

/** A source on which several articles rest, and the claims for which they do. */
export type VoiceOfMany = NonNullable<StandingClaims['origin']> & {
  readonly articles: number;
  readonly claims: readonly StandingClaims[];
};

/** How the articles of a report stand to its claims. */
export type Standings = {
  /** What at least two articles address and all take the same side on. */
  readonly agreed: readonly StandingClaims[];
  /** What some articles are for and others against. */
  readonly contradicted: readonly StandingClaims[];
  /** Contradictions, then tensions, in the order of the claims. */
  readonly opposed: readonly OpposedClaims[];
  /** What only one article addresses, by article. */
  readonly oneSided: readonly {
    readonly article: ReportArticle;
    readonly claims: readonly StandingClaims[];
  }[];
  /** Many voices that are one, those on which most articles rest first. */
  readonly voices: readonly VoiceOfMany[];
};

const known = new WeakMap<Report, Standings>();

/** Reads how the articles of a report stand to its claims; several parts of a report ask for the same. */
export function standingsOf(report: Report): Standings {
  let standings = known.get(report);
  if (!standings) known.set(report, (standings = readStandings(report)));
  return standings;
}

function readStandings(report: Report): Standings {
  const all = standingClaims(report);
  const having = (standing: ClaimStanding): readonly StandingClaims[] =>
    all.filter((each) => each.standing === standing);
  const oneSided = groupBy(having('one-sided'), (each) => placesOf(each)[0]?.article.number ?? 0);
  return {
    agreed: having('agreed'),
    contradicted: having('contradicted'),
    opposed: opposedClaims(report),
    oneSided: report.articles.flatMap((article) => {
      const claims = oneSided.get(article.number);
      return claims ? [{ article, claims }] : [];
    }),
    voices: voicesOfMany(all),
  };
}

function voicesOfMany(all: readonly StandingClaims[]): readonly VoiceOfMany[] {
  const resting = all.flatMap((each) => (each.origin === null ? [] : [{ each, origin: each.origin }]));
  return [...groupBy(resting, ({ origin }) => origin.id).values()]
    .flatMap((own): readonly VoiceOfMany[] => {
      const claims = own.map(({ each }) => each);
      const articles = new Set(claims.flatMap((each) => placesOf(each).map(({ article }) => article.number)));
      return own[0] ? [{ ...own[0].origin, articles: articles.size, claims }] : [];
    })
    .toSorted((a, b) => b.articles - a.articles || b.claims.length - a.claims.length || a.number - b.number);
}

/** All places of claims, by article. */
export function placesOf({ for: pro, against, other }: StandingClaims): readonly ArticlePlaces[] {
  return [...pro, ...against, ...other].toSorted((a, b) => a.article.number - b.article.number);
}

function standingClaims(report: Report): readonly StandingClaims[] {
  const claimOf = new Map(report.claims.map((claim) => [claim.record.id, claim]));
  const sources = new Map(report.sources.map(({ record, number }) => [record.id, number]));
  return sameClaims(comparisonOf(report)).map((same) => {
    const claims = same.flatMap(({ claim }) => claimOf.get(claim.id) ?? []);
    const occurrences = claims.flatMap((claim) => claim.occurrences);
    const byArticle = groupBy(occurrences, ({ articleNumber }) => articleNumber);
    const places = [...byArticle]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([number, own]): readonly ArticlePlaces[] => {
        const article = report.articles[number - 1];
        return article ? [{ article, occurrences: own }] : [];
      });
    const sided = places.map((each) => ({
      each,
      side: sideOf(each.occurrences.map(({ record }) => record)),
    }));
    const origin = claimOrigin(same.flatMap((each) => each.places));
    return {
      claims,
      standing: claimStanding(places.map((each) => each.occurrences.map(({ record }) => record))),
      for: sided.flatMap(({ each, side }) => (side.for && !side.against ? [each] : [])),
      against: sided.flatMap(({ each, side }) => (side.against && !side.for ? [each] : [])),
      other: sided.flatMap(({ each, side }) => (side.for === side.against ? [each] : [])),
      origin: origin && {
        id: origin.sourceId,
        name: origin.name,
        number: sources.get(origin.sourceId) ?? 0,
      },
    };
  });
}

function opposedClaims(report: Report): readonly OpposedClaims[] {
  const claimOf = new Map(report.claims.map((claim) => [claim.record.id, claim]));
  const all = report.record.relations.flatMap(
    ({ kind, status, reason, fromClaimId, toClaimId }): readonly OpposedClaims[] => {
      const [one, other] = [claimOf.get(fromClaimId), claimOf.get(toClaimId)];
      if ((kind !== 'contradicts' && kind !== 'in-tension') || status === 'rejected' || !one || !other)
        return [];
      return [{ kind, status, reason, one, other }];
    },
  );
  return [
    ...all.filter(({ kind }) => kind === 'contradicts'),
    ...all.filter(({ kind }) => kind === 'in-tension'),
  ];
}
