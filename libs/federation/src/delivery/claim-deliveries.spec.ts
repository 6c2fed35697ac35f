import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { countPages } from '#libs/testing';

import { claimDeliveries, claiming } from './claim-deliveries.js';
import { DeliveryStage, type Host } from './delivery-stage.fixture.js';

const PLACES = { all: 64, strangers: 32 };

let stage: DeliveryStage;
let host: Host;
beforeAll(async () => {
  stage = await DeliveryStage.set();
});
beforeEach(async () => {
  host = await stage.followingHost();
  await know(host, { is_quick: true });
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

const know = ({ instanceId }: Host, peer: { is_quick: boolean; failing_since?: Date }): Promise<unknown> =>
  stage.database.sql
    .insertInto('peer')
    .values({ instance_id: instanceId, ...peer })
    .execute();

/** Publishes one activity about each of these posts, or about none; gives their ids in the tables. */
const publish = async (...posts: (string | null)[]): Promise<string[]> => {
  for (const post of posts) await stage.publish(undefined, undefined, post);
  const all = await stage.deliveries(host);
  return all.slice(-posts.length).map(({ activity_id: id }) => id);
};

const claim = async (): Promise<string[]> => {
  const claimed = await claimDeliveries(stage.database, PLACES, stage.clock.now());
  return claimed
    .toSorted((one, other) => one.seq - other.seq)
    .map(({ activityId, host: name }) => (name === host.name ? activityId : name));
};

const set = (
  activityIds: readonly string[],
  state: { delivered_at: Date } | { not_before: Date; claimed_until: null },
): Promise<unknown> =>
  stage.database.sql
    .updateTable('delivery')
    .set(state)
    .where('activity_id', 'in', [...activityIds])
    .execute();

const deliver = (...ids: readonly string[]) => set(ids, { delivered_at: stage.clock.now() });

const HOSTS = 30;
const EACH = 1_000;

/** Owes many hosts much, before PostgreSQL has counted any of it. */
const oweMuch = async (): Promise<void> => {
  const [activityId] = await publish(null);
  await stage.database.pool.query(
    `insert into delivery (activity_id, host, inbox, due_since)
     select $1, 'much' || host || '.example', 'https://much' || host || '.example/inbox/' || number, now()
     from generate_series(1, $2::integer) host, generate_series(1, $3::integer) number`,
    [activityId, HOSTS, EACH],
  );
};

describe('a claim', () => {
  it('looks at the beginnings of the queues alone, however much waits behind them', async () => {
    await oweMuch();
    const pages = await countPages(stage.database, claiming(PLACES, stage.clock.now()));
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan((HOSTS * EACH) / 5);
  });
});

describe('the deliveries that may be made to a host at once', () => {
  it('are the first ones of each thread, up to the number of connections', async () => {
    const threads: string[] = [];
    for (let count = 0; count < 5; count += 1) threads.push(await stage.openThread());
    const first = await publish(...threads);
    const second = await publish(...threads);
    expect(await claim()).toEqual(first.slice(0, 4));
    expect(await claim()).toEqual([]);
    await deliver(...first.slice(1, 3));
    expect(await claim()).toEqual([first[4], second[1]]);
  });

  it('are one after the other within a thread', async () => {
    const thread = await stage.openThread();
    const [first = '', second] = await publish(thread, thread);
    expect(await claim()).toEqual([first]);
    expect(await claim()).toEqual([]);
    await deliver(first);
    expect(await claim()).toEqual([second]);
  });

  it('keep the place of what is about no thread', async () => {
    const [one, other] = [await stage.openThread(), await stage.openThread()];
    const [a1 = '', b1 = '', join = '', a2, b2] = await publish(one, other, null, one, other);
    expect(await claim()).toEqual([a1, b1]);
    await deliver(a1);
    expect(await claim()).toEqual([]);
    await deliver(b1);
    expect(await claim()).toEqual([join]);
    expect(await claim()).toEqual([]);
    await deliver(join);
    expect(await claim()).toEqual([a2, b2]);
  });

  it('are none while it wants a pause with one of them', async () => {
    const [one = ''] = await publish(await stage.openThread(), await stage.openThread());
    const notBefore = new Date(stage.clock.now().getTime() + 60_000);
    await set([one], { not_before: notBefore, claimed_until: null });
    expect(await claim()).toEqual([]);
    stage.clock.pass(60);
    expect(await claim()).toHaveLength(2);
  });

  it('are one where it has not shown that it answers quickly, or fails', async () => {
    const stranger = await stage.followingHost();
    const failing = await stage.followingHost();
    await know(failing, { is_quick: true, failing_since: stage.clock.now() });
    await publish(await stage.openThread(), await stage.openThread());
    const claimed = await claim();
    expect(claimed.filter((name) => name === stranger.name)).toHaveLength(1);
    expect(claimed.filter((name) => name === failing.name)).toHaveLength(1);
    expect(claimed).toHaveLength(4);
  });
});
