import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { isId } from '#libs/kernel';
import { countStatements } from '#libs/testing';

import { DeliveryStage } from './delivery-stage.fixture.js';
import { idFrom } from './outbox.js';

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await DeliveryStage.set();
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

const inboxes = async (): Promise<string[]> => {
  const rows = await stage.database.sql.selectFrom('delivery').select('inbox').orderBy('inbox').execute();
  return rows.map(({ inbox }) => inbox);
};

describe('the outbox', () => {
  it('owes each inbox an activity once, the shared one where there is one (pitfall 24)', async () => {
    const shared = await stage.host();
    const alone = await stage.host();
    for (let count = 0; count < 5; count += 1) await stage.follower(shared);
    const first = await stage.follower(alone, { isShared: false });
    const second = await stage.follower(alone, { isShared: false });
    await stage.publish();
    expect(await inboxes()).toEqual(
      [
        `https://${shared.name}/inbox`,
        `https://${alone.name}/u/${first}/inbox`,
        `https://${alone.name}/u/${second}/inbox`,
      ].toSorted(),
    );
    expect(await stage.deliveries(alone)).toHaveLength(2);
  });

  it('needs one statement, however many get it', async () => {
    for (let count = 0; count < 3; count += 1) await stage.followingHost();
    const few = await countStatements(stage.database, () => stage.publish());
    const host = await stage.host();
    for (let count = 0; count < 40; count += 1) await stage.follower(host, { isShared: false });
    const many = await countStatements(stage.database, () => stage.publish());
    expect(many).toHaveLength(few.length);
    expect(few.filter((text) => !/^(begin|commit)/i.test(text))).toHaveLength(1);
    expect(await inboxes()).toHaveLength(3 + 43);
  });

  it('changes nothing when it publishes the same again', async () => {
    await stage.followingHost();
    const id = idFrom('once');
    await stage.publish(undefined, id);
    await stage.publish(undefined, id);
    expect(await inboxes()).toHaveLength(1);
  });

  it('owes nothing to those who are gone, suspended, not accepted or run what is left out', async () => {
    const gone = await stage.follower(await stage.host());
    await stage.database.sql
      .updateTable('remote_actor')
      .set({ gone_at: new Date() })
      .where('owner_id', '=', gone)
      .execute();
    const suspended = await stage.followingHost();
    const lemmy = await stage.followingHost();
    await stage.database.sql
      .insertInto('peer')
      .values([
        { instance_id: suspended.instanceId, policy: 'suspended' },
        { instance_id: lemmy.instanceId, software: 'lemmy' },
      ])
      .execute();
    await stage.follower(await stage.host(), { state: 'pending' });
    const asked = await stage.followingHost();
    await stage.publish({ followersOf: stage.communityId, exceptSoftware: ['lemmy'] });
    expect(await inboxes()).toEqual([`https://${asked.name}/inbox`]);
  });

  it('owes an activity to actors who are named', async () => {
    const host = await stage.host();
    const [named] = [await stage.follower(host, { isShared: false }), await stage.follower(host)];
    await stage.publish({ actors: [named] });
    expect(await inboxes()).toEqual([`https://${host.name}/u/${named}/inbox`]);
  });

  it('puts what is about a post into the lane of its thread, and nothing else into any', async () => {
    const host = await stage.followingHost();
    const postId = await stage.openThread();
    for (const about of [postId, null, stage.communityId]) await stage.publish(undefined, undefined, about);
    const { thread_id: threadId } = await stage.database.sql
      .selectFrom('post')
      .select('thread_id')
      .where('id', '=', postId)
      .executeTakeFirstOrThrow();
    const deliveries = await stage.deliveries(host);
    expect(deliveries.map(({ lane }) => lane)).toEqual([threadId, null, null]);
  });

  it('relays an activity byte for byte inside the announcement of the community', async () => {
    const host = await stage.followingHost();
    const received = '{ "type":"Like", "id":"https://a.example/1","n":1.50 }';
    const community = {
      id: 'https://northfield.example/c/streets',
      handle: 'streets@northfield.example',
      followers: 'https://northfield.example/c/streets/followers',
      visibility: 'public',
    } as const;
    const activity = {
      cause: 'https://a.example/1',
      communityId: stage.communityId,
      community,
      objectId: null,
      received: Buffer.from(received),
    };
    for (let time = 0; time < 2; time += 1)
      await stage.database.transaction((tx) => stage.outbox.relay(tx, activity));
    await stage.deliverer().deliverDue();
    expect(host.received).toHaveLength(1);
    const text = String(host.received[0]?.body);
    expect(text).toContain(`"object":${received}`);
    expect(JSON.parse(text)).toMatchObject({
      type: 'Announce',
      actor: community.id,
      to: [community.followers, 'https://www.w3.org/ns/activitystreams#Public'],
    });
  });
});

describe('an id made from what it is for', () => {
  it('is a UUID, and the same only for the same', () => {
    expect(isId(idFrom('a', 'b'))).toBe(true);
    expect(idFrom('a', 'b')).toBe(idFrom('a', 'b'));
    expect(idFrom('a', 'b')).not.toBe(idFrom('ab'));
  });
});
