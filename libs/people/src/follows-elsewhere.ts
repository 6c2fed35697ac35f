import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

/** Somebody of this instance and whom they follow. */
export interface FollowPair {
  readonly followerId: string;
  readonly followedId: string;
}

/** Writes down what somebody elsewhere answered; an answer to what is no longer asked changes nothing. */
export const decideFollow = async (
  tx: Transaction,
  { followerId, followedId }: FollowPair,
  { state, at }: { readonly state: 'accepted' | 'refused'; readonly at: Date },
): Promise<void> => {
  await tx.sql
    .updateTable('person_follow')
    .set({ state, decided_at: at })
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .execute();
};

/**
 * Lets everybody of this instance who follows `fromId` follow `toId` in their place, as closely as before. Doing it again
 * changes nothing, because nobody follows `fromId` then.
 *
 * @returns how many followed
 */
export const moveFollows = async (
  tx: Transaction,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  at: Date,
): Promise<number> => {
  const { rows } = await sql<{ followerId: string; isNew: boolean }>`
    with ended as (
      delete from person_follow where followed_id = ${fromId} returning follower_id, state, level
    ), target as (select id, uri is null as is_here from person where id = ${toId}
    ), begun as (
      insert into person_follow (follower_id, followed_id, state, level, asked_at, decided_at)
      select ended.follower_id, target.id, case when target.is_here then 'accepted' else 'pending' end, ended.level,
        ${at}::timestamptz, case when target.is_here then ${at}::timestamptz end
      from ended cross join target where ended.follower_id <> target.id and ended.state <> 'refused'
      on conflict do nothing returning follower_id
    )
    select ended.follower_id as "followerId", begun.follower_id is not null as "isNew"
    from ended left join begun on begun.follower_id = ended.follower_id`.execute(tx.sql);
  for (const { followerId, isNew } of rows) {
    await tx.record('person.unfollowed', { followerId, followedId: fromId });
    if (isNew) await tx.record('person.followed', { followerId, followedId: toId });
  }
  return rows.length;
};

/** Notes where somebody went. */
export const noteMove = async (
  tx: Transaction,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  at: Date,
): Promise<void> => {
  await tx.sql
    .updateTable('person')
    .set({ moved_to_id: toId, moved_at: at })
    .where('id', '=', fromId)
    .where((is) => is.or([is('moved_to_id', 'is', null), is('moved_to_id', '<>', toId)]))
    .execute();
};

/** Ends all following of and by somebody who has left, and what they said of their other accounts. */
export const forgetTies = async (tx: Transaction, personId: string): Promise<void> => {
  await tx.sql
    .deleteFrom('person_follow')
    .where((is) => is.or([is('follower_id', '=', personId), is('followed_id', '=', personId)]))
    .execute();
  await tx.sql
    .deleteFrom('other_account')
    .where((is) => is.or([is('person_id', '=', personId), is('other_id', '=', personId)]))
    .execute();
};
