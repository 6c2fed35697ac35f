import { sql, type RawBuilder } from 'kysely';

import type { Transaction } from '#libs/database';

/** Where something is written, and where its topics are kept. */
interface Place {
  readonly table: 'thread_topic' | 'publication_topic';
  readonly column: 'thread_id' | 'publication_id';
  /** SQL that selects its words, as `words`. */
  readonly words: (id: string) => RawBuilder<unknown>;
}

/** A thread is about what its title and its first post name. */
const threads: Place = {
  table: 'thread_topic',
  column: 'thread_id',
  words: (
    id,
  ) => sql`select t.search || root.search as words from thread t join post root on root.id = t.root_post_id
    where t.id = ${id} and t.deleted_at is null`,
};

/** An article or a status is about what it names. */
const publications: Place = {
  table: 'publication_topic',
  column: 'publication_id',
  words: (id) => sql`select words_of(b.language, b.title || ' ' || b.markdown) as words from publication b
    where b.id = ${id} and b.deleted_at is null`,
};

/**
 * Keeps which words of the vocabulary something names, by any of their labels and synonyms, and forgets those that it no
 * longer does. Words of which some part does not occur are left out first, so that a long vocabulary costs little.
 *
 * @returns those that are new
 */
const findTopics = async (
  tx: Transaction,
  { table, column, words }: Place,
  id: string,
): Promise<string[]> => {
  const { rows } = await sql<{ skill_id: string }>`
    with text as materialized (${words(id)}),
    lexemes as materialized (select tsvector_to_array(words) as known from text),
    candidate as materialized (
      select w.skill_id, phraseto_tsquery('words_en', w.word) || phraseto_tsquery('words_cy', w.word) as query
      from skill_word w, lexemes l
      where tsvector_to_array(to_tsvector('words_en', w.word)) <@ l.known
        or tsvector_to_array(to_tsvector('words_cy', w.word)) <@ l.known
    ), named as materialized (
      select distinct c.skill_id from candidate c, text where text.words @@ c.query
    ), forgotten as (
      delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}
        and skill_id not in (select skill_id from named)
    )
    insert into ${sql.table(table)} (skill_id, ${sql.ref(column)}) select skill_id, ${id}::uuid from named
    on conflict do nothing returning skill_id`.execute(tx.sql);
  return rows.map((row) => row.skill_id);
};

export const findTopicsOfThread = (tx: Transaction, threadId: string): Promise<string[]> =>
  findTopics(tx, threads, threadId);

export const findTopicsOfPublication = (tx: Transaction, publicationId: string): Promise<string[]> =>
  findTopics(tx, publications, publicationId);
