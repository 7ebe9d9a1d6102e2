import type { Confidence, Credibility, Likelihood, Verdict } from '../assessment.ts';
import type { AttributionStatus } from '../attribution.ts';
import type { AddedValues } from '../case-codebook.ts';
import type { ClaimType } from '../claim.ts';
import type { Commitment, Fidelity, Polarity, QuotationType } from '../occurrence.ts';
import type { Stance } from '../stance.ts';

/** What the claims table shows of a claim. Assessment fields are null while the claim is not assessed. */
export type TableClaim = {
  readonly id: string;
  readonly text: string;
  readonly type: ClaimType | null;
  readonly eventDate: string | null;
  /** Sorted. */
  readonly tags: readonly string[];
  readonly note: string;
  readonly verdict: Verdict | null;
  readonly credibility: Credibility | null;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
  readonly rationale: string;
  /** How many occurrences the claim has in the case, whatever the table shows of them. */
  readonly places: number;
  /** The values of the case's own that were chosen; their fields hold what these count as. */
  readonly added?: AddedValues;
};

/** One step of an attribution chain as the claims table shows it. */
export type TableStep = {
  readonly sourceId: string;
  readonly name: string;
  readonly status: AttributionStatus;
};

/** What the claims table shows of an occurrence. */
export type TableOccurrence = {
  readonly id: string;
  readonly articleId: string;
  /** The article's title. */
  readonly article: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  /** The exact words, pieces joined by " … ". */
  readonly words: string;
  /** Where they begin in the article's text, in UTF-16 code units. */
  readonly start: number;
  readonly polarity: Polarity;
  readonly quotation: QuotationType | null;
  readonly fidelity: Fidelity | null;
  readonly commitment: Commitment | null;
  readonly stance: Stance | null;
  /** Never empty; begins with the article's own voice. */
  readonly chain: readonly TableStep[];
  readonly note: string;
  /** As with {@link TableClaim}. */
  readonly added?: AddedValues;
};

/** What one row an occurrence is about; a claim that is made nowhere stands alone. */
export type TablePair = { readonly claim: TableClaim; readonly occurrence: TableOccurrence | null };

/** The id by which a pair is selected: its occurrence's, or its claim's when it has none. */
export function pairId({ claim, occurrence }: TablePair): string {
  return occurrence ? occurrence.id : claim.id;
}
