import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { eventually } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf } from '../inbox/peer.fixture.js';
import { join, WrittenCommunity, type Written } from './written-community.fixture.js';

let scene: InboxScene;
let community: WrittenCommunity;

beforeAll(async () => {
  scene = await setInboxScene();
  community = await WrittenCommunity.on(scene.peer, 'lemmy.example');
  community.list(5);
  await join(scene, community);
});
afterAll(() => scene.stop());

/** What the community passes on when somebody there has written this. */
const passedOn = (post: Written) =>
  activityOf(community.group, 'Announce', activityOf(community.author, 'Create', post));

const numbersOf = async (posts: readonly Written[]): Promise<(number | undefined)[]> => {
  const rows = await scene.test.database.sql
    .selectFrom('post')
    .select(['uri', 'number'])
    .where(
      'uri',
      'in',
      posts.map(({ id }) => id),
    )
    .execute();
  const numbers = new Map(rows.map(({ uri, number }) => [uri, number]));
  return posts.map(({ id }) => numbers.get(id));
};

const endOf = (uri: string): Promise<string> =>
  eventually(async () => {
    const row = await scene.test.database.sql
      .selectFrom('missing_post')
      .select('because')
      .where('uri', '=', uri)
      .where('ended_at', 'is not', null)
      .executeTakeFirstOrThrow();
    return row.because;
  });

const questions = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pgboss.job where name = 'federation.read-missing'`.execute(scene.test.database.sql);
  return rows[0]?.count ?? 0;
};

describe('a reply to what is not here', () => {
  it('makes the posts above it be asked for, and goes on once they are here', async () => {
    const emyr = await scene.peer.author('emyr', 'mastodon.example');
    const root = community.thread();
    const first = community.reply(root, {}, emyr);
    const second = community.reply(first);
    const third = community.reply(second);
    expect(await scene.settle(community.group, passedOn(third))).toEqual({
      verdict: 'applied',
      because: 'stored',
    });
    expect(await numbersOf([root, first, second, third])).toEqual([1, 2, 3, 4]);
    expect(await endOf(second.id)).toBe('read');
  });

  it('asks once for what nobody has, whoever replies to it', async () => {
    const before = await questions();
    const nowhere = { id: community.at('notes/nowhere') };
    for (const reply of [community.reply(nowhere), community.reply(nowhere)])
      await scene.send(community.group, passedOn(reply));
    expect(await endOf(nowhere.id)).toBe('fetch-status');
    await eventually(async () => {
      const waiting = await scene.test.database.sql
        .selectFrom('inbox_activity')
        .select('attempts')
        .where('awaits', '=', nowhere.id)
        .execute();
      expect(waiting).toHaveLength(2);
    });
    expect(await questions()).toBe(before + 1);
    expect(scene.peer.asked.filter((url) => url === nowhere.id)).toHaveLength(1);
  });

  it('is not led around in a circle (IN10)', async () => {
    const one = community.reply({ id: community.at('notes/two') });
    const two = { ...community.reply(one), id: community.at('notes/two') };
    scene.peer.documents.set(two.id, two);
    const reply = community.reply(two);
    await scene.send(community.group, passedOn(reply));
    expect(await endOf(two.id)).toBe('circular');
    expect(await numbersOf([one, two, reply])).toEqual([undefined, undefined, undefined]);
  });
});
