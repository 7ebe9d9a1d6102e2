import { caseWords, type ValueWords } from '../case-codebook.ts';
import { codebook, type CodebookList } from '../codebook.ts';
import type { AttributionStatus } from '../attribution.ts';
import { defaultCredibility } from '../assessment.ts';
import type { Polarity } from '../occurrence.ts';
import type { Relation, RelationKind, RelationStatus } from '../relation.ts';
import type { ReliabilityRating } from '../source.ts';
import type { Span } from '../span.ts';
import { type Stance, stances } from '../stance.ts';
import { type AnnotatedPart, annotateArticle, type Place, placeOf } from './annotate-article.ts';
import type {
  ArticleRecord,
  AssessmentRecord,
  CaseRecord,
  ClaimRecord,
  OccurrenceRecord,
  SourceRecord,
} from './case-record.ts';
import type { ReportComposition } from './composition.ts';
import { groupBy } from './group-by.ts';
import { assignLanes, type Mark } from './segment-text.ts';

// The report as a model: everything numbered, counted and led back to its words, nothing yet written down.

/** One step of a drawn chain, with the words of the text that name the source and those of the cue. */
export type ReportStep = {
  readonly source: SourceRecord;
  readonly sourceNumber: number;
  readonly rating: ReliabilityRating | null;
  readonly status: AttributionStatus;
  readonly sourceWords: string | null;
  readonly cueWords: string | null;
};

/** An occurrence with its number. */
export type ReportOccurrence = {
  /** What a value is called where it was chosen for this occurrence. */
  readonly say: Say;
  readonly record: OccurrenceRecord;
  readonly claimNumber: number;
  /** `C3` when the claim has one occurrence in the report, else `C3a`, `C3b` ... */
  readonly label: string;
  /** `3a`: like the label, but always with the letter. */
  readonly key: string;
  readonly articleNumber: number;
  readonly article: ArticleRecord;
  readonly chain: readonly ReportStep[];
  /** The last step of the chain: whoever is nearest to the claim. */
  readonly last: ReportStep;
  /** The words of the text that show the stance. */
  readonly stanceWords: string | null;
  readonly place: Place;
  /** For each piece the lane of its underline; see {@link assignLanes}. */
  readonly lanes: readonly number[];
};

/** A relation as one of its two claims sees it. */
export type ReportRelation = {
  readonly kind: RelationKind;
  readonly status: Exclude<RelationStatus, 'rejected'>;
  /** `Contradicts`, `Supported by` ...: reads from this claim to the other. */
  readonly phrase: string;
  readonly otherNumber: number;
  readonly other: ClaimRecord;
  readonly reason: string;
};

/** A claim with its number. */
export type ReportClaim = {
  /** What a value is called where it was chosen for this claim. */
  readonly say: Say;
  readonly number: number;
  readonly record: ClaimRecord;
  readonly occurrences: readonly ReportOccurrence[];
  readonly relations: readonly ReportRelation[];
  /** Null until the analyst has concluded anything at all about the claim. */
  readonly assessment: AssessmentRecord | null;
};

/** An article with its number and its annotated text. */
export type ReportArticle = {
  readonly say: Say;
  readonly number: number;
  readonly record: ArticleRecord;
  /** In text order. */
  readonly occurrences: readonly ReportOccurrence[];
  readonly parts: readonly AnnotatedPart<ReportOccurrence>[];
};

/** A source that stands in some chain, with its counts over the occurrences of the report. */
export type ReportSource = {
  readonly say: Say;
  readonly number: number;
  readonly record: SourceRecord;
  readonly rating: ReliabilityRating | null;
  readonly asLast: number;
  readonly inChain: number;
  /** Of the occurrences where it is the last source: how its words are given. */
  readonly direct: number;
  readonly indirect: number;
  readonly mixed: number;
  readonly articleNumbers: readonly number[];
};

/** Says what a value of the codebook is called in the case. */
export type Say = (list: CodebookList, value: string | number) => ValueWords;

/** Says what a value of the codebook is called in the case, for the thing with this id where one is given. */
export type ReportWords = (list: CodebookList, value: string | number, id?: string) => ValueWords;

/** Everything a report says. */
export type Report = {
  /** What a value is called in the case; with the id of the thing judged, also where it chose an added value. */
  readonly words: ReportWords;
  /** The case, without the relations that the report leaves out. */
  readonly record: CaseRecord;
  /** First and last date of publication; null when no article has one. */
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly undatedCount: number;
  readonly articles: readonly ReportArticle[];
  readonly claims: readonly ReportClaim[];
  readonly sources: readonly ReportSource[];
  /** Sources of the case that stand in no chain. */
  readonly idleSourceCount: number;
};

/** Occurrences of one claim in one article that agree in stance and polarity. A null stance is not judged yet. */
export type CellGroup = {
  readonly stance: Stance | null;
  readonly polarity: Polarity;
  readonly occurrences: readonly ReportOccurrence[];
};

