import type { QuotedPlaces } from '../compare/network.ts';
import type { TimelinePlace } from '../compare/timeline.ts';
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
