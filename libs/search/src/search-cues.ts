import { sql, type RawBuilder } from 'kysely';

import { readsVideo } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { searchedCommunities, tsQuery, type PostSearch } from './search-posts.js';
import { HEADLINE, snippetOf } from './snippet.js';

type VideoHit = Extract<SearchHit, { kind: 'video' }>;

interface Row {
  video_id: string;
  language: 'en' | 'cy';
  start_ms: number;
  speaker: string | null;
  places: number;
  published_at: Date;
  thread_id: string;
  title: string;
  marked: string;
  community: VideoHit['community'];
  author: VideoHit['author'];
}

/** Only so many of the newest matches are ranked, as with posts. */
const RANKED = 1_000;

const narrowed = ({ authorId, language }: PostSearch): RawBuilder<unknown> =>
  sql.join(
    [
      sql`t.deleted_at is null and not k.is_draft`,
      ...(authorId === undefined ? [] : [sql`v.author_id = ${authorId}::uuid`]),
      ...(language === undefined ? [] : [sql`q.language = ${language}`]),
    ],
    sql` and `,
  );

const present = (row: Row): VideoHit => ({
  kind: 'video',
  video: {
    id: row.video_id,
    startMs: row.start_ms,
    places: row.places,
    publishedAt: row.published_at.toISOString(),
    language: row.language,
  },
  thread: { id: row.thread_id, title: row.title, slug: slugify(row.title) },
  community: row.community,
  author: row.author,
  speaker: row.speaker,
  snippet: snippetOf(row.marked),
});

/** Finds videos in which something is said, each at the place where it is said best, in one statement. */
export const searchCues = async (
  database: Database,
  viewer: Viewer,
  search: PostSearch,
): Promise<VideoHit[]> => {
  const query = tsQuery(search.q);
  const order = search.order === 'newest' ? sql`b.video_id desc` : sql`b.rank desc, b.video_id desc`;
  const { rows } = await sql<Row>`
    with searched as materialized (${searchedCommunities(viewer, search)}),
    found as materialized (
      select q.video_id, q.language, q.position, q.start_ms, q.speaker, q.text, ts_rank(q.search, ${query}) as rank,
        v.author_id, v.published_at, t.id as thread_id, t.title, c.id as community_id
      from video_cue q
      join video_captions k on k.video_id = q.video_id and k.language = q.language
      join video v on v.id = q.video_id
      join thread t on t.id = v.thread_id
      join community c on c.id = t.community_id
      where q.search @@ ${query} and t.community_id = any(array(select id from searched)) and ${narrowed(search)}
        and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' })}
      order by q.video_id desc, q.position limit ${sql.lit(RANKED)}
    ), said as (
      select distinct on (f.video_id) f.*, count(*) over (partition by f.video_id)::integer as places
      from found f order by f.video_id, f.rank desc, f.position
    ), best as (select b.* from said b order by ${order} limit ${search.limit})
    select b.video_id, b.language, b.start_ms, b.speaker, b.places, b.published_at, b.thread_id, b.title,
      ts_headline((case b.language when 'cy' then 'words_cy' else 'words_en' end)::regconfig, b.text, ${query},
        ${HEADLINE}) as marked,
      jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title, 'organisation', jsonb_build_object(
        'shortName', ci.short_name, 'name', ci.name, 'host', ci.host, 'isLocal', ci.is_local)) as community,
      jsonb_build_object('id', a.id, 'name', a.name, 'displayName', a.display_name, 'host', ai.host,
        'isLocal', ai.is_local) as author
    from best b
    join community c on c.id = b.community_id join instance ci on ci.id = c.instance_id
    join person a on a.id = b.author_id join instance ai on ai.id = a.instance_id
    order by ${order}`.execute(database.sql);
  return rows.map(present);
};