/**
 * Numbers and counts a case and draws its chains. The record's lists must be in export order. Rejected relations are left out,
 * and suggested ones where they are not to be marked.
 */
export function buildReport(whole: CaseRecord, suggested: ReportComposition['suggested'] = 'marked'): Report {
  const record: CaseRecord = {
    ...whole,
    relations: whole.relations.filter(
      ({ status }) => status === 'confirmed' || (status === 'suggested' && suggested === 'marked'),
    ),
  };
  const inChains = new Set(record.occurrences.flatMap((o) => o.chain.map((step) => step.sourceId)));
  const numberedSources = record.sources.filter((source) => inChains.has(source.id));
  const sourceById = new Map(
    numberedSources.map((source, index) => [source.id, { source, number: index + 1 }]),
  );
  const articleById = new Map(
    record.articles.map((article, index) => [article.id, { article, number: index + 1 }]),
  );
  const lanesOfArticle = lanesByOccurrence(record.occurrences);

  const occurrencesOfClaim = groupBy(record.occurrences, (occurrence) => occurrence.claimId);
  const numberOfClaim = new Map(record.claims.map((claim, index) => [claim.id, index + 1]));
  const claimById = new Map(record.claims.map((claim) => [claim.id, claim]));
  const relationsOfClaim = relationsByClaim(record.relations, numberOfClaim, claimById);

  const said = caseWords(record.codebook);
  const sayOf =
    (id: string): Say =>
    (list, value) =>
      said(list, value, record.added.get(id));
  const claims = record.claims.map((claim, index): ReportClaim => {
    const number = index + 1;
    const own = occurrencesOfClaim.get(claim.id) ?? [];
    return {
      say: sayOf(claim.id),
      number,
      record: claim,
      relations: relationsOfClaim.get(claim.id) ?? [],
      assessment: claim.assessment && isMade(claim.assessment) ? claim.assessment : null,
      occurrences: own.map((occurrence, ordinal): ReportOccurrence => {
        const { article, number: articleNumber } = found(articleById, occurrence.articleId, 'article');
        const chain = drawChain(occurrence, article, sourceById);
        const key = `${number}${letters(ordinal)}`;
        return {
          say: sayOf(occurrence.id),
          record: occurrence,
          claimNumber: number,
          key,
          label: own.length === 1 ? `C${number}` : `C${key}`,
          articleNumber,
          article,
          chain,
          last: lastOf(chain, occurrence),
          stanceWords: wordsAt(article, occurrence.stanceSpan),
          place: placeOf(article.blocks, {
            start: occurrence.pieces[0]?.start ?? 0,
            end: occurrence.pieces.at(-1)?.end ?? 0,
          }),
          lanes: lanesOfArticle.get(occurrence.id) ?? [],
        };
      }),
    };
  });

  const drawn = new Map(
    claims.flatMap((claim) => claim.occurrences.map((own) => [own.record.id, own] as const)),
  );
  const occurrences = record.occurrences.map((occurrence) =>
    found(drawn, occurrence.id, 'claim of occurrence'),
  );
  const occurrencesOfArticle = groupBy(occurrences, (occurrence) => occurrence.articleNumber);
  const articles = record.articles.map((article, index): ReportArticle => {
    const own = occurrencesOfArticle.get(index + 1) ?? [];
    const marks = own.flatMap((occurrence) =>
      occurrence.record.pieces.map(({ start, end }): Mark<ReportOccurrence> => ({
        start,
        end,
        key: occurrence,
      })),
    );
    return {
      say: sayOf(article.id),
      number: index + 1,
      record: article,
      occurrences: own,
      parts: annotateArticle(article, marks),
    };
  });

  const sources = countSources(numberedSources, occurrences).map((source) => ({
    say: sayOf(source.record.id),
    ...source,
  }));
  const dates = record.articles.flatMap((article) => article.publishedOn ?? []).toSorted();
  const [from, to] = [dates[0], dates.at(-1)];
  return {
    words: (list, value, id) => said(list, value, id === undefined ? undefined : record.added.get(id)),
    record,
    period: from !== undefined && to !== undefined ? { from, to } : null,
    undatedCount: record.articles.length - dates.length,
    articles,
    claims,
    sources,
    idleSourceCount: record.sources.length - sources.length,
  };
}

/** The chain in one line, from the article's own voice to whoever is nearest to the claim: `A → B → C`. */
export function chainText(chain: readonly ReportStep[]): string {
  return chain.map((step) => step.source.name).join(' → ');
}

/**
 * What a cell of the claim-by-article table shows: its occurrences grouped by stance, in scale order and those not
 * judged last, then by polarity. No group: the article does not address the claim. Nothing is merged or hidden.
 */
