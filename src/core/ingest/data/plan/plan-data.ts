import type { Database } from 'better-sqlite3';
import type { CaseJson } from '#contract/case-json.ts';
import type { DataCounts } from '#contract/views.ts';
import type { AddedValues, CaseValue } from '#domain/case-codebook.ts';
import type { Relation } from '#domain/relation.ts';
import type { TagRow } from '../../../db/tag-rows.ts';
import { asShare, type Steps } from '../../../steps.ts';
import { rejectData } from '../reject-data.ts';
import { checkLine, checkUrl, checkWords } from './check-words.ts';
import { knownIdsOf } from './known.ts';
import { type KeptPlan, planKept } from './plan-kept.ts';
import { planArticles } from './plan-articles.ts';
import { planCodebook } from './plan-codebook.ts';
import { type PlannedOccurrence, planOccurrences } from './plan-occurrences.ts';
import { planRelations } from './plan-relations.ts';
import { planTags } from './plan-tags.ts';

type Json<List extends keyof CaseJson> = CaseJson[List] extends readonly (infer Item)[] ? Item : never;
type WithAdded<Item> = Omit<Item, 'added'> & { readonly added: AddedValues };

/** What of some data comes into a case, with ids and values as the case has them: all that is left is to write it. */
export type DataPlan = {
  readonly title: string;
  readonly codebook: readonly CaseValue[];
  readonly tags: readonly TagRow[];
  readonly sources: readonly WithAdded<Json<'sources'>>[];
  readonly articles: readonly WithAdded<Json<'articles'>>[];
  readonly claims: readonly WithAdded<Json<'claims'>>[];
  readonly occurrences: readonly PlannedOccurrence[];
  readonly relations: readonly Relation[];
  readonly kept: KeptPlan;
  readonly counts: DataCounts;
};

/**
 * Checks data against themselves and against the case, and says what of them comes in. What the case has under the same
 * id stays as it is; an article whose text the case has is that article.
 * @throws Failure `data.invalid` that names the place in the data.
 */
export function* planData(db: Database, data: CaseJson): Steps<DataPlan> {
  checkWords(data, '');
  checkEachIdOnce(data);
  const codebook = planCodebook(db, data);
  const claims = knownIdsOf(db, data, 'claims', 'claim', claimsReferredTo(data));
  const sources = knownIdsOf(db, data, 'sources', 'source', namedSources(data));
  yield 0.05;
  const articles = yield* asShare(planArticles(db, data, sources), 0.05, 0.4);
  const occurrences = yield* asShare(
    planOccurrences(data, {
      occurrences: knownIdsOf(db, data, 'occurrences', 'occurrence'),
      claims,
      sources,
      articles,
      codebook,
    }),
    0.4,
    0.9,
  );
  const tags = planTags(db, data);
  const relations = planRelations(db, data, claims);
  const kept = planKept(db, data, claims, articles);
  const newSources = data.sources.flatMap((source, index) => {
    const path = `sources[${index}]`;
    checkLine(source.name, `${path}.name`);
    const { value, added } = codebook.chosen('sourceKind', source.kind, source.added, path);
    if (sources.there(source.id) || articles.sourceIds.has(source.id)) return [];
    return { ...source, kind: value, added: addedOf('sourceKind', added) };
  });
  const newClaims = data.claims.flatMap((claim, index) => {
    const planned = planClaim(claim, codebook, `claims[${index}]`, tags.spell);
    return claims.there(claim.id) ? [] : planned;
  });
  const newArticles = articles.added.map((article) => {
    const path = `articles[${data.articles.indexOf(article)}]`;
    const { value, added } = codebook.chosen('genre', article.genre, article.added, path);
    const authorSourceId = articles.sourceIds.get(article.authorSourceId) ?? article.authorSourceId;
    return { ...article, authorSourceId, genre: value, added: addedOf('genre', added) };
  });
  const count = (
    all: readonly unknown[],
    added: readonly unknown[],
  ): { readonly added: number; readonly there: number } => ({
    added: added.length,
    there: all.length - added.length,
  });
  yield 1;
  return {
    title: data.case.title.trim(),
    codebook: codebook.values,
    tags: tags.added,
    sources: newSources,
    articles: newArticles,
    claims: newClaims,
    occurrences,
    relations,
    kept,
    counts: {
      articles: count(data.articles, newArticles),
      claims: count(data.claims, newClaims),
      occurrences: count(data.occurrences, occurrences),
      sources: count(data.sources, newSources),
      relations: count(data.relations, relations),
      tags: { added: tags.added.length, there: tags.there },
      views: count(data.views ?? [], kept.views),
      reports: count(data.reports ?? [], kept.reports),
      decisions: count(data.decisions ?? [], kept.decisions),
      codebook: { added: codebook.values.length, there: codebook.there },
    },
  };
}

function planClaim(
  claim: Json<'claims'>,
  codebook: ReturnType<typeof planCodebook>,
  path: string,
  spell: (tag: string) => string,
): WithAdded<Json<'claims'>> {
  checkLine(claim.text, `${path}.text`);
  claim.assessment?.evidence.forEach(({ url }, index) => {
    checkUrl(url, `${path}.assessment.evidence[${index}].url`);
  });
  const { assessment } = claim;
  if (claim.type === null && claim.added.claimType !== undefined)
    rejectData(`${path}.added.claimType`, 'no type is chosen beside it');
  if (!assessment?.verdict && claim.added.verdict !== undefined)
    rejectData(`${path}.added.verdict`, 'no verdict is chosen beside it');
  const type = claim.type && codebook.chosen('claimType', claim.type, claim.added, path);
  const verdict = assessment?.verdict && codebook.chosen('verdict', assessment.verdict, claim.added, path);
  return {
    ...claim,
    type: type?.value ?? null,
    tags: [...new Set(claim.tags.map(spell))],
    assessment: assessment && { ...assessment, verdict: verdict ? verdict.value : null },
    added: {
      ...addedOf('claimType', type?.added ?? null),
      ...addedOf('verdict', verdict ? verdict.added : null),
    },
  };
}

function addedOf<List extends string>(
  list: List,
  value: string | null,
): { readonly [Name in List]?: string } {
  // One key that is the list's name, or none.
  return (value === null ? {} : { [list]: value }) as { readonly [Name in List]?: string };
}

/** What is judged goes by its id alone, so no two things of different kinds may share one. */
function checkEachIdOnce({ articles, claims, occurrences, sources, relations }: CaseJson): void {
  const seen = new Set<string>();
  for (const [name, list] of Object.entries({ articles, claims, occurrences, sources, relations })) {
    list.forEach(({ id }, index) => {
      if (seen.has(id)) rejectData(`${name}[${index}].id`, `the id ${id} is used twice`);
      seen.add(id);
    });
  }
}

function* claimsReferredTo({ occurrences, relations, decisions = [] }: CaseJson): Generator<string> {
  for (const { claimId } of occurrences) yield claimId;
  for (const { fromClaimId, toClaimId } of relations) yield* [fromClaimId, toClaimId];
  for (const { subjectId, claimId } of decisions) yield* [subjectId, claimId];
}

function* namedSources({ articles, occurrences }: CaseJson): Generator<string> {
  for (const { authorSourceId } of articles) yield authorSourceId;
  for (const { chain } of occurrences) for (const { sourceId } of chain) yield sourceId;
}
