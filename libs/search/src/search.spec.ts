import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import type { Viewer } from '#libs/kernel';
import { anonymous, newId } from '#libs/kernel';
import { given, testDatabase, type GivenPerson, type TestDatabase } from '#libs/testing';

import { NewestBounds } from './newest-bounds.js';
import { SearchEverything } from './search-everything.js';
import { snippetOf } from './snippet.js';

describe('search', () => {
  let store: TestDatabase;
  let search: SearchEverything;
  let ada: GivenPerson;
  let stranger: GivenPerson;
  let open: { id: string };
  let hidden: { id: string };

  const write = async (
    community: { id: string },
    title: string,
    markdown: string,
    language: 'en' | 'cy' = 'en',
  ) => {
    const [threadId, postId, now] = [newId(), newId(), new Date()];
    const common = { instance_id: ada.viewer.instanceId, author_id: ada.id, language, created_at: now };
    await store.database.transaction(async (tx) => {
      await tx.sql
        .insertInto('thread')
        .values({
          ...common,
          id: threadId,
          community_id: community.id,
          kind: 'discussion',
          title,
          root_post_id: postId,
          last_post_at: now,
        })
        .execute();
      await tx.sql
        .insertInto('post')
        .values({
          ...common,
          id: postId,
          thread_id: threadId,
          community_id: community.id,
          number: 1,
          markdown,
          html: '',
          reaction_counts: {} as never,
        })
        .execute();
      await sql`insert into search_word (word) select unnest(tsvector_to_array(to_tsvector('words_cy', ${`${title} ${markdown}`})))
        on conflict do nothing`.execute(tx.sql);
    });
    return threadId;
  };

  const find = async (viewer: Viewer, q: string, more: object = {}) =>
    search.execute(viewer, { q, limit: 20, ...more });

  beforeAll(async () => {
    store = await testDatabase();
    search = new SearchEverything(store.database, new NewestBounds(store.database));
    const builders = given(store.database);
    ada = await builders.person({ displayName: 'Ada Llewellyn' });
    stranger = await builders.person();
    open = await builders.community({ visibility: 'public', title: 'Highways', owner: ada });
    hidden = await builders.community({ visibility: 'hidden', title: 'Restructure', owner: ada });
    await write(open, 'Filling potholes in winter', 'We repaired 40 potholes with cold asphalt.');
    await write(open, 'Tyllau yn y ffordd', 'Sut ydych chi’n trwsio’r tŷ a’r ffordd?', 'cy');
    await write(hidden, 'Redundancies', 'The zeppelin plan is secret.');
  });
  afterAll(() => store.drop());

  it('finds English words by their stem and says where they stand', async () => {
    const { items } = await find(anonymous, 'repairing pothole');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'post', thread: { slug: 'filling-potholes-in-winter' } });
    expect(items[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toContain('potholes');
  });

  it('finds Welsh words with or without their accents', async () => {
    for (const q of ['ty', 'tŷ', 'TŶ']) {
      const { items } = await find(anonymous, q, { kind: 'post' });
      expect(items).toHaveLength(1);
      expect(items[0]?.snippet).toContainEqual({ text: 'tŷ', hit: true });
    }
  });

  it('never finds, suggests or spells what the viewer may not read', async () => {
    for (const viewer of [anonymous, stranger.viewer]) {
      expect(await find(viewer, 'zeppelin')).toEqual({ items: [], suggestion: null });
      expect(await find(viewer, 'zepelin')).toEqual({ items: [], suggestion: null });
      expect((await find(viewer, 'Restructure')).items).toEqual([]);
    }
    expect((await find(ada.viewer, 'zeppelin')).items).toHaveLength(1);
  });

  it('suggests another spelling when nothing was found', async () => {
    expect(await find(ada.viewer, 'asphalit')).toMatchObject({ items: [], suggestion: 'asphalt' });
  });

  it('finds people and communities despite typing errors, people only for those signed in', async () => {
    expect((await find(stranger.viewer, 'Lewellyn', { kind: 'person' })).items).toHaveLength(1);
    expect((await find(anonymous, 'Llewellyn', { kind: 'person' })).items).toEqual([]);
    expect((await find(anonymous, 'Highwys', { kind: 'community' })).items).toHaveLength(1);
  });

  it('goes on among older posts while the newest hold too little', async () => {
    const written: string[] = [];
    for (let n = 0; n < 5; n += 1)
      written.unshift(await write(open, n === 1 ? 'Pangolins' : 'Animals', n === 1 ? 'One.' : 'A pangolin.'));
    const bounds = new NewestBounds(store.database, [1, 2]);
    const byStretches = new SearchEverything(store.database, bounds);
    const wish = { q: 'pangolin', kind: 'post', limit: 20, order: 'newest' } as const;
    const { items } = await byStretches.execute(anonymous, wish);
    expect(items.map((item) => item.kind === 'post' && item.thread.id)).toEqual(written);
  });

  it('finds in all communities of somebody who is in very many, and in no others', async () => {
    const builders = given(store.database);
    const busy = await builders.person();
    for (let n = 0; n < 60; n += 1) await builders.community({ owner: busy, visibility: 'hidden' });
    const last = await builders.community({ owner: busy, visibility: 'hidden' });
    const threadId = await write(last, 'Otters', 'A narwhal.');
    await write(hidden, 'Seals', 'A narwhal.');
    const { items } = await find(busy.viewer, 'narwhal');
    expect(items.map((item) => item.kind === 'post' && item.thread.id)).toEqual([threadId]);
  });

  it('does not go back to what is older than enough of the newest', async () => {
    const old = await write(open, 'Wombat', 'Wombat, wombat: a wombat.');
    await sql`insert into post (id, instance_id, thread_id, community_id, author_id, number, markdown, html, created_at)
      select uuidv7(), t.instance_id, t.id, t.community_id, t.author_id, n, 'A wombat.', '', now()
      from thread t cross join generate_series(2, 251) n where t.id = ${old}`.execute(store.database.sql);
    const first = async (posts: readonly number[]) => {
      const bounds = new NewestBounds(store.database, posts);
      const { items } = await new SearchEverything(store.database, bounds).execute(anonymous, {
        q: 'wombat',
        limit: 1,
        kind: 'post',
      });
      return items.map((item) => item.kind === 'post' && item.post.number);
    };
    expect(await first([])).toEqual([1]);
    expect(await first([250])).not.toEqual([1]);
  });

  describe('what is said in videos', () => {
    const speak = async (
      threadId: string,
      cues: readonly [number, string, ('en' | 'cy')?][],
      isDraft = false,
    ) => {
      const { sql: db } = store.database;
      const thread = await db
        .selectFrom('thread')
        .select(['community_id', 'instance_id'])
        .where('id', '=', threadId)
        .executeTakeFirstOrThrow();
      const [videoId, now] = [newId(), new Date()];
      await db
        .insertInto('video')
        .values({
          ...thread,
          id: videoId,
          author_id: ada.id,
          thread_id: threadId,
          title: '',
          description: '',
          language: 'en',
          state: 'ready',
          playable_generation: 1,
          reserved_bytes: 0,
          created_at: now,
          published_at: now,
        })
        .execute();
      for (const language of new Set(cues.map(([, , spoken = 'en']) => spoken)))
        await db
          .insertInto('video_captions')
          .values({ video_id: videoId, language, is_draft: isDraft, revision: 1, updated_at: now })
          .execute();
      await db
        .insertInto('video_cue')
        .values(
          cues.map(([start, text, language = 'en'], position) => ({
            video_id: videoId,
            language,
            position,
            start_ms: start * 1000,
            end_ms: start * 1000 + 900,
            text,
          })),
        )
        .execute();
      return videoId;
    };

    it('is found at its second, by the stem in English and without accents in Welsh, once for each video', async () => {
      const threadId = await write(open, 'Gritting the hills', 'A video.');
      const videoId = await speak(threadId, [
        [3, 'We grit early, before the frost.'],
        [84, 'Gritting, gritting and gritting again.'],
        [90, 'Graeanu’r ffyrdd tŷ wrth dŷ', 'cy'],
      ]);
      const { items } = await find(anonymous, 'gritted', { kind: 'video' });
      expect(items).toMatchObject([
        { kind: 'video', video: { id: videoId, startMs: 84_000, places: 2 }, thread: { id: threadId } },
      ]);
      expect(items[0]?.snippet.filter(({ hit }) => hit)).toHaveLength(3);
      const welsh = await find(anonymous, 'ty graeanur', { kind: 'video', language: 'cy' });
      expect(welsh.items).toEqual([]);
      expect((await find(anonymous, 'dy ffyrdd', { language: 'cy' })).items).toMatchObject([
        { kind: 'video', video: { startMs: 90_000 } },
      ]);
      const inside = await find(anonymous, 'gritting frost', { communityId: open.id });
      expect(inside.items.map(({ kind }) => kind)).toEqual(['video']);
    });

    it('is found in the newest videos where everybody says it, and by those alone who may see them', async () => {
      const words = Array.from({ length: 1_100 }, (_, n): [number, string] => [n, 'An axolotl.']);
      const old = await speak(await write(open, 'Film 1', 'A video.'), words);
      const secret = await speak(await write(hidden, 'Film 2', 'A video.'), [[3, 'An axolotl.']]);
      const recent = await speak(await write(open, 'Film 3', 'A video.'), words.slice(0, 1_000));
      const found = async (viewer: Viewer) => {
        const { items } = await find(viewer, 'axolotl', { kind: 'video', order: 'newest' });
        return items.map((item) => item.kind === 'video' && item.video.id);
      };
      expect(await found(anonymous)).toEqual([recent, old]);
      expect(await found(ada.viewer)).toEqual([recent, secret, old]);
      await store.database.sql.deleteFrom('video_cue').where('video_id', '=', recent).execute();
      expect(await found(anonymous)).toEqual([old]);
      expect(await found(ada.viewer)).toEqual([secret, old]);
    });

    it('is never found by those who may not see the video, nor while a machine’s draft', async () => {
      await speak(await write(hidden, 'Plans', 'A video.'), [[1, 'The dirigible is secret.']]);
      await speak(await write(open, 'Rough', 'A video.'), [[1, 'A rough xylophone.']], true);
      for (const viewer of [anonymous, stranger.viewer]) {
        expect((await find(viewer, 'dirigible')).items).toEqual([]);
        expect((await find(viewer, 'xylophone')).items).toEqual([]);
      }
      expect((await find(ada.viewer, 'dirigible')).items).toMatchObject([{ kind: 'video' }]);
    });
  });

  it.each([
    "'; drop table post; --",
    '"unclosed',
    'a & | ! ( <-> b',
    '%_\\',
    '*:*',
    'pg_sleep(5)',
    '\u{1F600}',
  ])('API4: takes %j as words and nothing else', async (q) => {
    await expect(find(ada.viewer, q)).resolves.toMatchObject({ items: [] });
  });

  it('parts a marked text into hits and the rest', () => {
    expect(snippetOf('a \uE000b\uE001 c\uE000d\uE001')).toEqual([
      { text: 'a ', hit: false },
      { text: 'b', hit: true },
      { text: ' c', hit: false },
      { text: 'd', hit: true },
    ]);
  });
});
