import { randomUUID } from 'node:crypto';

import type { Database } from '#libs/database';

import { madeUpText, repeatable } from './made-up-text.js';
import { insertCommunities, type Place } from './seed-communities.js';
import type { Seeded } from './seed-data.js';
import { withoutIndexes } from './without-indexes.js';

/** How much there is to search. */
export interface SearchSize {
  readonly posts: number;
  readonly cues: number;
}

const POSTS_PER_THREAD = 20;
const WORDS_PER_POST = 30;
const CUES_PER_VIDEO = 100;
const WORDS_PER_CUE = 8;
const BATCH = 10_000;

/** Threads of twenty posts each, spread over the communities, the newest last. */
const insertPosts = async (
  { pool }: Database,
  { places, people, posts }: { places: readonly Place[]; people: readonly string[]; posts: number },
): Promise<void> => {
  const random = repeatable(1);
  for (let from = 0; from < posts; from += BATCH) {
    const count = Math.min(BATCH, posts - from);
    const texts = Array.from({ length: count }, () => madeUpText(random, WORDS_PER_POST));
    const threads = Array.from({ length: Math.ceil(count / POSTS_PER_THREAD) }, (_, index) => {
      const place = places[(from / POSTS_PER_THREAD + index) % places.length];
      return { id: randomUUID(), communityId: place?.id ?? '', instanceId: place?.instanceId ?? '' };
    });
    const age = `${Math.round((posts - from) / 10)} minutes`;
    await pool.query(
      `insert into thread (id, instance_id, community_id, author_id, title, seq, post_count, root_post_id,
         created_at, last_post_at)
       select t.id, t.instance_id, t.community_id, $4, t.title, $5::integer, $5::integer, uuidv7(-$6::interval), now() - $6::interval, now() - $6::interval
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $7::text[]) t (id, community_id, instance_id, title)`,
      [
        threads.map(({ id }) => id),
        threads.map(({ communityId }) => communityId),
        threads.map(({ instanceId }) => instanceId),
        people[0],
        POSTS_PER_THREAD,
        age,
        threads.map(() => madeUpText(random, 5)),
      ],
    );
    await pool.query(
      `insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
       select case (n - 1) % $3::bigint when 0 then t.root_post_id else uuidv7(-$4::interval) end, t.instance_id, t.id, t.community_id,
         ($5::uuid[])[1 + n % cardinality($5::uuid[])], 1 + (n - 1) % $3::bigint, p.words, '<p>' || p.words || '</p>', now() - $4::interval
       from unnest($1::text[]) with ordinality p (words, n)
       join unnest($2::uuid[]) with ordinality i (id, at) on i.at = 1 + (n - 1) / $3::bigint
       join thread t on t.id = i.id`,
      [texts, threads.map(({ id }) => id), POSTS_PER_THREAD, age, people.slice(0, 40)],
    );
  }
};

/** Videos with captions, each the root of a thread that is there already. */
const insertVideos = async ({ pool }: Database, cues: number): Promise<void> => {
  const random = repeatable(2);
  const videos = Math.ceil(cues / CUES_PER_VIDEO);
  const { rows } = await pool.query<{ id: string }>(
    `insert into video (id, instance_id, community_id, author_id, thread_id, title, description, language, state,
       playable_generation, progress, duration_ms, reserved_bytes, created_at, ready_at, published_at)
     select uuidv7(t.created_at - now()), t.instance_id, t.community_id, t.author_id, t.id, t.title, '', 'en', 'ready',
       1, 100, 600000, 0, t.created_at, t.created_at, t.created_at
     from (select * from thread t where t.title like '%k' order by t.id limit $1) t returning id`,
    [videos],
  );
  await pool.query(
    `insert into video_captions (video_id, language, is_draft, revision, updated_at)
     select id, 'en', false, 1, now() from unnest($1::uuid[]) v (id)`,
    [rows.map(({ id }) => id)],
  );
  for (const { id } of rows) {
    const texts = Array.from({ length: CUES_PER_VIDEO }, () => madeUpText(random, WORDS_PER_CUE));
    await pool.query(
      `insert into video_cue (video_id, language, position, start_ms, end_ms, text)
       select $1, 'en', n, n * 4000, n * 4000 + 3500, words from unnest($2::text[]) with ordinality c (words, n)`,
      [id, texts],
    );
  }
};

/** Writes what the search is measured on straight to the tables. */
export const seedSearch = async (
  database: Database,
  { people, instanceId }: Pick<Seeded, 'people' | 'instanceId'>,
  size: SearchSize,
): Promise<void> => {
  await withoutIndexes(
    database,
    ['post_search', 'thread_search', 'thread_title_trigrams', 'video_cue_search'],
    async () => {
      const places = await insertCommunities(database, instanceId, 'search');
      await insertPosts(database, { places, people, posts: size.posts });
      await insertVideos(database, size.cues);
    },
  );
  await database.pool.query('vacuum analyze');
};
