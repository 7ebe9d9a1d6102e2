import type { Credibility, Verdict } from '#domain/assessment.ts';
import type { CaseRecord, OccurrenceRecord } from '#domain/report/case-record.ts';
import type { HandlingMarking, ReportComposition } from '#domain/report/composition.ts';
import {
  buildReport,
  chainText,
  type Report,
  type ReportArticle,
  type ReportClaim,
  type ReportOccurrence,
  type ReportSource,
} from '#domain/report/report.ts';
import type { RelationKind } from '#domain/relation.ts';
import type { SourceKind } from '#domain/source.ts';
import type { Stance } from '#domain/stance.ts';
import type { FormatWriter, Pieces } from './format.ts';
import { safeHref } from './html/markup.ts';
import { jsonWithList } from './json-pieces.ts';
import { stableId } from './stable-id.ts';

// STIX 2.1 (OASIS Standard, 10 June 2021; section numbers are its own). A source is an identity, an article a report, a claim
// a note; an occurrence is a relationship from the source nearest to the claim, and where the article takes a stance its own
// voice has an opinion of the note. The analyst's verdict is an opinion of whoever made the report.

/** A STIX object: its properties, all of them plain JSON. */
type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

/** Writes the case as a STIX 2.1 bundle. */
export const stixWriter: FormatWriter = {
  shape: 'file',
  write: ({ record, composition, options }): Pieces =>
    bundle(buildReport(record), composition, options.suggested),
};

function bundle(report: Report, composition: ReportComposition, suggested: boolean): Pieces {
  const { record } = report;
  const names = namesOf(record);
  const total =
    1 + record.sources.length + record.articles.length + record.claims.length + 2 * record.occurrences.length;
  return jsonWithList(
    { type: 'bundle', id: names('bundle', record.id) },
    'objects',
    objects(report, composition, suggested, names),
    total,
  );
}

/** Gives an object of a type its id: STIX knows UUIDs of versions 4 and 5 only (2.9), so a case's own do not serve. */
type Names = (type: string, ...of: readonly string[]) => string;

function namesOf({ id }: CaseRecord): Names {
  return (type, ...of) => `${type}--${stableId(id, 'stix', type, ...of)}`;
}

function* objects(
  report: Report,
  composition: ReportComposition,
  suggested: boolean,
  name: Names,
): Generator<StixObject, void, undefined> {
  const { record } = report;
  const producer = name('identity', 'producer');
  const marking = composition.handling === null ? null : tlpMarkings[composition.handling];
  /** What all objects have (3.2). */
  const common = (type: string, id: string, created: string, by = producer): StixObject => ({
    type,
    spec_version: '2.1',
    id,
    created_by_ref: by,
    created,
    // An object that is written again after a change of the case is a later version of it (3.6).
    modified: created > record.changedAt ? created : record.changedAt,
    ...(marking ? { object_marking_refs: [marking.id] } : {}),
  });

  if (marking) yield marking;
  yield {
    ...common('identity', producer, record.createdAt),
    name: composition.author.trim() || 'Analyst',
    identity_class: composition.author.trim() === '' ? 'unknown' : 'individual',
  };
  for (const source of report.sources) yield identityOf(source, common, name);
  for (const article of report.articles) yield reportOf(article, common, name);
  for (const claim of report.claims) {
    yield noteOf(claim, common, name, producer);
    for (const occurrence of claim.occurrences) yield* occurrenceOf(claim, occurrence, common, name);
    const verdict = verdictOf(claim, record, common, name);
    if (verdict) yield verdict;
  }
  for (const relation of record.relations) {
    const { id, kind, status, reason, fromClaimId, toClaimId } = relation;
    if (status === 'rejected' || (status === 'suggested' && !suggested)) continue;
    yield {
      ...common('relationship', name('relationship', id), record.changedAt),
      relationship_type: relationTypes[kind],
      ...(reason.trim() === '' ? {} : { description: reason }),
      ...(status === 'suggested' ? { labels: ['suggested'] } : {}),
      source_ref: name('note', fromClaimId),
      target_ref: name('note', toClaimId),
    };
  }
}

type Common = (type: string, id: string, created: string, by?: string) => StixObject;

