import { sql, type RawBuilder } from 'kysely';

import { readsVideo } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { hitPlace } from './hit-place.js';
import { tsQuery, type TextSearch } from './search-posts.js';
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

/** A word said so seldom is looked up; for one that is said more often the newest videos are gone through. */
const SELDOM = 2_000;

/** So many of the newest videos are gone through, until so many were found in which it is said. */
const NEWEST = { videos: 2_000, found: 60 };

const isSeldom = sql<boolean>`((select count(*) from few) <= ${sql.lit(SELDOM)})`;

/** Videos (as `v`) that the viewer may see, with their threads (`t`) and communities (`c`). */
const readable = (viewer: Viewer, { authorId, among }: TextSearch): RawBuilder<boolean> => {
  const author = authorId === undefined ? sql`true` : sql`v.author_id = ${authorId}::uuid`;
  return sql<boolean>`(${among('t.community_id')} and t.deleted_at is null and ${author}
    and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' })})`;
};

/** Captions (as `k`) that somebody has written or checked, in the language that is looked for. */
const spoken = ({ language }: TextSearch): RawBuilder<boolean> =>
  sql<boolean>`(not k.is_draft and ${language === undefined ? sql`true` : sql`k.language = ${language}`})`;

/** Where something is said that is said seldom: in each video the best place, and how many there are. */
const lookedUp = (viewer: Viewer, query: RawBuilder<unknown>, search: TextSearch): RawBuilder<unknown> => sql`
  select distinct on (q.video_id) q.video_id, q.language, q.position, ts_rank(q.search, ${query}) as rank,
    count(*) over (partition by q.video_id)::integer as places
  from few f
  join video_cue q on q.video_id = f.video_id and q.language = f.language and q.position = f.position
  join video_captions k on k.video_id = q.video_id and k.language = q.language
  join video v on v.id = q.video_id
  join thread t on t.id = v.thread_id
  join community c on c.id = t.community_id
  where ${isSeldom} and ${spoken(search)} and ${readable(viewer, search)}
  order by q.video_id, rank desc, q.position`;

/** The same of what is said often: video after video, from the newest, until there are enough. */
const goneThrough = (
  viewer: Viewer,
  query: RawBuilder<unknown>,
  search: TextSearch,
): RawBuilder<unknown> => sql`
  select newest.id, best.language, best.position, best.rank, best.places from (
    select v.id from (
      select * from video where not ${isSeldom} order by id desc limit ${sql.lit(NEWEST.videos)}) v
    join thread t on t.id = v.thread_id
    join community c on c.id = t.community_id
    where ${readable(viewer, search)} order by v.id desc) newest
  cross join lateral (
    select q.language, q.position, ts_rank(q.search, ${query}) as rank, count(*) over ()::integer as places
    from video_captions k join video_cue q on q.video_id = k.video_id and q.language = k.language
    where k.video_id = newest.id and ${spoken(search)} and q.search @@ ${query}
    order by rank desc, q.position limit 1) best
  limit ${sql.lit(NEWEST.found)}`;

/** Finds videos in which something is said, each at the place where it is said best, in one statement. */
export const searchCues = async (
  database: Database,
  viewer: Viewer,
  search: TextSearch,
): Promise<VideoHit[]> => {
  const query = tsQuery(search.q);
  const order = search.order === 'newest' ? sql`s.video_id desc` : sql`s.rank desc, s.video_id desc`;
  const { rows } = await sql<Row>`
    with ${search.table},
    few as materialized (select q.video_id, q.language, q.position from video_cue q where q.search @@ ${query}
      limit ${sql.lit(SELDOM + 1)}),
    seldom as materialized (${lookedUp(viewer, query, search)}),
    often as materialized (${goneThrough(viewer, query, search)}),
    best as (
      select s.*, row_number() over (order by ${order}) as place from (
        select * from seldom union all select * from often) s
      order by ${order} limit ${search.limit}
    )
    select b.video_id, b.language, q.start_ms, q.speaker, b.places, v.published_at, v.thread_id, t.title,
      ts_headline((case b.language when 'cy' then 'words_cy' else 'words_en' end)::regconfig, q.text, ${query},
        ${HEADLINE}) as marked,
      ${hitPlace}
    from best b
    join video_cue q on q.video_id = b.video_id and q.language = b.language and q.position = b.position
    join video v on v.id = b.video_id join thread t on t.id = v.thread_id
    join community c on c.id = t.community_id join instance ci on ci.id = c.instance_id
    join person a on a.id = v.author_id join instance ai on ai.id = a.instance_id
    order by b.place`.execute(database.sql);
  return rows.map(present);
};