export function groupCell(occurrences: readonly ReportOccurrence[]): readonly CellGroup[] {
  return [...stances, null].flatMap((stance) =>
    (['affirms', 'negates'] as const).flatMap((polarity) => {
      const group = occurrences.filter((o) => o.record.stance === stance && o.record.polarity === polarity);
      // A value the case added stands apart from what it counts as.
      const byName = groupBy(group, (o) => (stance === null ? '' : String(o.say('stance', stance).value)));
      return [...byName.values()].map((own) => ({ stance, polarity, occurrences: own }));
    }),
  );
}

/** Letters for the nth thing, from 0: a ... z, aa, ab ... */
export function letters(ordinal: number): string {
  const rest = Math.floor(ordinal / 26);
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(97 + (ordinal % 26));
}

/** True when an assessment says more than its defaults do. */
export function isMade(assessment: AssessmentRecord): boolean {
  return (
    assessment.verdict !== null ||
    assessment.credibility !== defaultCredibility ||
    assessment.likelihood !== null ||
    assessment.confidence !== null ||
    assessment.rationale.trim() !== '' ||
    assessment.evidence.length > 0
  );
}

function drawChain(
  occurrence: OccurrenceRecord,
  article: ArticleRecord,
  sourceById: ReadonlyMap<string, { readonly source: SourceRecord; readonly number: number }>,
): readonly ReportStep[] {
  return occurrence.chain.map((step) => {
    const { source, number } = found(sourceById, step.sourceId, 'source');
    return {
      source,
      sourceNumber: number,
      rating: source.ratings[0] ?? null,
      status: step.status,
      sourceWords: wordsAt(article, step.sourceSpan),
      cueWords: wordsAt(article, step.cueSpan),
    };
  });
}

function wordsAt(article: ArticleRecord, span: Span | null): string | null {
  return span && article.text.slice(span.start, span.end);
}

function relationsByClaim(
  relations: readonly Relation[],
  numberOfClaim: ReadonlyMap<string, number>,
  claimById: ReadonlyMap<string, ClaimRecord>,
): ReadonlyMap<string, readonly ReportRelation[]> {
  const byClaim = new Map<string, ReportRelation[]>();
  for (const { kind, status, reason, fromClaimId, toClaimId } of relations) {
    if (status === 'rejected') continue;
    const { label, inverse } = codebook.relationKind[kind];
    const see = (ownId: string, otherId: string, phrase: string): void => {
      const other = found(claimById, otherId, 'claim');
      const list = byClaim.get(ownId) ?? [];
      list.push({ kind, status, reason, phrase, other, otherNumber: found(numberOfClaim, otherId, 'claim') });
      byClaim.set(ownId, list);
    };
    see(fromClaimId, toClaimId, label);
    see(toClaimId, fromClaimId, inverse);
  }
  return byClaim;
}

/** @param sources those that stand in some chain, in export order. */
function countSources(
  sources: readonly SourceRecord[],
  occurrences: readonly ReportOccurrence[],
): readonly Omit<ReportSource, 'say'>[] {
  const tally = new Map(
    sources.map((record) => [
      record.id,
      { record, asLast: 0, inChain: 0, direct: 0, indirect: 0, mixed: 0, articles: new Set<number>() },
    ]),
  );
  for (const occurrence of occurrences) {
    for (const id of new Set(occurrence.chain.map((step) => step.source.id))) {
      const counts = found(tally, id, 'source');
      counts.inChain += 1;
      counts.articles.add(occurrence.articleNumber);
    }
    const counts = found(tally, occurrence.last.source.id, 'source');
    counts.asLast += 1;
    const quotation = occurrence.record.quotation;
    if (quotation !== null && quotation !== 'none') counts[quotation] += 1;
  }
  return [...tally.values()].map(({ articles, ...counts }, index) => ({
    ...counts,
    number: index + 1,
    rating: counts.record.ratings[0] ?? null,
    articleNumbers: [...articles].toSorted((a, b) => a - b),
  }));
}

function lanesByOccurrence(occurrences: readonly OccurrenceRecord[]): ReadonlyMap<string, readonly number[]> {
  const lanes = new Map<string, number[]>();
  for (const own of groupBy(occurrences, (occurrence) => occurrence.articleId).values()) {
    const pieces = own.flatMap((occurrence) =>
      occurrence.pieces.map((piece) => ({ ...piece, id: occurrence.id })),
    );
    assignLanes(pieces).forEach((lane, index) => {
      const id = pieces[index]?.id ?? '';
      lanes.set(id, [...(lanes.get(id) ?? []), lane]);
    });
  }
  return lanes;
}

function lastOf(chain: readonly ReportStep[], occurrence: OccurrenceRecord): ReportStep {
  const last = chain.at(-1);
  if (!last) throw new Error(`Occurrence ${occurrence.id} has no attribution chain.`);
  return last;
}

function found<Value>(map: ReadonlyMap<string, Value>, id: string, what: string): Value {
  const value = map.get(id);
  if (value === undefined) throw new Error(`The case names the ${what} ${id} but does not have it.`);
  return value;
}
