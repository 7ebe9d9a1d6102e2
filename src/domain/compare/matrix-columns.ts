import { stanceScore } from '../stance.ts';
import type { TableOccurrence } from '../table/table-pair.ts';
import type { Comparison } from './comparison.ts';
import type { MatrixGrouping } from './matrix-layout.ts';

/** How many leading sources a column's foot names. */
const mostLeading = 3;

/** A source and in how many places of a column it is the one nearest to the claim. */
export type LeadingSource = { readonly sourceId: string; readonly name: string; readonly places: number };

/** What the foot of a column sums up of its places. */
export type MatrixFoot = {
  /** How many claims it addresses, in how many places and articles. */
  readonly claims: number;
  readonly places: number;
  readonly articles: number;
  /** Places whose nearest source is another than the article's own voice. */
  readonly attributed: number;
  /** Places whose nearest source is not named: the step shows as anonymous, or the source is of that kind. */
  readonly anonymous: number;
  /** The mean of the stances that have a number, -2 to +2; null where there is none. */
  readonly meanStance: number | null;
  /** How many places the mean is of; those unclear and those not judged are left out of it. */
  readonly scored: number;
  readonly unclear: number;
  readonly notJudged: number;
  /** The nearest sources of most places, own voices left out; those of equal weight by name. */
  readonly leading: readonly LeadingSource[];
};

/** A column of the matrix. */
export type MatrixColumn = MatrixFoot & {
  /** The id of the article or the source, or the publisher's name; empty for articles without a publisher. */
  readonly id: string;
  /** Of an article its publisher or, without one, its title; empty for articles without a publisher. */
  readonly name: string;
  /** Tells columns of the same name apart, from 1 in the order of the case; null where no other has the name. */
  readonly number: number | null;
  /** The article's title; empty for publishers and sources. */
  readonly title: string;
  /** The first day of publication of its articles, `YYYY-MM-DD`. */
  readonly date: string | null;
};

/** The id of the column an occurrence stands in. */
export function columnIdOf(by: MatrixGrouping, occurrence: TableOccurrence): string {
  if (by === 'articles') return occurrence.articleId;
  return by === 'publishers' ? (occurrence.publisher ?? '') : (occurrence.chain.at(-1)?.sourceId ?? '');
}

/**
 * The columns of a comparison in the order of the case: all its articles or their publishers, whether or not they address
 * any claim, or those sources that are the nearest to some claim, in the order in which the places come.
 */
export function matrixColumns(comparison: Comparison, by: MatrixGrouping): readonly MatrixColumn[] {
  const drafts = new Map<string, Draft>();
  const draftOf = (id: string, name: string, title = ''): Draft => {
    let draft = drafts.get(id);
    if (!draft) drafts.set(id, (draft = newDraft(id, name, title)));
    return draft;
  };
  if (by !== 'sources') {
    for (const { id, title, publisher, publishedOn } of comparison.articles) {
      const draft =
        by === 'articles'
          ? draftOf(id, publisher ?? title, title)
          : draftOf(publisher ?? '', publisher ?? '');
      draft.date = earlier(draft.date, publishedOn);
    }
  }
  for (const { claim, occurrence } of comparison.pairs) {
    if (!occurrence) continue;
    const nearest = occurrence.chain.at(-1);
    const draft = draftOf(columnIdOf(by, occurrence), nearest?.name ?? '');
    if (by === 'sources') draft.date = earlier(draft.date, occurrence.publishedOn);
    draft.claims.add(claim.id);
    draft.articles.add(occurrence.articleId);
    draft.places += 1;
    const kind = nearest && comparison.sources.get(nearest.sourceId)?.kind;
    if (nearest?.status === 'anonymous' || kind === 'anonymous') draft.anonymous += 1;
    if (nearest && nearest.status !== 'own-voice') {
      draft.attributed += 1;
      const known = draft.sources.get(nearest.sourceId);
      if (known) known.places += 1;
      else draft.sources.set(nearest.sourceId, { ...nearest, places: 1 });
    }
    const score = stanceScore(occurrence.stance);
    if (score !== null) {
      draft.scored += 1;
      draft.sum += score;
    } else if (occurrence.stance === null) draft.notJudged += 1;
    else draft.unclear += 1;
  }
  const uses = new Map<string, number>();
  for (const { name } of drafts.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  return [...drafts.values()].map((draft) => {
    const number = (numbers.get(draft.name) ?? 0) + 1;
    numbers.set(draft.name, number);
    return columnOf(draft, (uses.get(draft.name) ?? 0) > 1 ? number : null);
  });
}

type Draft = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  date: string | null;
  readonly claims: Set<string>;
  readonly articles: Set<string>;
  places: number;
  attributed: number;
  anonymous: number;
  sum: number;
  scored: number;
  unclear: number;
  notJudged: number;
  readonly sources: Map<string, { readonly sourceId: string; readonly name: string; places: number }>;
};

function newDraft(id: string, name: string, title: string): Draft {
  return {
    id,
    name,
    title,
    date: null,
    claims: new Set(),
    articles: new Set(),
    places: 0,
    attributed: 0,
    anonymous: 0,
    sum: 0,
    scored: 0,
    unclear: 0,
    notJudged: 0,
    sources: new Map(),
  };
}

function columnOf(draft: Draft, number: number | null): MatrixColumn {
  const { id, name, title, date, places, attributed, anonymous, scored, unclear, notJudged } = draft;
  return {
    id,
    name,
    number,
    title,
    date,
    claims: draft.claims.size,
    places,
    articles: draft.articles.size,
    attributed,
    anonymous,
    meanStance: scored === 0 ? null : draft.sum / scored,
    scored,
    unclear,
    notJudged,
    leading: [...draft.sources.values()]
      .sort((a, b) => b.places - a.places || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      .slice(0, mostLeading)
      .map((source) => ({ sourceId: source.sourceId, name: source.name, places: source.places })),
  };
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}
