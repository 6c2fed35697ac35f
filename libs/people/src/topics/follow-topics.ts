import { Inject, Injectable } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';

import type { FollowedTopic, followTopic, OperationInput } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CLOCK, DomainError, LIMITS, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { skillJson, skillOrder } from '../skill-json.js';

interface Topics {
  readonly items: FollowedTopic[];
}

const readTopics = async (db: Kysely<Tables>, me: AccountViewer): Promise<Topics> => {
  const { rows } = await sql<FollowedTopic>`
    select ${skillJson('s')} as skill, f.level from topic_follow f join skill s on s.id = f.skill_id
    where f.person_id = ${me.personId} order by ${skillOrder('s')}, s.id`.execute(db);
  return { items: rows };
};

/** Following words of the vocabulary: what is written about them is told, or stands on the first page. */
@Injectable()
export class FollowTopics {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(me: AccountViewer): Promise<Topics> {
    return readTopics(this.database.sql, me);
  }

  /** Follows a topic, or changes how much is heard of it. @throws DomainError `not-found`, `topics.too-many` */
  set(
    me: AccountViewer,
    { params: { skillId }, body: { level } }: OperationInput<typeof followTopic>,
  ): Promise<Topics> {
    return this.database.transaction(async (tx) => {
      // Held, so that two at once do not pass the limit together.
      await sql`select from account where person_id = ${me.personId} for no key update`.execute(tx.sql);
      const { rows } = await sql`
        insert into topic_follow (person_id, skill_id, level, followed_at)
        select ${me.personId}, s.id, ${level}, ${this.clock.now()} from skill s where s.id = ${skillId}
        on conflict (person_id, skill_id) do update set level = excluded.level returning 1`.execute(tx.sql);
      if (rows.length === 0) throw notFound();
      const topics = await readTopics(tx.sql, me);
      const most = LIMITS.skills.followed;
      if (topics.items.length > most) throw new DomainError('topics.too-many', { most });
      return topics;
    });
  }

  /** Ending what was not followed changes nothing. */
  async end(me: AccountViewer, skillId: string): Promise<Topics> {
    const { sql: db } = this.database;
    await db
      .deleteFrom('topic_follow')
      .where('person_id', '=', me.personId)
      .where('skill_id', '=', skillId)
      .execute();
    return readTopics(db, me);
  }
}
