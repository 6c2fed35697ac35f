import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';

import { isPerson, seesPerson } from '#libs/access';
import { Elsewhere } from '#libs/communities';
import type { FollowView } from '#libs/contracts';
import { Database, type FollowLevel, type Tables } from '#libs/database';
import { DomainError, notFound, type AccountViewer } from '#libs/kernel';

/** A person whom somebody may want to follow, and how that stands. */
interface Followed {
  readonly id: string;
  readonly isHere: boolean;
  readonly isOpen: boolean;
  readonly state: FollowView['state'];
  readonly level: FollowLevel | null;
}

const findFollowed = async (db: Kysely<Tables>, me: AccountViewer, handle: string): Promise<Followed> => {
  const row = await db
    .selectFrom('person')
    .leftJoin('person_follow as f', (join) =>
      join.onRef('f.followed_id', '=', 'person.id').on('f.follower_id', '=', me.personId),
    )
    .select(['person.id', 'person.uri', 'person.accepts_followers', 'person.suspended_at', 'person.moved_at'])
    .select(['f.state', 'f.level'])
    .where(isPerson(handle, 'person'))
    .where(seesPerson(me, 'person'))
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  const { id, uri, state, level } = row;
  const isThere = row.suspended_at === null && row.moved_at === null;
  return {
    id,
    isHere: uri === null,
    isOpen: isThere && row.accepts_followers && id !== me.personId,
    state,
    level,
  };
};

/** Following people: those of this instance at once, those elsewhere when their own server has answered. */
@Injectable()
export class FollowPerson {
  constructor(
    private readonly database: Database,
    private readonly elsewhere: Elsewhere,
  ) {}

  /** @throws DomainError `not-found` */
  async read(me: AccountViewer, handle: string): Promise<FollowView> {
    return this.viewOf(await findFollowed(this.database.sql, me, handle));
  }

  /**
   * Follows somebody, asks again where that was refused, or changes how much is heard of them.
   *
   * @throws DomainError `not-found`, `follow.refused`
   */
  async set(me: AccountViewer, handle: string, level: FollowLevel): Promise<FollowView> {
    return this.database.transaction(async (tx) => {
      const followed = await findFollowed(tx.sql, me, handle);
      const pair = { follower_id: me.personId, followed_id: followed.id };
      if (followed.state === 'pending' || followed.state === 'accepted') {
        await tx.sql
          .updateTable('person_follow')
          .set({ level })
          .where('follower_id', '=', me.personId)
          .where('followed_id', '=', followed.id)
          .execute();
        return this.viewOf({ ...followed, level });
      }
      if (!this.canFollow(followed)) throw new DomainError('follow.refused');
      const now = new Date();
      const asked = {
        state: followed.isHere ? 'accepted' : 'pending',
        level,
        asked_at: now,
        decided_at: followed.isHere ? now : null,
      } as const;
      await tx.sql
        .insertInto('person_follow')
        .values({ ...pair, ...asked })
        .onConflict((conflict) => conflict.columns(['follower_id', 'followed_id']).doUpdateSet(asked))
        .execute();
      await tx.record('person.followed', { followerId: me.personId, followedId: followed.id });
      return this.viewOf({ ...followed, ...asked });
    });
  }

  /** @throws DomainError `not-found` */
  async end(me: AccountViewer, handle: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { id } = await findFollowed(tx.sql, me, handle);
      const ended = await tx.sql
        .deleteFrom('person_follow')
        .where('follower_id', '=', me.personId)
        .where('followed_id', '=', id)
        .returning('followed_id')
        .executeTakeFirst();
      if (ended === undefined) return;
      await tx.record('person.unfollowed', { followerId: me.personId, followedId: id });
    });
  }

  private canFollow({ isOpen, isHere }: Followed): boolean {
    return isOpen && (isHere || this.elsewhere.isReachable);
  }

  private viewOf(followed: Followed): FollowView {
    return {
      state: followed.state,
      level: followed.level ?? 'all',
      canFollow: this.canFollow(followed),
    };
  }
}
