import type { CaseJson } from '#contract/case-json.ts';
import type { AddedValues, ExtendableList } from '#domain/case-codebook.ts';
import { type AttributionStep, checkChain } from '#domain/attribution.ts';
import type { Span } from '#domain/span.ts';
import type { NewOccurrence } from '../../../db/occurrence-rows.ts';
import type { Steps } from '../../../steps.ts';
import { inData, rejectData } from '../reject-data.ts';
import { type CheckedText, checkSpanJson, type SpanJson } from './check-article.ts';
import type { KnownIds } from './known.ts';
import type { ArticlePlan } from './plan-articles.ts';
import type { CodebookPlan } from './plan-codebook.ts';

type OccurrenceJson = CaseJson['occurrences'][number];

/** An occurrence as it comes into the case, with the added values chosen for it. */
export type PlannedOccurrence = NewOccurrence & { readonly added: AddedValues };

/** What occurrences refer to. */
export type OccurrenceContext = {
  readonly occurrences: KnownIds;
  readonly claims: KnownIds;
  readonly sources: KnownIds;
  readonly articles: ArticlePlan;
  readonly codebook: CodebookPlan;
};

const fewerThan = 200;

/** Checks every occurrence and plans which come in. @throws Failure `data.invalid` */
export function* planOccurrences(
  data: CaseJson,
  context: OccurrenceContext,
): Steps<readonly PlannedOccurrence[]> {
  const planned: PlannedOccurrence[] = [];
  for (const [index, occurrence] of data.occurrences.entries()) {
    const each = planOccurrence(occurrence, context, `occurrences[${index}]`);
    if (!context.occurrences.there(occurrence.id)) planned.push(each);
    if (index % fewerThan === 0) yield index / data.occurrences.length;
  }
  return planned;
}

function planOccurrence(
  occurrence: OccurrenceJson,
  { articles, claims, sources, codebook }: OccurrenceContext,
  path: string,
): PlannedOccurrence {
  const { id, claimId, polarity, note, createdAt, stanceSpan, spans, chain, added } = occurrence;
  claims.check(claimId, `${path}.claimId`);
  const articleId = articles.idOf(occurrence.articleId, `${path}.articleId`);
  const text = articles.textOf(articleId);
  checkPieces(text, spans, `${path}.spans`);
  if (stanceSpan) checkSpanJson(text, stanceSpan, `${path}.stanceSpan`);
  const steps = chain.map((step, at): AttributionStep => {
    const place = `${path}.chain[${at}]`;
    sources.check(step.sourceId, `${place}.sourceId`);
    if (step.sourceSpan) checkSpanJson(text, step.sourceSpan, `${place}.sourceSpan`);
    if (step.cueSpan) checkSpanJson(text, step.cueSpan, `${place}.cueSpan`);
    const voice = at === 0 ? articles.voices.get(articleId) : undefined;
    return {
      sourceId:
        voice?.inData === step.sourceId
          ? voice.inCase
          : (articles.sourceIds.get(step.sourceId) ?? step.sourceId),
      status: step.status,
      sourceSpan: bare(step.sourceSpan),
      cueSpan: bare(step.cueSpan),
    };
  });
  inData(`${path}.chain`, () => {
    checkChain(steps);
  });
  const chosen: Partial<Record<ExtendableList, string>> = {};
  const field = <List extends 'stance' | 'commitment' | 'quotation' | 'fidelity'>(
    list: List,
  ): OccurrenceJson[List] => {
    const value = occurrence[list];
    if (value === null) {
      if (added[list] !== undefined) rejectData(`${path}.added.${list}`, `no ${list} is chosen beside it`);
      return value;
    }
    const found = codebook.chosen(list, value, added, path);
    if (found.added !== null) chosen[list] = found.added;
    return found.value;
  };
  return {
    id,
    articleId,
    claimId,
    polarity,
    quotation: field('quotation'),
    commitment: field('commitment'),
    stance: field('stance'),
    stanceSpan: bare(stanceSpan),
    fidelity: field('fidelity'),
    note,
    createdAt,
    pieces: spans.map(({ start, end, exact }) => ({ start, end, exact })),
    chain: steps,
    added: chosen,
  };
}

function checkPieces(text: CheckedText, spans: OccurrenceJson['spans'], path: string): void {
  let end = 0;
  spans.forEach((span, index) => {
    const place = `${path}[${index}]`;
    checkSpanJson(text, span, place);
    if (span.start < end) rejectData(`${place}.start`, 'the pieces are not in the order of the text');
    const words = text.content.slice(span.start, span.end);
    if (words !== span.exact) rejectData(`${place}.exact`, `at this place the article says “${clip(words)}”`);
    ({ end } = span);
  });
}

function bare(span: SpanJson | null): Span | null {
  return span && { start: span.start, end: span.end };
}

const clip = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);
