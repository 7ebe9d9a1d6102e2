import type { Span } from '../../span.ts';
import type { ClaimTerm, ClaimWords } from './claim-words.ts';
import type { SourceNames } from './named-sources.ts';

/** Why two texts are alike: a word, name, number, date or source that both hold, and where each does. */
export type SharedWord = {
  readonly kind: ClaimTerm['kind'] | 'source';
  readonly here: readonly Span[];
  readonly there: readonly Span[];
};

/** What two texts have in common, in the order of the first; what is a name is not told as a word again. */
export function sharedWords(
  here: ClaimWords,
  there: ClaimWords,
  sources: SourceNames,
): readonly SharedWord[] {
  const found: SharedWord[] = [];
  const named = sources.namedIn(there);
  for (const { sourceId, at } of sources.namedIn(here)) {
    const other = named.find((each) => each.sourceId === sourceId);
    if (other) found.push({ kind: 'source', here: at, there: other.at });
  }
  const thereByTerm = byTerm(there.terms);
  const hereByTerm = byTerm(here.terms);
  // Names before words, since a name is also a word.
  const kinds = ['date', 'number', 'name', 'word'] as const;
  for (const kind of kinds) {
    for (const [term, places] of hereByTerm) {
      const others = thereByTerm.get(term);
      if (places[0]?.kind !== kind || !others) continue;
      const fresh = places.filter((place) => !isTold(found, 'here', place));
      if (fresh.length > 0) found.push({ kind, here: fresh.map(spanOf), there: others.map(spanOf) });
    }
  }
  return found.sort((a, b) => (a.here[0]?.start ?? 0) - (b.here[0]?.start ?? 0));
}

function byTerm(terms: readonly ClaimTerm[]): ReadonlyMap<string, readonly ClaimTerm[]> {
  const grouped = new Map<string, ClaimTerm[]>();
  for (const each of terms) {
    const same = grouped.get(each.term);
    if (same) same.push(each);
    else grouped.set(each.term, [each]);
  }
  return grouped;
}

function isTold(found: readonly SharedWord[], side: 'here' | 'there', span: Span): boolean {
  return found.some((shared) => shared[side].some((each) => each.start < span.end && span.start < each.end));
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });
