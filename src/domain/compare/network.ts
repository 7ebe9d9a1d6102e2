import type { AttributionStatus } from '../attribution.ts';
import type { SourceKind } from '../source.ts';
import { stanceScore, type Stance } from '../stance.ts';
import type { TableClaim, TableOccurrence } from '../table/table-pair.ts';
import type { ComparedArticle, ComparedSource } from './comparison.ts';

/** A source in the network of who quotes whom. */
export type NetworkNode = {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  /** Of how many of the articles compared it is the own voice; 0 is a source that is only quoted. */
  readonly voiceOf: number;
  /** In how many places it stands in the chain, and in how many of them it is the one nearest to the claim. */
  readonly places: number;
  readonly nearest: number;
  /** The mean of its places in the chains, 0 being the article's own voice. */
  readonly depth: number;
};

/** How the articles stand in some places; those unclear and those not judged are in no mean. */
export type StanceTally = {
  readonly for: number;
  readonly neutral: number;
  readonly against: number;
  readonly unclear: number;
  readonly notJudged: number;
  /** Of those that have a number, -2 to +2; null where none has. */
  readonly mean: number | null;
};

/** How a tally is drawn: `divided` where some articles are for and others against, else the stance nearest to the mean. */
export type TallyStance = Stance | 'divided' | null;

/** One source quoting another: they follow each other in the chains of some places. */
export type NetworkLink = {
  /** Who quotes. */
  readonly from: string;
  /** Who is quoted: the next step toward the claim. */
  readonly to: string;
  readonly places: number;
  readonly articles: number;
  readonly claims: number;
  readonly stance: StanceTally;
  /** In how many of the places the one who is quoted shows as what. */
  readonly statuses: Readonly<Record<Exclude<AttributionStatus, 'own-voice'>, number>>;
};

/** Who quotes whom. Nodes and links come strongest first: by places, then by name and id. */
export type QuotingNetwork = {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
};

/** What the network needs to know of a comparison; a report knows as much. */
export type QuotedPlaces = {
  readonly articles: readonly Pick<ComparedArticle, 'id' | 'authorSourceId'>[];
  readonly pairs: readonly {
    readonly claim: Pick<TableClaim, 'id' | 'text'>;
    readonly occurrence: Pick<TableOccurrence, 'articleId' | 'chain' | 'stance'> | null;
  }[];
  readonly sources: ReadonlyMap<string, Pick<ComparedSource, 'name' | 'kind'>>;
};

/**
 * Who quotes whom in the places of a comparison: each source of their chains, the articles' own voices too, and a link
 * from each step to the next. A place counts once for a source and for a link however often its chain passes there; a
 * source that follows itself quotes nobody. The own voice of an article that makes no claim is a node by itself only
 * where some place has it in its chain. Nothing depends on the order of the places.
 */
export function quotingNetwork({ articles, pairs, sources }: QuotedPlaces): QuotingNetwork {
  const voices = new Map<string, Set<string>>();
  const speaks = (sourceId: string, articleId: string): void => {
    const known = voices.get(sourceId);
    if (known) known.add(articleId);
    else voices.set(sourceId, new Set([articleId]));
  };
  for (const { id, authorSourceId } of articles) speaks(authorSourceId, id);
  const nodes = new Map<string, NodeDraft>();
  const links = new Map<string, LinkDraft>();
  for (const { claim, occurrence } of pairs) {
    if (!occurrence) continue;
    const { chain } = occurrence;
    const seen = new Set<string>();
    chain.forEach(({ sourceId, name, status }, depth) => {
      if (status === 'own-voice') speaks(sourceId, occurrence.articleId);
      let node = nodes.get(sourceId);
      if (!node)
        nodes.set(
          sourceId,
          (node = { name: sources.get(sourceId)?.name ?? name, places: 0, nearest: 0, depths: 0, steps: 0 }),
        );
      node.depths += depth;
      node.steps += 1;
      if (!seen.has(sourceId)) node.places += 1;
      seen.add(sourceId);
      if (depth === chain.length - 1) node.nearest += 1;
    });
    for (const { from, to, status } of linksOf(occurrence)) {
      const key = linkKey({ from, to });
      let link = links.get(key);
      if (!link) links.set(key, (link = newLink(from, to)));
      link.places += 1;
      link.articles.add(occurrence.articleId);
      link.claims.add(claim.id);
      link.stances.push(occurrence.stance);
      if (status !== 'own-voice') link.statuses[status] += 1;
    }
  }
  const nameOf = (id: string): string => nodes.get(id)?.name ?? '';
  return {
    nodes: [...nodes]
      .map(([id, { depths, steps, ...node }]) => ({
        id,
        ...node,
        kind: sources.get(id)?.kind ?? ('unknown' as const),
        voiceOf: voices.get(id)?.size ?? 0,
        depth: depths / steps,
      }))
      .sort((a, b) => b.places - a.places || compare(a.name, b.name) || compare(a.id, b.id)),
    links: [...links.values()]
      .map(({ stances, articles: inArticles, claims, ...link }) => ({
        ...link,
        articles: inArticles.size,
        claims: claims.size,
        stance: tallyStances(stances),
      }))
      .sort(
        (a, b) =>
          b.places - a.places ||
          compare(nameOf(a.from), nameOf(b.from)) ||
          compare(nameOf(a.to), nameOf(b.to)) ||
          compare(linkKey(a), linkKey(b)),
      ),
  };
}

