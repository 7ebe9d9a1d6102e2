import type { ArticleDocument, OccurrenceDetail } from '#contract/views.ts';
import { IntervalIndex } from '#domain/interval-index.ts';
import { compareSpans } from '#domain/span.ts';

function byPlace(a: OccurrenceDetail, b: OccurrenceDetail): number {
  const first = a.spans[0];
  const second = b.spans[0];
  return (first && second ? compareSpans(first, second) : 0) || (a.id < b.id ? -1 : 1);
}

/** An article that is open in a pane: its immutable text, and its occurrences in text order as core last told them. */
export class OpenDocument {
  readonly articleId: string;
  readonly text: string;
  article = $state.raw() as ArticleDocument['article'];
  blocks = $state.raw<ArticleDocument['blocks']>([]);
  occurrences = $state.raw<readonly OccurrenceDetail[]>([]);

  /** Finds the occurrences at a place of the text. */
  readonly index = $derived(new IntervalIndex(this.occurrences, (occurrence) => occurrence.spans));
  /** The number of each claim in this article: claims are counted in the order in which the text first makes them. */
  readonly #numbers = $derived.by(() => {
    const numbers = new Map<string, number>();
    for (const { claimId } of this.occurrences)
      if (!numbers.has(claimId)) numbers.set(claimId, numbers.size + 1);
    return numbers;
  });
  readonly #byClaim = $derived.by(() => {
    const claims = new Map<string, OccurrenceDetail[]>();
    for (const occurrence of this.occurrences) {
      const known = claims.get(occurrence.claimId);
      if (known) known.push(occurrence);
      else claims.set(occurrence.claimId, [occurrence]);
    }
    return claims;
  });
  readonly #byId = $derived(new Map(this.occurrences.map((occurrence) => [occurrence.id, occurrence])));

  constructor(document: ArticleDocument) {
    this.articleId = document.article.id;
    this.text = document.text;
    this.replace(document);
  }

  replace(document: ArticleDocument): void {
    this.article = document.article;
    this.blocks = document.blocks;
    this.occurrences = document.occurrences.toSorted(byPlace);
  }

  /** The occurrence, or null when this article has no such one. */
  find(occurrenceId: string | null): OccurrenceDetail | null {
    return (occurrenceId !== null && this.#byId.get(occurrenceId)) || null;
  }

  /** The occurrences of a claim in this article, in text order. */
  ofClaim(claimId: string): readonly OccurrenceDetail[] {
    return this.#byClaim.get(claimId) ?? [];
  }

  /** The number of an occurrence's claim in this article, from 1. */
  numberOf(occurrence: OccurrenceDetail): number {
    return this.#numbers.get(occurrence.claimId) ?? 0;
  }

  /** Puts in what core has of the occurrences named and takes out those it no longer has. */
  patch(ids: readonly string[], present: readonly OccurrenceDetail[]): void {
    const here = new Map(
      present.filter(({ articleId }) => articleId === this.articleId).map((each) => [each.id, each]),
    );
    // After an answer comes the event about the same change: what is shown already is not shown again.
    if (ids.every((id) => JSON.stringify(here.get(id)) === JSON.stringify(this.#byId.get(id)))) return;
    const named = new Set(ids);
    const rest = this.occurrences.filter((occurrence) => !named.has(occurrence.id));
    this.occurrences = [...rest, ...here.values()].sort(byPlace);
  }
}
