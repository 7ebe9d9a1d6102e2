import { claimOrigin } from './claim-origin.ts';
import type { QuotedPlaces } from './network.ts';

type Place = NonNullable<QuotedPlaces['pairs'][number]['occurrence']>;

/** A source on which several articles rest: many voices that are one. */
export type OneVoice = {
  readonly sourceId: string;
  readonly name: string;
  /** How many different articles rest on it for one claim or another. */
  readonly articles: number;
  /** The claims, those that most articles make first. */
  readonly claims: readonly {
    readonly claimId: string;
    readonly text: string;
    readonly articles: number;
  }[];
};

/**
 * The sources on which all places of a claim rest though several articles make it ({@link claimOrigin}), each with all
 * such claims. Those on which most articles rest come first.
 */
export function manyVoicesThatAreOne({ pairs }: Pick<QuotedPlaces, 'pairs'>): readonly OneVoice[] {
  const byClaim = new Map<string, { readonly text: string; readonly places: Place[] }>();
  for (const { claim, occurrence } of pairs) {
    if (!occurrence) continue;
    const known = byClaim.get(claim.id);
    if (known) known.places.push(occurrence);
    else byClaim.set(claim.id, { text: claim.text, places: [occurrence] });
  }
  const found = new Map<
    string,
    { readonly name: string; readonly articles: Set<string>; readonly claims: OneVoice['claims'][number][] }
  >();
  for (const [claimId, { text, places }] of byClaim) {
    const origin = claimOrigin(places);
    if (!origin) continue;
    let voice = found.get(origin.sourceId);
    if (!voice) found.set(origin.sourceId, (voice = { name: origin.name, articles: new Set(), claims: [] }));
    const articles = new Set(places.map(({ articleId }) => articleId));
    for (const id of articles) voice.articles.add(id);
    voice.claims.push({ claimId, text, articles: articles.size });
  }
  return [...found]
    .map(([sourceId, { name, articles, claims }]) => ({
      sourceId,
      name,
      articles: articles.size,
      claims: claims.sort((a, b) => b.articles - a.articles || (a.claimId < b.claimId ? -1 : 1)),
    }))
    .sort(
      (a, b) =>
        b.articles - a.articles ||
        b.claims.length - a.claims.length ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : a.sourceId < b.sourceId ? -1 : 1),
    );
}