type NodeDraft = { readonly name: string; places: number; nearest: number; depths: number; steps: number };

type LinkDraft = {
  readonly from: string;
  readonly to: string;
  places: number;
  readonly articles: Set<string>;
  readonly claims: Set<string>;
  readonly stances: (Stance | null)[];
  readonly statuses: { explicit: number; implicit: number; anonymous: number };
};

function newLink(from: string, to: string): LinkDraft {
  return {
    from,
    to,
    places: 0,
    articles: new Set(),
    claims: new Set(),
    stances: [],
    statuses: { explicit: 0, implicit: 0, anonymous: 0 },
  };
}

/** The two ends of a link. */
export type LinkEnds = { readonly from: string; readonly to: string };

/** Tells links apart. */
export function linkKey({ from, to }: LinkEnds): string {
  return `${from} ${to}`;
}

/** Who quotes whom in one place, each pair once, from the article's own voice on; the status is that of who is quoted. */
export function linksOf({
  chain,
}: Pick<TableOccurrence, 'chain'>): readonly (LinkEnds & { readonly status: AttributionStatus })[] {
  const found = new Map<string, LinkEnds & { readonly status: AttributionStatus }>();
  chain.forEach(({ sourceId: to, status }, index) => {
    const from = chain[index - 1]?.sourceId;
    if (from === undefined || from === to) return;
    const link = { from, to, status };
    if (!found.has(linkKey(link))) found.set(linkKey(link), link);
  });
  return [...found.values()];
}

/** Sums up the stances of some places. */
export function tallyStances(stances: readonly (Stance | null)[]): StanceTally {
  const scores = stances.flatMap((stance) => stanceScore(stance) ?? []);
  return {
    for: scores.filter((score) => score > 0).length,
    neutral: scores.filter((score) => score === 0).length,
    against: scores.filter((score) => score < 0).length,
    unclear: stances.filter((stance) => stance === 'unclear').length,
    notJudged: stances.filter((stance) => stance === null).length,
    mean: scores.length === 0 ? null : scores.reduce<number>((sum, score) => sum + score, 0) / scores.length,
  };
}

/**
 * What a tally says at a glance. Where articles are for and against it is `divided`, never neutral, however the mean
 * comes out. Without any number it is unclear where some place was judged so, else not judged (null).
 */
export function tallyStance(tally: StanceTally): TallyStance {
  const { mean } = tally;
  if (mean === null) return tally.unclear > 0 ? 'unclear' : null;
  if (tally.for > 0 && tally.against > 0) return 'divided';
  const size = Math.abs(mean);
  if (size < 0.5) return 'reports-neutrally';
  if (size < 1.5) return mean > 0 ? 'leans-toward' : 'distances';
  return mean > 0 ? 'endorses' : 'rejects';
}

/** No more sources than these are answered at once, for the table; a picture shows far fewer. */
export const mostNetworkNodes = 5000;

/**
 * The strongest part of a network: the first `most` of its nodes and those to be kept whatever their weight, and the
 * links between them.
 */
export function strongestPart(
  { nodes, links }: QuotingNetwork,
  most: number,
  keep: readonly string[],
): QuotingNetwork {
  const kept = new Set(keep);
  const shown = nodes.filter(({ id }, index) => index < most || kept.has(id));
  const ids = new Set(shown.map(({ id }) => id));
  return { nodes: shown, links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
