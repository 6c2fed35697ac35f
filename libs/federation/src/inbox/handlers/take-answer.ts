import { decideElsewhere, type MembershipTerms } from '#libs/communities';
import type { Database } from '#libs/database';
import { decideFollow } from '#libs/people';

import type { ModeratorsElsewhere } from '../../following/moderators-elsewhere.js';
import { beginHistory, type BeginParts } from '../../history/begin-history.js';
import type { ActivityOf } from '../../trust/admission.js';
import { applied, ignored, type Outcome } from '../outcome.js';
import { roleNamed } from '../role-named.js';
import type { Doing } from './handling.js';

/** How somebody elsewhere answered what was asked of them. */
export interface Answer {
  readonly type: 'Accept' | 'Reject';
  readonly followId: string | null;
  readonly terms: MembershipTerms;
}

interface AnswerTakerParts extends BeginParts {
  readonly database: Database;
  readonly moderators: Pick<ModeratorsElsewhere, 'ask'>;
}

/**
 * Writes down how an actor elsewhere answered those here who asked to follow it: who follows a community is a member of it,
 * who follows a person hears of them.
 * What the community was like before, and who looks after it, is read when the first of them is let in.
 */
export const takeAnswer = async (
  { database, moderators, ...begin }: AnswerTakerParts,
  answer: Answer,
  { actor }: Doing,
): Promise<Outcome> => {
  const state = answer.type === 'Accept' ? 'accepted' : 'rejected';
  return database.transaction(async (tx) => {
    const uri = answer.followId ?? '';
    const before = await tx.sql
      .selectFrom('follow')
      .select('state')
      .where('target_id', '=', actor.ownerId)
      .where('uri', '=', uri)
      .executeTakeFirst();
    const answered = await tx.sql
      .updateTable('follow')
      .set({ state, decided_at: begin.clock.now() })
      .where('target_id', '=', actor.ownerId)
      .where('uri', '=', uri)
      .returning(['follower_id', 'target_kind'])
      .executeTakeFirst();
    if (answered === undefined) return ignored('never-sent');
    if (answered.target_kind === 'person') {
      const pair = { followerId: answered.follower_id, followedId: actor.ownerId };
      const decided = state === 'accepted' ? state : 'refused';
      await decideFollow(tx, pair, { state: decided, at: begin.clock.now() });
    }
    if (answered.target_kind !== 'community') return applied(state);
    const communityId = actor.ownerId;
    const belonging = { communityId, personId: answered.follower_id };
    await decideElsewhere(tx, belonging, state === 'accepted' ? answer.terms : 'declined');
    if (state === 'accepted') {
      await beginHistory(tx, begin, communityId);
      if (before?.state !== 'accepted') await moderators.ask(tx, communityId);
    }
    return applied(state);
  });
};

/** Our Follow or Join that is answered, by its id or by who followed whom, and how. */
export const answerIn = (activity: ActivityOf<'Accept'>, { rows }: Doing): Answer => {
  const { id, embedded } = activity.object;
  const follower = embedded?.kind === 'activity' ? embedded.actor : null;
  const followId = id ?? rows.facts.sent.find((sent) => sent.actor === follower)?.id ?? null;
  const role = activity.role === null ? null : roleNamed(activity.role);
  return { type: activity.type, followId, terms: { role, until: activity.until } };
};
