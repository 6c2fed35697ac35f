import { sql, type RawBuilder } from 'kysely';

import { isSilenced } from '#libs/access';
import type { AccountViewer } from '#libs/kernel';

interface Aliases {
  readonly publication: string;
  readonly author: string;
}

/**
 * Rows of `publication` by people whom somebody follows and has not muted, by themselves, and about topics that they
 * follow; of silenced servers only the first.
 */
export const fromFollowed = (me: AccountViewer, { publication, author }: Aliases): RawBuilder<boolean> => {
  const authorId = sql.ref(`${publication}.author_id`);
  const byFollowed = sql<boolean>`${authorId} in (select f.followed_id from person_follow f
    where f.follower_id = ${me.personId} and f.state = 'accepted' and f.level <> 'mute')`;
  const byMuted = sql<boolean>`${authorId} in (select f.followed_id from person_follow f
    where f.follower_id = ${me.personId} and f.level = 'mute')`;
  const onTopic = sql<boolean>`${sql.ref(`${publication}.id`)} in (select a.publication_id
    from topic_follow f join publication_topic a on a.skill_id = f.skill_id
    where f.person_id = ${me.personId} and f.level <> 'mute')`;
  return sql<boolean>`(${authorId} = ${me.personId} or ${byFollowed}
    or (${onTopic} and not ${byMuted} and not ${isSilenced(author)}))`;
};