/** An identity (4.5). */
function identityOf({ record, rating }: ReportSource, common: Common, name: Names): StixObject {
  const about = [record.descriptor, record.role, record.affiliation, record.country].filter(
    (each) => each !== '',
  );
  const aliases = record.aliases.length === 0 ? [] : [`Also: ${record.aliases.join('; ')}.`];
  return {
    ...common('identity', name('identity', record.id), record.createdAt),
    name: record.name,
    ...(about.length + aliases.length === 0
      ? {}
      : { description: [about.join('; '), ...aliases].filter((each) => each !== '').join('\n') }),
    identity_class: identityClasses[record.kind],
    labels: [
      `source-kind:${record.kind}`,
      ...(rating ? [`admiralty-scale:source-reliability="${rating.letter.toLowerCase()}"`] : []),
    ],
  };
}

/** The identity-class-ov (10.7). A metonym stands for a class of people. */
const identityClasses: Readonly<Record<SourceKind, string>> = {
  person: 'individual',
  organisation: 'organization',
  'government-body': 'organization',
  'media-outlet': 'organization',
  group: 'group',
  metonym: 'class',
  document: 'unknown',
  anonymous: 'unknown',
  unknown: 'unknown',
};

/** A report (4.16); it must refer to something, so one without a claim refers to whoever made it. */
function reportOf({ record, occurrences }: ReportArticle, common: Common, name: Names): StixObject {
  const claims = [...new Set(occurrences.map((occurrence) => occurrence.record.claimId))];
  return {
    ...common('report', name('report', record.id), record.importedAt),
    name: record.title,
    published: record.publishedOn === null ? record.importedAt : `${record.publishedOn}T00:00:00.000Z`,
    object_refs:
      claims.length === 0
        ? [name('identity', 'producer')]
        : [
            ...claims.map((id) => name('note', id)),
            ...occurrences.map((occurrence) => name('relationship', occurrence.record.id)),
          ],
    ...(record.language === null ? {} : { lang: record.language }),
    labels: [`genre:${record.genre}`, ...(record.publishedOn === null ? ['published:unknown'] : [])],
    external_references: [
      {
        source_name: record.publisher ?? (record.authors.join(', ') || 'article'),
        description: record.title,
        ...addressOf(record.url),
        hashes: { 'SHA-256': record.originalSha256 },
        external_id: record.id,
      },
    ],
  };
}

/** A note (4.14) with the claim as its content. */
function noteOf(claim: ReportClaim, common: Common, name: Names, producer: string): StixObject {
  const { record, assessment, occurrences, say } = claim;
  const reports = [...new Set(occurrences.map(({ article }) => name('report', article.id)))];
  const confidence = assessment === null ? null : confidenceOf(assessment.credibility);
  return {
    ...common('note', name('note', record.id), record.createdAt),
    abstract: `C${claim.number}`,
    content: record.text,
    ...(confidence === null ? {} : { confidence }),
    object_refs: reports.length === 0 ? [producer] : reports,
    ...labelsOf([
      ...(record.type === null ? [] : [`claim-type:${say('claimType', record.type).value}`]),
      ...(record.eventDate === null ? [] : [`event-date:${record.eventDate}`]),
      ...record.tags,
    ]),
    ...(assessment === null || assessment.evidence.length === 0
      ? {}
      : {
          external_references: assessment.evidence.map(({ text, url }) => ({
            source_name: 'evidence',
            description: text,
            ...addressOf(url),
          })),
        }),
  };
}

/** The credibility number as a confidence (appendix A, Admiralty Credibility); 6 cannot be judged and has none. */
export function confidenceOf(credibility: Credibility): number | null {
  return credibility === 6 ? null : 110 - 20 * credibility;
}

function* occurrenceOf(
  claim: ReportClaim,
  occurrence: ReportOccurrence,
  common: Common,
  name: Names,
): Generator<StixObject, void, undefined> {
  const { record, article, last, chain, say } = occurrence;
  const words = record.pieces.map(({ exact }) => exact).join(' […] ');
  const voice = chain[0] ?? last;
  yield {
    ...common('relationship', name('relationship', record.id), record.createdAt),
    // What the last source commits to; STIX lets a relationship have any name (3.7).
    relationship_type: record.commitment ?? 'mentions',
    description: `“${words}” (${chainText(chain)})`,
    ...labelsOf([
      `polarity:${record.polarity}`,
      ...(record.quotation === null ? [] : [`quotation:${record.quotation}`]),
      ...(record.stance === null ? [] : [`stance:${record.stance}`]),
      ...chain.map((step) => `attribution:${step.status}`),
    ]),
    source_ref: name('identity', last.source.id),
    target_ref: name('note', claim.record.id),
  };
  const opinion = opinionOf(record);
  if (opinion === null || record.stance === null) return;
  yield {
    ...common('opinion', name('opinion', record.id), record.createdAt, name('identity', voice.source.id)),
    opinion,
    explanation: [
      `${say('stance', record.stance).label} in “${article.title}”.`,
      ...(record.note.trim() === '' ? [] : [record.note.trim()]),
    ].join(' '),
    object_refs: [name('note', claim.record.id)],
  };
}

