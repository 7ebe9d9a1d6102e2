import type { Database } from 'better-sqlite3';
import type { CoreParsed } from '#contract/api.ts';
import { quotingNetwork, strongestPart, type QuotingNetwork } from '#domain/compare/network.ts';
import { networkWarnings, type NetworkView, type NetworkWarnings } from '#domain/compare/network-view.ts';
import { readComparison, type ComparisonScope } from '../compare/read-comparison.ts';
import { caseTable } from '../table/case-table.ts';
import type { ServiceContext } from './context.ts';

/**
 * Who quotes whom in a comparison, the strongest part of it, with what to be wary of in all of it.
 * @throws Failure `article.not-found`
 */
export function compareNetwork(
  { db }: ServiceContext,
  { most, keep, ...scope }: CoreParsed<'compare.network'>,
): NetworkView {
  const { network, warnings } = laidOut(db, scope);
  return { ...strongestPart(network, most, keep), ...warnings };
}

type LaidOut = {
  readonly key: string;
  readonly network: QuotingNetwork;
  readonly warnings: NetworkWarnings;
};

/** Worked out once for a scope until the case changes: the analyst asks for more and fewer sources of the same. */
function laidOut(db: Database, scope: ComparisonScope): LaidOut {
  const { kept } = caseTable(db);
  const key = JSON.stringify(scope);
  const known = kept.get('network') as LaidOut | undefined;
  if (known?.key === key) return known;
  const comparison = readComparison(db, scope);
  const network = quotingNetwork(comparison);
  const made = { key, network, warnings: networkWarnings(comparison, network) };
  kept.set('network', made);
  return made;
}
