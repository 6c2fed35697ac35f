import { sql, type RawBuilder } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { AccountViewer } from '#libs/kernel';

/** Only so many of the newest posts, and of the newest threads, that hold a word are looked at. */
const MOST_TEXTS = 500;

/** The communities that the reader may read, as the table `readable` of a `with`. */
export const readableTable = (me: AccountViewer): RawBuilder<unknown> => sql`
  readable (id) as materialized (select c.id from community c where ${readsCommunity(me, 'c')})`;

/**
 * Who wrote a word in a post, or in the title of a thread, that the reader may read. What is deleted tells nothing of
 * anybody, also to those who may still read it. Asked for after `readableTable`, and before anything is counted, so that
 * nothing that is not for the reader takes the place of what is.
 */
export const writersOf = (word: string): RawBuilder<unknown> => {
  const query = sql`(plainto_tsquery('words_en', ${word}) || plainto_tsquery('words_cy', ${word}))`;
  return sql`
    (select said.author_id from post said join thread talk on talk.id = said.thread_id
      where said.search @@ ${query} and said.community_id in (select id from readable)
        and said.deleted_at is null and talk.deleted_at is null
      order by said.id desc limit ${sql.lit(MOST_TEXTS)})
    union
    (select talk.author_id from thread talk
      where talk.search @@ ${query} and talk.community_id in (select id from readable) and talk.deleted_at is null
      order by talk.root_post_id desc limit ${sql.lit(MOST_TEXTS)})`;
};
