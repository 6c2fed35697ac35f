import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { demandReadable, findPlace } from '#libs/access';
import { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

/** Marks everything in one community, or in all of a person's communities, as read. */
@Injectable()
export class MarkRead {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(me: AccountViewer, communityId: string | null): Promise<void> {
    if (communityId !== null) demandReadable(await findPlace(this.database.sql, me, communityId));
    await this.database.transaction(async (tx) => {
      await sql`
        update membership m set caught_up_at = greatest(
          coalesce(m.caught_up_at, m.joined_at),
          (select t.last_post_at from thread t where t.community_id = m.community_id
            order by t.last_post_at desc, t.id desc limit 1))
        where m.person_id = ${me.personId}
          and (${communityId}::uuid is null or m.community_id = ${communityId}::uuid)`.execute(tx.sql);
      await sql`
        update read_position r set read_through = t.post_count, updated_at = now()
        from thread t
        where t.id = r.thread_id and r.read_through < t.post_count and r.person_id = ${me.personId}
          and (${communityId}::uuid is null or r.community_id = ${communityId}::uuid)`.execute(tx.sql);
      await tx.appendAccountEvent(me.personId, 'read.moved', {
        threadId: null,
        communityId,
        readThrough: 0,
        unread: 0,
      });
    });
  }
}
