import { type StandingInChain, type SourceFigures, sourceFigures } from '../source-figures.ts';
import type { Commitment } from '../occurrence.ts';
import { commitments } from '../occurrence.ts';
import type { Stance } from '../stance.ts';
import { stances } from '../stance.ts';
import type { SourceRecord } from './case-record.ts';
import type { Report, ReportClaim, ReportOccurrence, ReportStep } from './report.ts';

/** A value and how often it comes; null where nothing was chosen. */
export type Tally<Value> = { readonly value: Value | null; readonly count: number };

/** A claim and the occurrences of it that concern a source; never empty. */
export type ProfiledClaim = {
  readonly claim: ReportClaim;
  readonly occurrences: readonly ReportOccurrence[];
};

/** What a report knows of one source. */
export type SourceProfile = {
  readonly source: SourceRecord;
  /** Null where it stands in no chain of the report. */
  readonly number: number | null;
  readonly figures: SourceFigures;
  /** What it says: where it is the one nearest to the claim. */
  readonly says: readonly ProfiledClaim[];
  /** What it passes on from others. */
  readonly relays: readonly ProfiledClaim[];
  /** Over the occurrences where it is nearest to the claim: how it commits, and where the articles stand. */
  readonly commitments: readonly Tally<Commitment>[];
  readonly stances: readonly Tally<Stance>[];
  readonly articleNumbers: readonly number[];
};

/** The profile of a source, or null where the report does not have it. */
export function sourceProfile(report: Report, id: string): SourceProfile | null {
  const source = report.record.sources.find((each) => each.id === id);
  if (!source) return null;
  const numbered = report.sources.find(({ record }) => record.id === id);
  const concerning = (of: (occurrence: ReportOccurrence) => boolean): readonly ProfiledClaim[] =>
    report.claims.flatMap((claim) => {
      const occurrences = claim.occurrences.filter(of);
      return occurrences.length === 0 ? [] : [{ claim, occurrences }];
    });
  const isNearest = ({ last }: ReportOccurrence): boolean => last.source.id === id;
  const passesOn = ({ chain }: ReportOccurrence): boolean =>
    chain.slice(0, -1).some((step) => step.source.id === id);
  const says = concerning(isNearest);
  const nearest = says.flatMap(({ occurrences }) => occurrences.map(({ record }) => record));
  const places = report.claims.flatMap(({ occurrences }) =>
    occurrences.flatMap((occurrence) => standingsIn(occurrence, id)),
  );
  return {
    source,
    number: numbered?.number ?? null,
    figures: sourceFigures(places),
    says,
    relays: concerning(passesOn),
    commitments: tally(
      commitments,
      nearest.map(({ commitment }) => commitment),
    ),
    stances: tally(
      stances,
      nearest.map(({ stance }) => stance),
    ),
    articleNumbers: numbered?.articleNumbers ?? [],
  };
}

function standingsIn({ record, chain }: ReportOccurrence, id: string): readonly StandingInChain[] {
  return chain.flatMap((step, at): readonly StandingInChain[] => {
    if (step.source.id !== id) return [];
    const neighbour = (other: ReportStep | undefined): StandingInChain['above'] =>
      other
        ? {
            sourceId: other.source.id,
            name: other.source.name,
            ownVoice: other.status === 'own-voice',
          }
        : null;
    return [
      {
        occurrenceId: record.id,
        quotation: record.quotation,
        status: step.status,
        above: neighbour(chain[at - 1]),
        below: neighbour(chain[at + 1]),
        anonymousAbove: chain.slice(0, at).some(isAnonymous),
        anonymousBelow: chain.slice(at + 1).some(isAnonymous),
      },
    ];
  });
}

/** Whether a step's source is not named. */
export function isAnonymous({ status, source }: Pick<ReportStep, 'status' | 'source'>): boolean {
  return status === 'anonymous' || source.kind === 'anonymous';
}

/** How often each value comes, in the order of the scale; what was not chosen last, and what never comes not at all. */
function tally<Value>(scale: readonly Value[], chosen: readonly (Value | null)[]): readonly Tally<Value>[] {
  return [...scale, null]
    .map((value) => ({ value, count: chosen.filter((each) => each === value).length }))
    .filter(({ count }) => count > 0);
}
