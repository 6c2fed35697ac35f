import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ReadCommunity } from '#libs/communities';
import { anonymous } from '#libs/kernel';
import { eventually } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { join, WrittenCommunity } from './written-community.fixture.js';

/** A hundred threads, on a machine with much to do. */
const PATIENCE = { within: 120_000, every: 100 };

let scene: InboxScene;
let community: WrittenCommunity;
let communityId: string;

beforeAll(async () => {
  scene = await setInboxScene();
  community = await WrittenCommunity.on(scene.peer, 'lemmy.example');
});
afterAll(() => scene.stop());

const historyNow = () =>
  scene.test.database.sql
    .selectFrom('community_history')
    .selectAll()
    .where('community_id', '=', communityId)
    .executeTakeFirstOrThrow();

const postAt = (uri: string) =>
  scene.test.database.sql.selectFrom('post').selectAll().where('uri', '=', uri).executeTakeFirst();

describe('a community of another server that somebody here begins to follow', () => {
  it('is read as it was before: its list page by page, and what was replied', async () => {
    const emyr = await scene.peer.author('emyr', 'mastodon.example');
    const talk = community.at('contexts/1');
    const first = community.thread({ context: talk });
    const answers = [community.reply(first), community.reply(first, {}, emyr)];
    community.collection(talk, [first.id, ...answers]);
    for (let count = 1; count < 105; count += 1) community.thread();
    community.list(20);
    communityId = await join(scene, community);
    const history = await eventually(async () => {
      const now = await historyNow();
      expect(now.state).toBe('done');
      return now;
    }, PATIENCE);
    expect(history).toMatchObject({ threads_found: 105, threads_read: 105, last_error: '' });
    expect(history.ended_at).not.toBeNull();
    const { thread_count: threads } = await scene.test.database.sql
      .selectFrom('community')
      .select('thread_count')
      .where('id', '=', communityId)
      .executeTakeFirstOrThrow();
    expect(threads).toBe(105);
    const shown = await scene.test.server.app
      .get(ReadCommunity, { strict: false })
      .execute(anonymous, communityId);
    expect(shown.history).toEqual({ threadsFound: 105, threadsRead: 105, isBeingRead: false });
    const root = await postAt(first.id);
    for (const answer of answers)
      expect(await postAt(answer.id)).toMatchObject({ thread_id: root?.thread_id, reply_to_id: root?.id });
  });

  it('is not read again for the next one', async () => {
    await join(scene, community);
    expect(community.timesAsked(1)).toBe(1);
    expect(await historyNow()).toMatchObject({ state: 'done' });
  });
});
