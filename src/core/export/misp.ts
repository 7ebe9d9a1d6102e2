import type { Confidence, Credibility } from '#domain/assessment.ts';
import type { ReportComposition } from '#domain/report/composition.ts';
import {
  buildReport,
  chainText,
  type Report,
  type ReportArticle,
  type ReportClaim,
  type ReportOccurrence,
  type ReportStep,
} from '#domain/report/report.ts';
import { reportDate } from '#domain/report/report-date.ts';
import { defaultReliability, type ReliabilityLetter } from '#domain/source.ts';
import type { FormatWriter, Piece, Pieces } from './format.ts';
import { safeHref } from './html/markup.ts';
import { jsonWithList } from './json-pieces.ts';
import { stableId } from './stable-id.ts';

// A MISP event (the core format of MISP 2.4 and later) of objects after the templates of MISP/misp-objects: an article is
// news-media, an occurrence an annotation of it, and each claim with a source that makes it an intelligence-source-assessment.

/** Writes the case as a MISP event. */
export const mispWriter: FormatWriter = {
  shape: 'file',
  write: ({ record, composition }): Pieces => event(buildReport(record), composition),
};

type Tag = { readonly name: string };
type Attribute = Readonly<Record<string, unknown>>;
type MispObject = Readonly<Record<string, unknown>>;

/** A template of MISP/misp-objects: its name, its own id and the version these attributes are of. */
type Template = { readonly name: string; readonly uuid: string; readonly version: string };
const newsMedia: Template = {
  name: 'news-media',
  uuid: '691463c5-5302-4847-9bec-4c56ccfec677',
  version: '3',
};
const annotation: Template = {
  name: 'annotation',
  uuid: '5d8dc046-15a1-4ca3-a09f-ed4ede7c4487',
  version: '2',
};
const sourceAssessment: Template = {
  name: 'intelligence-source-assessment',
  uuid: '2d3a5895-6c54-50b5-bd25-ce33e974c50a',
  version: '1',
};

/** The types of attributes used here, each with the category MISP proposes for it. */
const categories = {
  text: 'Other',
  comment: 'Other',
  datetime: 'Other',
  link: 'External analysis',
} as const;
type AttributeType = keyof typeof categories;

function* event(report: Report, composition: ReportComposition): Generator<Piece, void, undefined> {
  const { record } = report;
  const id = (...name: readonly string[]): string => stableId(record.id, 'misp', ...name);
  const head = {
    uuid: id('event'),
    info: composition.title.trim() || record.title,
    date: reportDate(composition, record),
    timestamp: seconds(record.changedAt),
    published: false,
    // Undefined; ongoing; this organisation only: what else it is, whoever shares it decides.
    threat_level_id: '4',
    analysis: '1',
    distribution: '0',
    Orgc: { name: composition.author.trim() || 'Parallax', uuid: id('producer') },
    Tag: composition.handling === null ? [] : [tag(composition.handling.toLowerCase())],
  };
  const pieces = jsonWithList(
    head,
    'Object',
    objects(report, id),
    record.articles.length + 2 * record.occurrences.length,
  );
  yield '{\n"Event": ';
  yield* pieces;
  yield '}\n';
}

type Id = (...name: readonly string[]) => string;

function* objects(report: Report, id: Id): Generator<MispObject, void, undefined> {
  const stamp = seconds(report.record.changedAt);
  for (const article of report.articles) yield articleObject(article, id, stamp);
  for (const claim of report.claims) {
    for (const occurrence of claim.occurrences) yield occurrenceObject(claim, occurrence, id, stamp);
    for (const last of lastSteps(claim)) yield assessmentObject(claim, last, id, stamp);
  }
}

function articleObject({ record }: ReportArticle, id: Id, stamp: string): MispObject {
  const uuid = id('article', record.id);
  const attribute = attributesOf(uuid, id, stamp);
  return object(newsMedia, uuid, stamp, [
    attribute('text', 'title', record.title),
    attribute('text', 'source', record.publisher ?? record.authors.join(', ')),
    attribute('link', 'link', record.url === null ? null : safeHref(record.url)),
    attribute('text', 'content', record.text),
  ]);
}

function occurrenceObject(
  claim: ReportClaim,
  occurrence: ReportOccurrence,
  id: Id,
  stamp: string,
): MispObject {
  const { record, article, chain, say, label } = occurrence;
  const uuid = id('occurrence', record.id);
  const attribute = attributesOf(uuid, id, stamp);
  const lines = [
    `${label}: ${claim.record.text}`,
    `“${record.pieces.map(({ exact }) => exact).join(' […] ')}”`,
    `Attribution: ${chainText(chain)}`,
    `Polarity: ${say('polarity', record.polarity).label}`,
    ...(record.commitment === null ? [] : [`Commitment: ${say('commitment', record.commitment).label}`]),
    `Stance: ${record.stance === null ? say('stanceGap', 'not-judged').label : say('stance', record.stance).label}`,
    ...(record.note.trim() === '' ? [] : [`Note: ${record.note.trim()}`]),
  ];
  return {
    ...object(annotation, uuid, stamp, [
      attribute('text', 'text', lines.join('\n')),
      attribute('text', 'type', 'Annotation'),
      attribute('text', 'format', 'text'),
      attribute('link', 'ref', article.url === null ? null : safeHref(article.url)),
      attribute('datetime', 'creation-date', record.createdAt),
    ]),
    ObjectReference: [
      {
        uuid: id('reference', record.id),
        object_uuid: uuid,
        referenced_uuid: id('article', article.id),
        relationship_type: 'annotates',
        timestamp: stamp,
        comment: '',
      },
    ],
  };
}