type Opinion = 'strongly-agree' | 'agree' | 'neutral' | 'disagree' | 'strongly-disagree';

/** The opinion-enum (10.20). */
const opinionOfStance: Readonly<Record<Stance, Opinion | null>> = {
  endorses: 'strongly-agree',
  'leans-toward': 'agree',
  'reports-neutrally': 'neutral',
  distances: 'disagree',
  rejects: 'strongly-disagree',
  unclear: null,
};

/**
 * What an occurrence says of the article's opinion. Stance is toward the claim whichever way the words go; where the words
 * negate a claim that the article is said to hold, only a closer look can tell which was meant (claim-standing.ts).
 */
function opinionOf({ stance, polarity }: OccurrenceRecord): Opinion | null {
  if (stance === null) return null;
  const opinion = opinionOfStance[stance];
  return polarity === 'negates' && (opinion === 'agree' || opinion === 'strongly-agree') ? null : opinion;
}

/** An opinion (4.15) of whoever made the report. */
function verdictOf(claim: ReportClaim, record: CaseRecord, common: Common, name: Names): StixObject | null {
  const { assessment, say } = claim;
  const opinion = assessment?.verdict ? opinionOfVerdict[assessment.verdict] : null;
  if (!assessment?.verdict || opinion === null) return null;
  const { likelihood, confidence } = assessment;
  return {
    ...common('opinion', name('opinion', 'verdict', claim.record.id), record.changedAt),
    opinion,
    explanation: [`${say('verdict', assessment.verdict).label}.`, assessment.rationale.trim()]
      .filter((each) => each !== '')
      .join(' '),
    ...labelsOf([
      ...(likelihood === null ? [] : [`estimative-language:likelihood-probability="${likelihood}"`]),
      ...(confidence === null ? [] : [`estimative-language:confidence-in-analytic-judgment="${confidence}"`]),
    ]),
    object_refs: [name('note', claim.record.id)],
  };
}

/** Unproven and not checkable are no opinion of whether the claim is right. */
const opinionOfVerdict: Readonly<Record<Verdict, Opinion | null>> = {
  true: 'strongly-agree',
  'mostly-true': 'agree',
  mixed: 'neutral',
  'mostly-false': 'disagree',
  misleading: 'disagree',
  false: 'strongly-disagree',
  unproven: null,
  'not-checkable': null,
};

/** `derived-from` is common to all objects (3.7); the others are named as the case names them. */
const relationTypes: Readonly<Record<RelationKind, string>> = {
  equivalent: 'equivalent-to',
  narrower: 'narrower-than',
  contradicts: 'contradicts',
  'in-tension': 'in-tension-with',
  supports: 'supports',
  updates: 'updates',
  'derived-from': 'derived-from',
};

/** Only addresses of the web; what an article gives may be anything. */
function addressOf(url: string | null): Readonly<Record<string, string>> {
  const href = url === null ? null : safeHref(url);
  return href === null ? {} : { url: href };
}

const labelsOf = (labels: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  labels.length === 0 ? {} : { labels };

/** The marking definitions of TLP 2.0, with the ids that the extension of OASIS gives them. */
const tlpMarkings: Readonly<Record<HandlingMarking, StixObject>> = {
  'TLP:CLEAR': tlpMarking('94868c89-83c2-464b-929b-a1a8aa3c8487', 'TLP:CLEAR'),
  'TLP:GREEN': tlpMarking('bab4a63c-aed9-4cf5-a766-dfca5abac2bb', 'TLP:GREEN'),
  'TLP:AMBER': tlpMarking('55d920b0-5e8b-4f79-9ee9-91f868d9b421', 'TLP:AMBER'),
  'TLP:AMBER+STRICT': tlpMarking('939a9414-2ddd-4d32-a0cd-375ea402b003', 'TLP:AMBER+STRICT'),
  'TLP:RED': tlpMarking('e828b379-4e03-4974-9ac4-e53a884c97c1', 'TLP:RED'),
};

function tlpMarking(id: string, marking: HandlingMarking): StixObject {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: `marking-definition--${id}`,
    created: '2022-10-01T00:00:00.000Z',
    name: marking,
    extensions: {
      'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': {
        extension_type: 'property-extension',
        tlp_2_0: marking.slice('TLP:'.length).toLowerCase(),
      },
    },
  };
}
