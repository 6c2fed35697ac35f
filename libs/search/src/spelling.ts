import { sql, type Kysely } from 'kysely';

import type { Database, Tables } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

const WORD = /\p{L}{4,40}/gu;
const MOST_WORDS = 2_000;

/** The words of a text that are worth remembering for spelling. */
export const wordsOf = (text: string): string[] =>
  [...new Set(text.toLowerCase().match(WORD))].slice(0, MOST_WORDS);

const remember = async (database: Database, words: readonly string[]): Promise<void> => {
  if (words.length === 0) return;
  const text = `insert into search_word (word, seen) select fold(w), count(*) from unnest($1::text[]) w
    group by 1 order by 1 on conflict (word) do update set seen = search_word.seen + excluded.seen`;
  await database.write({ name: 'remember-words', text, values: [words] }, () => ({}));
};

interface Written {
  readonly markdown: string;
  readonly title: string;
  readonly number: number;
}

const readWritten = async ({ prepared }: Database, postIds: readonly string[]): Promise<Written[]> => {
  const { rows } = await sql<Written>`
    select p.markdown, t.title, p.number from post p join thread t on t.id = p.thread_id
    where p.id = any(${[...postIds]}::uuid[])`.execute(prepared);
  return rows;
};

/** Keeps the list of words up to date with what people write. */
export const learnWords = (bus: DomainEventBus, database: Database): void => {
  bus.subscribeToMany('spelling', ['thread.opened', 'post.added', 'post.edited'], async (facts) => {
    const written = await readWritten(
      database,
      facts.map(({ payload }) => payload.postId),
    );
    const words = written.flatMap(({ markdown, title, number }) =>
      wordsOf(number === 1 ? `${title} ${markdown}` : markdown),
    );
    await remember(database, words);
  });
};

/**
 * The query with each unknown word replaced by the most alike known one; null when there is nothing to improve. The
 * caller must show it only when it finds something that the reader may read, or it would tell words of others.
 */
export const respell = async (db: Kysely<Tables>, q: string): Promise<string | null> => {
  const words = wordsOf(q).slice(0, 8);
  if (words.length === 0) return null;
  const { rows } = await sql<{ word: string; better: string | null }>`
    select w.word, (select s.word from search_word s where s.word % fold(w.word)
      order by similarity(s.word, fold(w.word)) desc, s.seen desc limit 1) as better
    from unnest(${words}::text[]) w (word)
    where not exists (select 1 from search_word s where s.word = fold(w.word))`.execute(db);
  const better = new Map(rows.flatMap(({ word, better: found }) => (found === null ? [] : [[word, found]])));
  if (better.size === 0) return null;
  return q.toLowerCase().replaceAll(WORD, (word) => better.get(word) ?? word);
};
