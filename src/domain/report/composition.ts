import type { Confidence, Likelihood } from '../assessment.ts';

// What an analyst says of a report: what it covers, what stands in it and in which order. Texts are Markdown; in them
// `[[claim:ID]]`, `[[source:ID]]` and `[[occurrence:ID]]` stand for the number a thing has in the finished report.

/** The Traffic Light Protocol, version 2.0 (FIRST, 2022), from the most open to the most closed; null is no marking. */
export const handlingMarkings = [
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
] as const;
/** One of {@link handlingMarkings}. */
export type HandlingMarking = (typeof handlingMarkings)[number];

/** What of the case is chosen: with a filter only the places it finds, with articles only what stands in these. */
export type ReportScope = {
  /** In the language of search (domain/search-query.ts); empty means all. */
  readonly filter: string;
  /** Empty means all. */
  readonly articleIds: readonly string[];
};

/** Whether a scope is the whole case. */
export function isEverything({ filter, articleIds }: ReportScope): boolean {
  return filter.trim() === '' && articleIds.length === 0;
}

/**
 * What the analyst concludes, in one or a few sentences. It holds a likelihood or a confidence, never both: ICD 203 keeps
 * the two apart, so that a reader never has to guess which of them a word qualifies.
 */
export type KeyJudgement = {
  readonly id: string;
  readonly text: string;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
};

/** The parts that say all they have to say by their kind; each stands in a report once at most. */
export const fixedParts = [
  'corpus',
  'matrix',
  'claims',
  'agreements',
  'contradictions',
  'one-sided',
  'timeline',
  'network',
  'sources',
  'texts',
  'codebook',
  'changes',
  'making',
] as const;
/** One of {@link fixedParts}. */
export type FixedPart = (typeof fixedParts)[number];

/** One part of a report. The ids are unique within it and name the part while it is moved and edited. */
export type ReportPart =
  | { readonly id: string; readonly kind: 'text'; readonly heading: string; readonly markdown: string }
  | { readonly id: string; readonly kind: 'key-judgements'; readonly judgements: readonly KeyJudgement[] }
  /** Null: the draft computed from the case, as it is when the report is written. */
  | { readonly id: string; readonly kind: 'source-summary'; readonly markdown: string | null }
  /** Two sets of articles side by side. */
  | {
      readonly id: string;
      readonly kind: 'two-sides';
      readonly left: readonly string[];
      readonly right: readonly string[];
    }
  /** The profiles of some sources. */
  | { readonly id: string; readonly kind: 'profiles'; readonly sourceIds: readonly string[] }
  | { readonly id: string; readonly kind: FixedPart };

/** The kind of a part. */
export type ReportPartKind = ReportPart['kind'];

/** A report as it is composed. Every empty text leaves its line out. */
export type ReportComposition = {
  /** Empty: the title of the case. */
  readonly title: string;
  readonly author: string;
  /** ISO date; null: that of the last change to the case, so that the same case gives the same report. */
  readonly date: string | null;
  readonly version: string;
  readonly handling: HandlingMarking | null;
  /** The question the report answers. */
  readonly question: string;
  readonly method: string;
  readonly scope: ReportScope;
  /** What was only suggested and not confirmed: left out, or shown and marked as such. */
  readonly suggested: 'left-out' | 'marked';
  /** Where the report is published, http or https; empty where it is not. Its claims can then be reviewed for machines. */
  readonly publicUrl: string;
  /** Whether an HTML report carries schema.org data for machines. */
  readonly structuredData: boolean;
  readonly parts: readonly ReportPart[];
};

/** The compositions a new report can begin with. */
export const reportTemplates = ['full', 'brief', 'two-sides', 'source-profile'] as const;
/** One of {@link reportTemplates}. */
export type ReportTemplate = (typeof reportTemplates)[number];

const partsOf: Readonly<Record<ReportTemplate, readonly ReportPartKind[]>> = {
  full: ['key-judgements', 'source-summary', ...fixedParts],
  brief: ['key-judgements', 'source-summary', 'matrix', 'contradictions', 'claims', 'making'],
  'two-sides': ['text', 'two-sides', 'agreements', 'contradictions', 'one-sided', 'texts', 'making'],
  'source-profile': ['text', 'profiles', 'network', 'claims', 'making'],
};

/** What a new report of a template says before anything is chosen. */
export function composeFrom(template: ReportTemplate): ReportComposition {
  return {
    title: '',
    author: '',
    date: null,
    version: '',
    handling: null,
    question: '',
    method: '',
    scope: { filter: '', articleIds: [] },
    suggested: 'marked',
    publicUrl: '',
    structuredData: false,
    parts: partsOf[template].map((kind) => emptyPart(kind, kind)),
  };
}

/** A part of a kind before anything is written in it. */
export function emptyPart(kind: ReportPartKind, id: string): ReportPart {
  switch (kind) {
    case 'text':
      return { id, kind, heading: '', markdown: '' };
    case 'key-judgements':
      return { id, kind, judgements: [] };
    case 'source-summary':
      return { id, kind, markdown: null };
    case 'two-sides':
      return { id, kind, left: [], right: [] };
    case 'profiles':
      return { id, kind, sourceIds: [] };
    default:
      return { id, kind };
  }
}

/** Everything an analyst wrote into a report, in its order; what is empty is left out. */
export function writtenWords(composition: ReportComposition): readonly string[] {
  const { title, author, date, version, handling, question, method, scope, parts } = composition;
  const header = [title, author, date, version, handling, question, method, scope.filter];
  return [...header, ...parts.flatMap(wordsOfPart)].flatMap((words) => words?.trim() || []);
}

function wordsOfPart(part: ReportPart): readonly (string | null)[] {
  switch (part.kind) {
    case 'text':
      return [part.heading, part.markdown];
    case 'key-judgements':
      return part.judgements.map(({ text }) => text);
    case 'source-summary':
      return [part.markdown];
    default:
      return [];
  }
}

/** What of a report can begin another, in whatever case: all but what is chosen from this one and what points into it. */
export function asTemplate(composition: ReportComposition): ReportComposition {
  return {
    ...composition,
    title: '',
    date: null,
    version: '',
    question: '',
    scope: { filter: '', articleIds: [] },
    publicUrl: '',
    method: withoutReferences(composition.method),
    parts: composition.parts.map(partAsTemplate),
  };
}

function partAsTemplate(part: ReportPart): ReportPart {
  switch (part.kind) {
    case 'text':
      return {
        ...part,
        heading: withoutReferences(part.heading),
        markdown: withoutReferences(part.markdown),
      };
    case 'source-summary':
      return { ...part, markdown: part.markdown === null ? null : withoutReferences(part.markdown) };
    // What is concluded, and whom and what it compares, is the case's own.
    case 'key-judgements':
    case 'two-sides':
    case 'profiles':
      return emptyPart(part.kind, part.id);
    default:
      return part;
  }
}

function withoutReferences(markdown: string): string {
  return markdown.replace(/ ?\[\[(?:claim|source|occurrence):[0-9a-f-]+\]\]/gi, '');
}
