import type { ExtendableList } from '../case-codebook.ts';
import { foldTag, isWithin } from '../tag.ts';
import { cellValue, type CellValue, type TableColumn } from './table-columns.ts';
import type { TableClaim, TableOccurrence, TablePair, TableStep } from './table-pair.ts';

/** The fields of an occurrence that many rows can be given at once. */
export const occurrenceEdits = ['stance', 'commitment', 'quotation', 'fidelity', 'polarity'] as const;
/** The fields of a claim that many rows can be given at once, each by one value. */
export const claimEdits = ['type', 'verdict'] as const;

/** A column that takes one value for all rows. */
export type ValueEdit = (typeof occurrenceEdits)[number] | (typeof claimEdits)[number];

/** One edit of many rows. `added` is the value the case added to its codebook, when one was chosen. */
export type TableEdit =
  | { readonly field: ValueEdit; readonly value: string | null; readonly added?: string | undefined }
  | { readonly field: 'tags'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly field: 'source'; readonly sourceId: string };

/** The list of the codebook whose added values a field can take. */
export const listOfEdit: { readonly [Field in ValueEdit]: ExtendableList | null } = {
  stance: 'stance',
  commitment: 'commitment',
  quotation: 'quotation',
  fidelity: 'fidelity',
  polarity: null,
  type: 'claimType',
  verdict: 'verdict',
};

/** What an edit would do to rows. */
export type EditPlan = {
  /** Whether it is claims or occurrences that change. */
  readonly of: 'claims' | 'occurrences';
  readonly claims: readonly TableClaim[];
  readonly occurrences: readonly TableOccurrence[];
  /** How many have the value already. */
  readonly same: number;
  /** How many cannot be given it: their chain would name one source twice in a row. */
  readonly refused: number;
  /** What those that change have now, the most frequent first. */
  readonly from: readonly { readonly value: CellValue; readonly count: number }[];
};

/** Plans an edit of what these pairs are about; a claim that several rows show is edited once. */
export function planEdit(pairs: readonly TablePair[], edit: TableEdit): EditPlan {
  const column: TableColumn = edit.field;
  const isClaims = edit.field === 'tags' || claimEdits.some((field) => field === edit.field);
  const targets = isClaims
    ? [...new Map(pairs.map((pair) => [pair.claim.id, pair])).values()]
    : pairs.filter((pair) => pair.occurrence !== null);
  const changing: TablePair[] = [];
  let same = 0;
  let refused = 0;
  for (const pair of targets) {
    const outcome = outcomeOf(pair, edit);
    if (outcome === 'changes') changing.push(pair);
    else if (outcome === 'same') same += 1;
    else refused += 1;
  }
  const counts = new Map<CellValue, number>();
  for (const pair of changing) {
    const value = cellValue(column, pair);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return {
    of: isClaims ? 'claims' : 'occurrences',
    claims: isClaims ? changing.map(({ claim }) => claim) : [],
    occurrences: isClaims ? [] : changing.flatMap(({ occurrence }) => occurrence ?? []),
    same,
    refused,
    from: [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
  };
}

/** The tags of a claim after an edit; removing a tag removes all below it. */
export function tagsAfter(
  tags: readonly string[],
  { add, remove }: TableEdit & { readonly field: 'tags' },
): readonly string[] {
  const kept = tags.filter((tag) => !remove.some((gone) => isWithin(foldTag(tag), foldTag(gone))));
  const known = new Set(kept.map(foldTag));
  return [...kept, ...add.filter((tag) => !known.has(foldTag(tag)))];
}

/**
 * The chain after its last source is another: in place of the one who was last, or after the article's own voice where
 * nobody else was named. Null when the one before is that source already.
 */
export function chainAfter(
  chain: readonly TableStep[],
  sourceId: string,
): 'same' | 'refused' | 'replace' | 'append' {
  if (chain.at(-1)?.sourceId === sourceId) return chain.length > 1 ? 'same' : 'refused';
  if (chain.length === 1) return 'append';
  return chain.at(-2)?.sourceId === sourceId ? 'refused' : 'replace';
}

function outcomeOf(pair: TablePair, edit: TableEdit): 'changes' | 'same' | 'refused' {
  switch (edit.field) {
    case 'tags': {
      const { tags } = pair.claim;
      const after = tagsAfter(tags, edit);
      return after.length === tags.length && after.every((tag) => tags.includes(tag)) ? 'same' : 'changes';
    }
    case 'source': {
      const outcome = chainAfter(pair.occurrence?.chain ?? [], edit.sourceId);
      return outcome === 'same' || outcome === 'refused' ? outcome : 'changes';
    }
    default:
      return cellValue(edit.field, pair) === (edit.added ?? edit.value) ? 'same' : 'changes';
  }
}
