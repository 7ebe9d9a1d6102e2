import type { CoreParsed } from '#contract/api.ts';
import type { TiePreview } from '#contract/views.ts';
import { tieConsequences, type ProposedTie } from '#domain/compare/tie-consequences.ts';
import { getClaim } from '../db/claim-rows.ts';
import { listComparedRelations } from '../db/comparison-rows.ts';
import { checkPair } from './check-tie.ts';
import type { ServiceContext } from './context.ts';

/**
 * What joining or relating claims would bring with it.
 * @throws Failure `claim.not-found`; `relation.bad-pair` for a claim and itself
 */
export function previewTie({ db }: ServiceContext, { tie }: CoreParsed<'tie.preview'>): TiePreview {
  for (const [first, second] of pairsOf(tie)) checkPair(first, second);
  const consequences = tieConsequences(listComparedRelations(db), tie);
  const { opposed, rings, follows, dissolved } = consequences;
  const ids = new Set([
    ...pairsOf(tie).flat(),
    ...[...opposed, ...follows, ...dissolved].flatMap(({ fromClaimId, toClaimId }) => [
      fromClaimId,
      toClaimId,
    ]),
    ...rings.flatMap(({ claimIds }) => claimIds),
  ]);
  return { ...consequences, texts: Object.fromEntries([...ids].map((id) => [id, getClaim(db, id).text])) };
}

function pairsOf(tie: ProposedTie): readonly (readonly [from: string, to: string])[] {
  return tie.kind === 'join'
    ? tie.fromClaimIds.map((fromClaimId) => [fromClaimId, tie.intoClaimId])
    : [[tie.fromClaimId, tie.toClaimId]];
}
