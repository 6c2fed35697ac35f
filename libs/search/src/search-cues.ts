import { sql, type RawBuilder } from 'kysely';

import { readsVideo } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { hitPlace } from './hit-place.js';
import type { TextSearch } from './search-posts.js';
import { HEADLINE, snippetOf } from './snippet.js';
import { isIn, parsedOnce, tsQuery } from './ts-query.js';

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

/** So many of the newest videos are gone through, until so many times as many as are wanted were found, but at most so many. */
const NEWEST = { videos: 2_000, times: 10, found: 60 };

/**
 * To be joined with rows that have a `video_id`: leaves those whose video the viewer may see. A subquery of its own, so that
 * each is asked about when it comes up, in the order in which they come, and no more than are wanted.
 */
const seen = (viewer: Viewer, { authorId, among }: TextSearch, rows: string): RawBuilder<unknown> => {
  const author = authorId === undefined ? sql`true` : sql`v.author_id = ${authorId}::uuid`;
  return sql`lateral (
    select from video v join thread t on t.id = v.thread_id join community c on c.id = t.community_id
    where v.id = ${sql.ref(rows)}.video_id and ${among('t.community_id')} and t.deleted_at is null and ${author}
      and ${readsVideo(viewer, { video: 'v', thread: 't', community: 'c' })} offset 0) seen`;
};

/** Captions (as `k`) that somebody has written or checked, in the language that is looked for. */
const spoken = ({ language }: TextSearch): RawBuilder<boolean> =>
  sql<boolean>`(not k.is_draft and ${language === undefined ? sql`true` : sql`k.language = ${language}`})`;

/** Where something is said, as arrays of PostgreSQL that go back to it as they came. */
interface Said {
  readonly videos: string;
  readonly languages: string;
  readonly positions: string;
  readonly ranks: string;
}

/** Where something is said, whoever may see it. PostgreSQL plans this for the very words: how common they are decides. */
const placesOf = async (database: Database, q: string): Promise<Said | 'nowhere' | 'often'> => {
  const { rows } = await sql<Said & { times: number }>`
    with said as materialized (
      select q.video_id, q.language, q.position, q.search from video_cue q where q.search @@ ${tsQuery(q)}
      limit ${sql.lit(SELDOM + 1)})
    select n.times, places.* from (select count(*)::integer as times from said) n left join lateral (
      select array_agg(video_id)::text as videos, array_agg(language)::text as languages,
        array_agg(position)::text as positions, array_agg(ts_rank(search, ${tsQuery(q)}))::text as ranks
      from said) places on n.times <= ${sql.lit(SELDOM)}`.execute(database.sql);
  const [found] = rows;
  if (found === undefined || found.times === 0) return 'nowhere';
  return found.times > SELDOM ? 'often' : found;
};

/** The best, or the newest, of rows that are called `s`. */
const orderOf = ({ order }: TextSearch): RawBuilder<unknown> =>
  order === 'newest' ? sql`s.video_id desc` : sql`s.rank desc, s.video_id desc`;

/** Of where something is said that is said seldom: in each video the best place, and how many there are. */
const lookedUp = (
  viewer: Viewer,
  { videos, languages, positions, ranks }: Said,
  search: TextSearch,
): RawBuilder<unknown> => sql`
  select s.* from (
    select s.* from (
      select distinct on (q.video_id) q.video_id, q.language, q.position, q.rank,
        count(*) over (partition by q.video_id)::integer as places
      from unnest(${videos}::uuid[], ${languages}::text[], ${positions}::integer[], ${ranks}::real[])
        q (video_id, language, position, rank)
      join video_captions k on k.video_id = q.video_id and k.language = q.language
      where ${spoken(search)}
      order by q.video_id, q.rank desc, q.position) s
    order by ${orderOf(search)}) s
  cross join ${seen(viewer, search, 's')}
  order by ${orderOf(search)} limit ${search.limit}`;

/** The same of what is said often: video after video, from the newest, until there are enough; no other is asked about. */
const goneThrough = (
  viewer: Viewer,
  query: RawBuilder<unknown>,
  search: TextSearch,
): RawBuilder<unknown> => sql`
  select newest.video_id, best.language, best.position, best.rank, best.places from (
    select n.video_id from (select id as video_id from video order by id desc limit ${sql.lit(NEWEST.videos)}) n
    cross join ${seen(viewer, search, 'n')}) newest
  cross join lateral (
    select q.language, q.position, ts_rank(q.search, ${query}) as rank, count(*) over ()::integer as places
    from video_captions k join video_cue q on q.video_id = k.video_id and q.language = k.language
    where k.video_id = newest.video_id and ${spoken(search)} and ${isIn('q.search', query)}
    order by rank desc, q.position limit 1) best
  limit ${Math.min(NEWEST.found, search.limit * NEWEST.times)}`;

/** Finds videos in which something is said, each at the place where it is said best. */
export const searchCues = async (
  database: Database,
  viewer: Viewer,
  search: TextSearch,
): Promise<VideoHit[]> => {
  const said = await placesOf(database, search.q);
  if (said === 'nowhere') return [];
  const query = parsedOnce(search.q);
  const found = said === 'often' ? goneThrough(viewer, query, search) : lookedUp(viewer, said, search);
  const order = orderOf(search);
  const { rows } = await sql<Row>`
    with ${search.table},
    found as materialized (${found}),
    best as (select s.* from found s order by ${order} limit ${search.limit})
    select s.video_id, s.language, q.start_ms, q.speaker, s.places, v.published_at, v.thread_id, t.title,
      ts_headline((case s.language when 'cy' then 'words_cy' else 'words_en' end)::regconfig, q.text, ${query},
        ${HEADLINE}) as marked,
      ${hitPlace}
    from best s
    join video_cue q on q.video_id = s.video_id and q.language = s.language and q.position = s.position
    join video v on v.id = s.video_id join thread t on t.id = v.thread_id
    join community c on c.id = t.community_id join instance ci on ci.id = c.instance_id
    join person a on a.id = v.author_id join instance ai on ai.id = a.instance_id
    order by ${order}`.execute(database.prepared);
  return rows.map(present);
};
