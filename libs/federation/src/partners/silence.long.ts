import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { decidePartner, listNotifications, openThread, search } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, type ApiCaller } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, noteOf, type RemoteAuthor } from '../inbox/peer.fixture.js';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

let scene: InboxScene;
let owner: ApiCaller;
let bryn: RemoteAuthor;
let carys: RemoteAuthor;

const as = async (person: { id: string }): Promise<ApiCaller> =>
  apiCaller(scene.test.url, await scene.test.given.cookie(person));

beforeAll(async () => {
  scene = await setInboxScene();
  owner = await as(scene.owner);
  bryn = await scene.peer.author('bryn', 'mastodon.example');
  carys = await scene.peer.author('carys', 'lemmy.example');
  for (const author of [bryn, carys]) await scene.settle(author, activityOf(author, 'Follow', scene.group));
  const admin = await as(await scene.test.given.person({ role: 'admin' }));
  const params = { host: 'mastodon.example' };
  await admin(decidePartner, { params, body: { policy: 'silenced' } });
});
afterAll(() => scene.stop());

const write = async (author: RemoteAuthor, words: string, more: Record<string, unknown>) => {
  const note = noteOf(author, `<p>${words}</p>`, {
    audience: scene.group,
    to: [scene.group, PUBLIC],
    ...more,
  });
  expect(await scene.settle(author, activityOf(author, 'Create', note))).toMatchObject({
    verdict: 'applied',
  });
};

/** Everything that follows from what was recorded has happened. */
const settled = () =>
  eventually(async () => {
    const waiting = await scene.test.database.sql
      .selectFrom('domain_event')
      .select('id')
      .where('handled_at', 'is', null)
      .executeTakeFirst();
    expect(waiting).toBeUndefined();
  });

describe('what comes from a silenced server', () => {
  it('is taken, but not found by searching', async () => {
    for (const author of [bryn, carys]) await write(author, 'A kingfisher', { type: 'Page', name: 'Birds' });
    const { items } = (await owner(search, { query: { q: 'kingfisher' } })).answer;
    expect(items).toMatchObject([{ kind: 'post', author: { name: 'carys' } }]);
    const found = async (q: string): Promise<number> =>
      (await owner(search, { query: { q, kind: 'person' } })).answer.items.length;
    expect([await found('bryn'), await found('carys')]).toEqual([0, 1]);
  });

  it('notifies nobody but those who follow its author', async () => {
    const { post } = (
      await owner(openThread, {
        params: { communityId: scene.communityId },
        body: { title: 'Herons', markdown: 'Who has seen one?' },
      })
    ).answer;
    const inReplyTo = `https://northfield.example/p/${post.id}`;
    const heard = async (): Promise<string[]> => {
      await settled();
      const { items } = (await owner(listNotifications, {})).answer;
      return items.flatMap(({ people }) => people.map(({ name }) => name));
    };
    await write(bryn, 'I have', { inReplyTo });
    await write(carys, 'Me too', { inReplyTo });
    expect(await heard()).toEqual(['carys']);
    const actor = await scene.test.database.sql
      .selectFrom('person')
      .select('id')
      .where('uri', '=', bryn.id)
      .executeTakeFirstOrThrow();
    await scene.test.database.sql
      .insertInto('follow')
      .values({
        id: newId(),
        follower_id: scene.owner.id,
        follower_kind: 'person',
        target_id: actor.id,
        target_kind: 'person',
        uri: 'https://northfield.example/activities/follow/1',
        state: 'accepted',
        requested_at: new Date(),
      })
      .execute();
    await write(bryn, 'Another', { inReplyTo });
    expect(await heard()).toContain('bryn');
  });
});