function assessmentObject(claim: ReportClaim, last: ReportStep, id: Id, stamp: string): MispObject {
  const { assessment, record, number, occurrences, say } = claim;
  const { source } = last;
  const uuid = id('assessment', record.id, source.id);
  const attribute = attributesOf(uuid, id, stamp);
  const letter = last.rating?.letter ?? defaultReliability;
  const titles = new Set(
    occurrences.filter((each) => each.last.source.id === source.id).map(({ article }) => article.title),
  );
  const credibility = assessment?.credibility ?? 6;
  const judged = [
    `C${number}: ${record.text}`,
    ...(assessment?.verdict ? [`Verdict: ${say('verdict', assessment.verdict).label}`] : []),
    ...(assessment?.likelihood ? [`Likelihood: ${say('likelihood', assessment.likelihood).label}`] : []),
    ...(assessment && assessment.rationale.trim() !== '' ? [assessment.rationale.trim()] : []),
  ];
  const about = [source.descriptor, source.role, source.affiliation].filter((each) => each !== '');
  return object(sourceAssessment, uuid, stamp, [
    attribute('text', 'source-id', source.name),
    attribute('text', 'source-summary', about.join('; ')),
    attribute('text', 'source-type', 'OSINT'),
    attribute('text', 'source-reliability', reliabilityWords[letter], [
      tag(`admiralty-scale:source-reliability="${letter.toLowerCase()}"`),
    ]),
    attribute('text', 'information-credibility', credibilityWords[credibility], [
      tag(`admiralty-scale:information-credibility="${credibility}"`),
    ]),
    attribute(
      'text',
      'evaluation',
      judged.join('\n'),
      assessment?.likelihood
        ? [tag(`estimative-language:likelihood-probability="${assessment.likelihood}"`)]
        : [],
    ),
    assessment?.confidence ? attribute('text', 'confidence', confidenceWords[assessment.confidence]) : null,
    ...[...titles].map((title, index) =>
      attribute('text', 'related-report', title, [], `related-report ${index}`),
    ),
  ]);
}

/** The last sources of a claim's occurrences, each once. */
function lastSteps({ occurrences }: ReportClaim): readonly ReportStep[] {
  return [...new Map(occurrences.map(({ last }) => [last.source.id, last])).values()];
}

// The values that the template lists.
const reliabilityWords: Readonly<Record<ReliabilityLetter, string>> = {
  A: 'A - Completely reliable',
  B: 'B - Usually reliable',
  C: 'C - Fairly reliable',
  D: 'D - Not usually reliable',
  E: 'E - Unreliable',
  F: 'F - Reliability cannot be judged',
};
const credibilityWords: Readonly<Record<Credibility, string>> = {
  1: '1 - Confirmed by other sources',
  2: '2 - Probably true',
  3: '3 - Possibly true',
  4: '4 - Doubtfully true',
  5: '5 - Improbable',
  6: '6 - Truth cannot be judged',
};
const confidenceWords: Readonly<Record<Confidence, string>> = {
  low: 'low',
  moderate: 'medium',
  high: 'high',
};

function object(
  { name, uuid: template, version }: Template,
  uuid: string,
  timestamp: string,
  attributes: readonly (Attribute | null)[],
): MispObject {
  return {
    uuid,
    name,
    'meta-category': 'misc',
    template_uuid: template,
    template_version: version,
    timestamp,
    distribution: '5',
    Attribute: attributes.filter((each) => each !== null),
  };
}

/** Makes the attributes of an object; one without a value is left out. */
function attributesOf(objectUuid: string, id: Id, timestamp: string) {
  return (
    type: AttributeType,
    relation: string,
    value: string | null,
    tags: readonly Tag[] = [],
    name = relation,
  ): Attribute | null =>
    value === null || value.trim() === ''
      ? null
      : {
          uuid: id('attribute', objectUuid, name),
          object_relation: relation,
          type,
          category: categories[type],
          value,
          to_ids: false,
          disable_correlation: type !== 'link',
          timestamp,
          distribution: '5',
          ...(tags.length === 0 ? {} : { Tag: tags }),
        };
}

const tag = (name: string): Tag => ({ name });

/** Seconds since 1970, as MISP writes times. */
const seconds = (time: string): string => String(Math.floor(Date.parse(time) / 1000));
