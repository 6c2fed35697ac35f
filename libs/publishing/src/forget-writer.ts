import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

import { eraseWords } from './erase-words.js';

/** Takes away all that somebody who has left published, said and felt. Doing it again changes nothing. */
export const forgetWriter = async (tx: Transaction, personId: string, now: Date): Promise<void> => {
  await eraseWords(tx, sql`author_id = ${personId}`, now);
  await sql`delete from publication_mention where person_id = ${personId} or about_id in (
    select id from publication_comment where author_id = ${personId})`.execute(tx.sql);
  await sql`
    with gone as (
      update publication_comment set markdown = '', html = '', deleted_at = ${now}, deleted_by = ${personId}
      where author_id = ${personId} and deleted_at is null returning publication_id
    )
    update publication b set comment_count = b.comment_count - counted.count
    from (select publication_id, count(*)::integer as count from gone group by publication_id) counted
    where b.id = counted.publication_id`.execute(tx.sql);
  await sql`
    with gone as (delete from publication_reaction where person_id = ${personId} returning publication_id)
    update publication b set reaction_counts = coalesce((
      select jsonb_object_agg(left_over.kind, left_over.count) from (
        select r.kind, count(*) as count from publication_reaction r
        where r.publication_id = b.id and r.person_id <> ${personId} group by r.kind) left_over), '{}')
    where b.id in (select publication_id from gone)`.execute(tx.sql);
};
