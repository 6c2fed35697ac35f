import { sql, type RawBuilder } from 'kysely';

import { readsVideo } from '#libs/access';
import type { Viewer } from '#libs/kernel';

const NEW_DAYS = 14;
const QUIET_DAYS = 60;
const DAY_MS = 86_400_000;

const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** SQL for members `m` (person `p`) of community `spot`, as long as they are members and use their accounts. */
const isPresent = (now: Date): RawBuilder<boolean> => sql<boolean>`(m.community_id = spot.id
  and (m.expires_at is null or m.expires_at > ${now}) and p.deleted_at is null and p.suspended_at is null)`;

/** Members who joined in the last two weeks, have not written, and whom nobody has named or said to have welcomed. */
export const newMembers = (now: Date): RawBuilder<unknown> => sql`
  membership m join person p on p.id = m.person_id
  where ${isPresent(now)} and m.role in ('member', 'guest') and m.joined_at > ${before(now, NEW_DAYS)}
    and not exists (select from member_welcome w where w.community_id = spot.id and w.person_id = m.person_id)
    and not exists (select from post own where own.author_id = m.person_id and own.community_id = spot.id
      and own.deleted_at is null)
    and not exists (select from mention n join post greeting on greeting.id = n.post_id
      where n.target_id = m.person_id and greeting.community_id = spot.id and greeting.deleted_at is null
        and greeting.created_at >= m.joined_at)`;

/** Members of this instance who have neither written nor read for two months: what people elsewhere read is not known here. */
export const quietMembers = (now: Date): RawBuilder<unknown> => {
  const since = before(now, QUIET_DAYS);
  return sql`
  membership m join person p on p.id = m.person_id
  where ${isPresent(now)} and p.uri is null and m.joined_at < ${since}
    and (m.caught_up_at is null or m.caught_up_at < ${since})
    and not exists (select from post own where own.author_id = m.person_id and own.community_id = spot.id
      and own.created_at >= ${since})
    and not exists (select from read_position r where r.person_id = m.person_id and r.community_id = spot.id
      and r.updated_at >= ${since})`;
};

/** Questions without an accepted answer, as the list of threads shows them. */
export const unansweredQuestions = sql`
  thread t where t.community_id = spot.id and t.kind = 'question' and t.accepted_post_id is null
    and t.deleted_at is null`;

/** Videos of which readers are told that their day has passed. */
export const staleVideos = (viewer: Viewer, now: Date): RawBuilder<unknown> => sql`
  video v join thread t on t.id = v.thread_id join community c on c.id = v.community_id
  where v.community_id = spot.id and v.review_by <= ${now}
    and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' }, now)}`;
