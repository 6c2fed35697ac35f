import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

/**
 * Whoever follows one of the topics and wants to hear of it. Those who follow the author are told as such, or do not want to
 * be.
 */
export const noticesOfTopics = async (
  database: Database,
  fact: DomainEvents['topic.written-about'],
): Promise<Notice[]> => {
  const { authorId, communityId, threadId, publicationId } = fact;
  const { rows } = await sql<{ id: string }>`
    select distinct f.person_id as id from topic_follow f
    where f.skill_id = any(${fact.skillIds}::uuid[]) and f.level = 'all' and f.person_id <> ${authorId}
      and not exists (select 1 from person_follow p where p.follower_id = f.person_id and p.followed_id = ${authorId}
        and p.state = 'accepted' and p.level in ('all', 'threads', 'mute'))`.execute(database.sql);
  return noticesFor(
    rows.map(({ id }) => id),
    {
      kind: 'followed-topic',
      groupKey: `followed-topic:${threadId ?? publicationId}`,
      actorId: authorId,
      communityId,
      threadId,
      postId: null,
      subjectId: null,
      ...(publicationId !== null && { publicationId }),
    },
  );
};
