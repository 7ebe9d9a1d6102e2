import { call } from '../api/client.ts';
import type { Session } from './session.ts';
import { t } from './strings.ts';
import type { Tie } from './workspace.svelte.ts';

/**
 * Has claims become one or be related: the last one stays or is what the others are related to. Asks in a dialog what they are to each
 * other where `tie` is null, for the reason of a relation, and about what joining would bring with it; joins at once when
 * there is nothing to ask. Says when the case can only be read.
 */
export async function tieClaims(
  session: Session,
  claimIds: readonly string[],
  tie: Tie | null,
  onclosed?: () => void,
): Promise<void> {
  const { store, workspace, notices } = session;
  const ids = [...new Set(claimIds)];
  const intoClaimId = ids.at(-1);
  if (ids.length < 2 || intoClaimId === undefined) return notices.say(t('tie.two'));
  if (!store.writable) return notices.say(t('tie.read-only'));
  try {
    if (tie === 'join') {
      const fromClaimIds = ids.slice(0, -1);
      const { opposed, rings, follows, texts } = await call('tie.preview', {
        tie: { kind: 'join', intoClaimId, fromClaimIds },
      });
      if (opposed.length + rings.length + follows.length === 0) {
        await call('claim.join', { intoClaimId, fromClaimIds });
        return notices.say(t('tie.joined', { count: fromClaimIds.length, claim: texts[intoClaimId] ?? '' }));
      }
    }
    workspace.tieWish = { kind: 'tie', claimIds: ids, tie, ...(onclosed && { onclosed }) };
  } catch (reason) {
    notices.fail(reason);
  }
}
