import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { newId, PROFILE_VISIBILITIES } from '#libs/kernel';
import { given, type RandomSource, type World } from '#libs/testing';

import { markColumn, markOf } from './marks.fixture.js';

export interface Server {
  readonly id: string;
  readonly host: string;
}

/** What the steps of making one have in common. */
export interface Making {
  readonly database: Database;
  readonly random: RandomSource;
  readonly world: World;
  readonly home: Server;
  readonly servers: { readonly partner: Server; readonly distant: Server; readonly stranger: Server };
}

/** Everything is by its author: who is elsewhere wrote there, and a thread opens with its author's post. */
export const originate = async ({ database: { sql: db } }: Making): Promise<void> => {
  for (const [table, place] of [
    ['person', 'u'],
    ['community', 'c'],
  ] as const)
    await sql`update ${sql.table(table)} made set uri = 'https://' || i.host || ${`/${place}/`} || made.name
      from instance i where i.id = made.instance_id and not i.is_local`.execute(db);
  await sql`update post set number = ranked.number from (select id, row_number() over (
    partition by thread_id order by number) as number from post) ranked where ranked.id = post.id`.execute(
    db,
  );
  await sql`update post set author_id = t.author_id from thread t
    where t.id = post.thread_id and post.number = 1`.execute(db);
  await sql`update thread set root_post_id = p.id, post_count = 4 from post p
    where p.thread_id = thread.id and p.number = 1`.execute(db);
  await sql`update post p set reply_to_id = q.id from post q
    where q.thread_id = p.thread_id and p.number = 3 and q.number = 2`.execute(db);
  for (const table of ['post', 'thread'])
    await sql`update ${sql.table(table)} made set instance_id = a.instance_id,
        uri = case when i.is_local then null else 'https://' || i.host || '/p/' || made.id end
      from person a join instance i on i.id = a.instance_id where a.id = made.author_id`.execute(db);
};

/** Figures that occur once each, and marks for every text. */
export const markAll = async ({ database: { sql: db } }: Making): Promise<void> => {
  await sql`update community set title = ${markColumn('card')}, purpose = ${markColumn('card')}, description = ${markColumn('about')},
    description_html = '<p>' || ${markColumn('about')} || '</p>', member_count = 100000 + ranked.number,
    thread_count = 200000 + ranked.number from (select id as row_id, row_number() over () as number from community) ranked
    where ranked.row_id = id`.execute(db);
  await sql`update person set display_name = ${markColumn('person')}, avatar_alt = ${markColumn('portrait')},
    summary = ${markColumn('summary')}, summary_html = ${markColumn('summary')}, role_title = ${markColumn('summary')}`.execute(
    db,
  );
  await sql`update thread set title = ${markColumn('title')}`.execute(db);
  await sql`update post set markdown = ${markColumn('words')}, html = '<p>' || ${markColumn('words')} || '</p>'`.execute(
    db,
  );
};

const fileRow = (ownerId: string, id: string) => ({
  id,
  owner_id: ownerId,
  object_key: id,
  file_name: `${markOf('file', id)}.pdf`,
  media_type: 'application/pdf',
  size: 9,
  sha256: '',
  alt: '',
  created_at: new Date(),
});

/** Files of some posts, a few of them deleted, and a portrait of everybody for whom they like. */
export const addFiles = async ({ database, random, world }: Making): Promise<void> => {
  const files = world.posts
    .filter(() => random.chance(0.3))
    .map(({ id, authorId }) => ({
      ...fileRow(authorId, newId()),
      purpose: 'attachment' as const,
      variants: '{}' as never,
      post_id: id,
      deleted_at: random.chance(0.2) ? world.now : null,
    }));
  await database.sql.insertInto('stored_file').values(files).execute();
  const picture = { key: 'k', mediaType: 'image/png', size: 1, width: 64, height: 64 };
  for (const { id } of await database.sql.selectFrom('person').select('id').orderBy('id').execute()) {
    const portrait = {
      ...fileRow(id, newId()),
      purpose: 'avatar' as const,
      variants: JSON.stringify({ large: picture }) as never,
    };
    await database.sql.insertInto('stored_file').values(portrait).execute();
    const chosen = JSON.stringify({ picture: random.pick(PROFILE_VISIBILITIES) }) as never;
    await database.sql
      .updateTable('person')
      .set({ avatar_file_id: portrait.id, field_visibility: chosen })
      .where('id', '=', id)
      .execute();
  }
};

/** Some threads are films, with chapters and tags; a few of these were deleted. */
export const addFilms = async ({ database, random, world }: Making): Promise<void> => {
  for (const thread of world.threads.filter(() => random.chance(0.2))) {
    const { communityId, authorId, id: threadId } = thread;
    const id = await given(database).video({ communityId, authorId, threadId, durationMs: 60_000 });
    await database.sql
      .updateTable('video')
      .set({
        tags: [markOf('film', id)],
        width: 640,
        height: 360,
        pictures: JSON.stringify({ posters: ['poster.jpg'], storyboard: null }) as never,
        deleted_at: random.chance(0.2) ? world.now : null,
      })
      .where('id', '=', id)
      .execute();
    await database.sql
      .insertInto('video_chapters')
      .values({
        video_id: id,
        revision: 1,
        chapters: JSON.stringify([{ startMs: 0, title: markOf('film', id) }]) as never,
        updated_at: world.now,
        updated_by: authorId,
      })
      .execute();
  }
};

/** Some posts name people and communities, some threads are pinned, and one person here has left. */
export const addTouches = async ({ database, random, world }: Making): Promise<void> => {
  const people = await database.sql.selectFrom('person').select('id').orderBy('id').execute();
  const mentions = world.posts
    .filter(() => random.chance(0.3))
    .map(({ id }) => {
      const isPerson = random.chance(0.7);
      const target = random.pick<{ readonly id: string }>(isPerson ? people : world.communities);
      return {
        post_id: id,
        target_id: target.id,
        target_kind: isPerson ? ('person' as const) : ('community' as const),
      };
    });
  await database.sql.insertInto('mention').values(mentions).execute();
  const pinned = world.threads.filter(() => random.chance(0.3)).map(({ id }) => id);
  await database.sql.updateTable('thread').set({ pinned_at: world.now }).where('id', 'in', pinned).execute();
  const { personId } = world.viewers.find((viewer) => viewer.kind === 'account') as { personId: string };
  await database.sql
    .updateTable('person')
    .set({ deleted_at: world.now })
    .where('id', '=', personId)
    .execute();
};
