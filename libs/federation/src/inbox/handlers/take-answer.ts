import { decideElsewhere, type MembershipTerms } from '#libs/communities';
import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';

import { applied, ignored, type Outcome } from '../outcome.js';
import type { Doing } from './handling.js';

/** How somebody elsewhere answered what was asked of them. */
export interface Answer {
  readonly type: 'Accept' | 'Reject';
  readonly followId: string | null;
  readonly terms: MembershipTerms;
}

/** Writes down how an actor elsewhere answered those here who asked to follow it: who follows a community is a member of it. */
export const takeAnswer = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  answer: Answer,
  { actor }: Doing,
): Promise<Outcome> => {
  const state = answer.type === 'Accept' ? 'accepted' : 'rejected';
  return database.transaction(async (tx) => {
    const answered = await tx.sql
      .updateTable('follow')
      .set({ state, decided_at: clock.now() })
      .where('target_id', '=', actor.ownerId)
      .where('uri', '=', answer.followId ?? '')
      .returning(['follower_id', 'target_kind'])
      .executeTakeFirst();
    if (answered === undefined) return ignored('never-sent');
    const belonging = { communityId: actor.ownerId, personId: answered.follower_id };
    if (answered.target_kind === 'community')
      await decideElsewhere(tx, belonging, state === 'accepted' ? answer.terms : 'declined');
    return applied(state);
  });
};
