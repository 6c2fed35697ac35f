import { sql, type RawBuilder } from 'kysely';

import type { AccountViewer } from '#libs/kernel';

/**
 * Invitations into a community by which somebody was asked about this thread, as requests: who asked, when, and when they
 * declined. Of a community elsewhere the thread is known by the address of the post that opens it.
 */
export const invitedFor = (me: AccountViewer, threadId: string): RawBuilder<unknown> => sql`
  select i.invited_by as asked_by, i.created_at as asked_at, i.declined_at, 2 as place
  from thread t join post opening on opening.id = t.root_post_id
    join invitation i on i.community_id = t.community_id and i.person_id = ${me.personId} and i.revoked_at is null
      and (i.question_id = t.id or i.question_uri = opening.uri)
  where t.id = ${threadId}`;
