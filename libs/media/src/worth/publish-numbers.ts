import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';

import { modesReadBy } from '#libs/access';
import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

/** Fewer people than this are not told apart from nobody. */
export const SMALLEST_GROUP = 5;

const publishNumbers = defineJob({
  name: 'media.publish-numbers',
  input: z.object({}),
  schedule: '40 2 * * *',
  expireSeconds: 1800,
});

const rounded = (people: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(greatest(${people}, 0) / ${sql.lit(SMALLEST_GROUP)}) * ${sql.lit(SMALLEST_GROUP)}`;

/** How many people may watch at all, besides the author; null where that is everybody. */
const audience = sql`case
  when c.visibility in ${modesReadBy('member')} then (select count(*) from membership m
    where m.community_id = c.id and m.person_id <> v.author_id)
  when c.visibility in ${modesReadBy('hosting-account')} then (select count(*) from account a
    where a.person_id <> v.author_id)
  end`;

/**
 * Once a day tells how many people watched each video, so coarsely that nobody learns of one person: rounded down to
 * fives, leaving at least five of a closed audience of whom nothing is said, and never falling, as a number that falls
 * when an account is closed would say what that person had watched.
 */
@Injectable()
export class PublishNumbers implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(publishNumbers, () => this.execute());
  }

  async execute(): Promise<void> {
    const most = sql`coalesce(${audience} - ${sql.lit(SMALLEST_GROUP)}, counted.viewers)`;
    await sql`
      insert into video_numbers (video_id, viewers, completed, visits, counted_at)
      select v.id, ${rounded(sql`least(counted.viewers, ${most})`)},
        ${rounded(sql`least(counted.completed, ${most})`)}, ${rounded(sql`coalesce(s.visits, 0)`)},
        ${this.clock.now()}
      from video v
      join community c on c.id = v.community_id
      left join video_visits s on s.video_id = v.id
      cross join lateral (select count(*) as viewers, count(*) filter (where w.completed) as completed
        from video_viewing w where w.video_id = v.id) counted
      where v.thread_id is not null and v.deleted_at is null
      on conflict (video_id) do update set
        viewers = greatest(video_numbers.viewers, excluded.viewers),
        completed = greatest(video_numbers.completed, excluded.completed),
        visits = greatest(video_numbers.visits, excluded.visits),
        counted_at = excluded.counted_at`.execute(this.database.sql);
  }
}
