import { sql, type RawBuilder } from 'kysely';

import { isSilenced, readsPost } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { hitPlace } from './hit-place.js';
import { RANKED, searchNewestFirst, type Searching } from './newest-first.js';
import type { SearchedCommunities } from './searched-communities.js';
import { HEADLINE, snippetOf, WHOLE_HEADLINE } from './snippet.js';
import { parsedOnce, tsQuery } from './ts-query.js';

type PostHit = Extract<SearchHit, { kind: 'post' }>;

/** What to look for in what somebody wrote or said. */
export interface WordSearch {
  readonly q: string;
  readonly limit: number;
  readonly authorId?: string | undefined;
  readonly language?: 'en' | 'cy' | undefined;
  readonly order?: 'best' | 'newest' | undefined;
}

/** What to look for in posts, documents and what is said, and in which communities. */
export interface TextSearch extends WordSearch, SearchedCommunities {}

interface Row {
  id: string;
  number: number;
  created_at: Date;
  language: 'en' | 'cy';
  thread_id: string;
  title: string;
  marked_title: string;
  marked: string;
  community: PostHit['community'];
  author: PostHit['author'];
}

const configuration = sql`(case p.language when 'cy' then 'words_cy' else 'words_en' end)::regconfig`;

const narrowed = ({ authorId, language }: TextSearch, table: 'p' | 't'): RawBuilder<unknown> =>
  sql.join(
    [
      sql`${sql.ref(`${table}.deleted_at`)} is null`,
      ...(authorId === undefined ? [] : [sql`${sql.ref(`${table}.author_id`)} = ${authorId}::uuid`]),
      ...(language === undefined ? [] : [sql`${sql.ref(`${table}.language`)} = ${language}`]),
    ],
    sql` and `,
  );

/**
 * The newest matches of a stretch, by the words of a post or, for the post that opens a thread, of its title. Each half
 * has an index of its own; joined by `or` they would have none.
 */
const matches = (
  query: RawBuilder<unknown>,
  search: TextSearch,
  { within }: Searching,
): RawBuilder<unknown> => sql`
  (select p.id from post p join thread t on t.id = p.thread_id
    where p.search @@ ${query} and ${search.among('p.community_id')} and ${within('p.id')}
      and ${narrowed(search, 'p')} and t.deleted_at is null
    order by p.id desc limit ${sql.lit(RANKED)})
  union
  (select t.root_post_id from thread t
    where t.search @@ ${query} and ${search.among('t.community_id')}
      and ${within('t.root_post_id')} and ${narrowed(search, 't')}
    order by t.root_post_id desc limit ${sql.lit(RANKED)})`;

const present = (row: Row): PostHit => ({
  kind: 'post',
  post: { id: row.id, number: row.number, createdAt: row.created_at.toISOString(), language: row.language },
  thread: { id: row.thread_id, title: snippetOf(row.marked_title), slug: slugify(row.title) },
  community: row.community,
  author: row.author,
  snippet: snippetOf(row.marked),
});

/** How well a post answers: by its words, twice by those of the title, and by how new it is; all alike where the newest come first. */
const scoreOf = ({ order }: TextSearch, query: RawBuilder<unknown>): RawBuilder<unknown> =>
  order === 'newest'
    ? sql`0`
    : sql`ts_rank(p.search, ${query}) + 2 * ts_rank(t.search, ${query})
        + 0.3 * exp(-extract(epoch from now() - p.created_at) / 7776000)`;

/** The newest posts that match, whoever may read them. PostgreSQL plans this for the very words: how common they are decides. */
const matching = async (
  database: Database,
  search: TextSearch,
  bounds: readonly string[],
): Promise<readonly string[]> => {
  const query = tsQuery(search.q);
  const newest = searchNewestFirst('matching', bounds, (searching) => matches(query, search, searching));
  const { rows } = await sql<{ id: string }>`
    with ${search.table}, ${newest.tables} ${newest.all}`.execute(database.sql);
  return rows.map(({ id }) => id);
};

/**
 * Finds posts that the viewer may read, best or newest first: which match, and then which of those the viewer may read,
 * in a statement that is planned once.
 * @param bounds of posts, see `NewestBounds`
 */
export const searchPosts = async (
  database: Database,
  viewer: Viewer,
  search: TextSearch,
  bounds: readonly string[],
): Promise<PostHit[]> => {
  const ids = await matching(database, search, bounds);
  if (ids.length === 0) return [];
  const query = parsedOnce(search.q);
  const { rows } = await sql<Row>`
    with best as (
      select f.id, f.score from (
        select p.id, ${scoreOf(search, query)} as score
        from post p join thread t on t.id = p.thread_id
        where p.id = any(${ids}::uuid[]) and ${narrowed(search, 'p')}
        order by score desc, p.id desc) f
      cross join lateral (
        select from post p join thread t on t.id = p.thread_id
        join community c on c.id = p.community_id join person author on author.id = p.author_id
        where p.id = f.id and not ${isSilenced('author')}
          and ${readsPost(viewer, { post: 'p', thread: 't', community: 'c' })} offset 0) readable
      order by f.score desc, f.id desc limit ${search.limit}
    )
    select p.id, p.number, p.created_at, p.language, p.thread_id, t.title,
      ts_headline(${configuration}, t.title, ${query},
        ${WHOLE_HEADLINE}) as marked_title,
      ts_headline(${configuration}, left(p.markdown, 20000), ${query},
        ${HEADLINE}) as marked,
      ${hitPlace}
    from best b join post p on p.id = b.id join thread t on t.id = p.thread_id
    join community c on c.id = p.community_id join instance ci on ci.id = c.instance_id
    join person a on a.id = p.author_id join instance ai on ai.id = a.instance_id
    order by b.score desc, b.id desc`.execute(database.prepared);
  return rows.map(present);
};
