import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import type { Viewer } from '#libs/kernel';
import { anonymous, newId } from '#libs/kernel';
import { given, testDatabase, type GivenPerson, type TestDatabase } from '#libs/testing';

import { SearchEverything } from './search-everything.js';
import { snippetOf } from './snippet.js';

describe('search', () => {
  let store: TestDatabase;
  let search: SearchEverything;
  let ada: GivenPerson;
  let stranger: GivenPerson;

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
    search = new SearchEverything(store.database);
    const builders = given(store.database);
    ada = await builders.person({ displayName: 'Ada Llewellyn' });
    stranger = await builders.person();
    const open = await builders.community({ visibility: 'public', title: 'Highways', owner: ada });
    const hidden = await builders.community({ visibility: 'hidden', title: 'Restructure', owner: ada });
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
