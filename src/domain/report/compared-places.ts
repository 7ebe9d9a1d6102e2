import { pieceSeparator } from '../anchor/pieces.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { QuotedPlaces } from '../compare/network.ts';
import type { TimelinePlace } from '../compare/timeline.ts';
import type { TablePair } from '../table/table-pair.ts';
import type { Report } from './report.ts';

/** The claims of a report as places in time, each named by its number, so that a drawing leads to the claim's sheet. */
export function timelinePlaces({ claims }: Pick<Report, 'claims'>): readonly TimelinePlace[] {
  return claims.flatMap(({ number, record, occurrences }): readonly TimelinePlace[] => {
    const claim = { id: String(number), text: `C${number} ${record.text}`, eventDate: record.eventDate };
    if (occurrences.length === 0) return [{ claim, occurrence: null }];
    return occurrences.map((occurrence) => ({
      claim,
      occurrence: {
        id: occurrence.record.id,
        articleId: occurrence.article.id,
        publishedOn: occurrence.article.publishedOn,
        stance: occurrence.record.stance,
      },
    }));
  });
}

/** The places of a report as the network of who quotes whom knows them; claims are named by their numbers. */
export function quotedPlaces({
  articles,
  claims,
  sources,
}: Pick<Report, 'articles' | 'claims' | 'sources'>): QuotedPlaces {
  return {
    articles: articles.map(({ record }) => record),
    pairs: claims.flatMap(({ number, record, occurrences }) =>
      occurrences.map((occurrence) => ({
        claim: { id: record.id, text: `C${number} ${record.text}` },
        occurrence: {
          articleId: occurrence.article.id,
          stance: occurrence.record.stance,
          chain: occurrence.chain.map(({ source, status }) => ({
            sourceId: source.id,
            name: source.name,
            status,
          })),
        },
      })),
    ),
    sources: new Map(sources.map(({ record }) => [record.id, record])),
  };
}

/** A report as a comparison has it: its articles in their order, its claims in theirs. */
export function comparisonOf({
  articles,
  claims,
  sources,
  record,
}: Pick<Report, 'articles' | 'claims' | 'sources' | 'record'>): Comparison {
  const addedOf = (id: string): Pick<TablePair['claim'], 'added'> => {
    const added = record.added.get(id);
    return added ? { added } : {};
  };
  return {
    articles: articles.map((article) => article.record),
    pairs: claims.flatMap(({ record: { assessment, ...known }, occurrences }): readonly TablePair[] => {
      const claim = {
        ...known,
        verdict: assessment?.verdict ?? null,
        credibility: assessment?.credibility ?? null,
        likelihood: assessment?.likelihood ?? null,
        confidence: assessment?.confidence ?? null,
        rationale: assessment?.rationale ?? '',
        places: occurrences.length,
        ...addedOf(known.id),
      };
      if (occurrences.length === 0) return [{ claim, occurrence: null }];
      return occurrences.map(({ record: occurrence, article, chain }) => ({
        claim,
        occurrence: {
          ...occurrence,
          article: article.title,
          publisher: article.publisher,
          publishedOn: article.publishedOn,
          words: occurrence.pieces.map(({ exact }) => exact).join(pieceSeparator),
          start: occurrence.pieces[0]?.start ?? 0,
          chain: chain.map(({ source, status }) => ({ sourceId: source.id, name: source.name, status })),
          ...addedOf(occurrence.id),
        },
      }));
    }),
    sources: new Map(sources.map((source) => [source.record.id, source.record])),
    relations: record.relations,
  };
}
