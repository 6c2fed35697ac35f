import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';

import { applied, ignored, type Outcome } from '../outcome.js';
import type { Doing } from './handling.js';

/** Writes down how an actor elsewhere answered those here who asked to follow it. */
export const takeAnswer = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  answer: { readonly type: 'Accept' | 'Reject'; readonly followId: string | null },
  { actor }: Doing,
): Promise<Outcome> => {
  const state = answer.type === 'Accept' ? 'accepted' : 'rejected';
  const { numUpdatedRows } = await database.transaction((tx) =>
    tx.sql
      .updateTable('follow')
      .set({ state, decided_at: clock.now() })
      .where('target_id', '=', actor.ownerId)
      .where('uri', '=', answer.followId ?? '')
      .executeTakeFirst(),
  );
  return numUpdatedRows > 0n ? applied(state) : ignored('never-sent');
};
