import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { countStatements, eventually } from '#libs/testing';

import { verifyRequest } from '../signatures/verify-request.js';
import { claimDeliveries } from './claim-deliveries.js';
import { ClaimedActivities } from './claimed-activities.js';
import { answering, DeliveryStage, type Host, type ReceivedActivity } from './delivery-stage.fixture.js';

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await DeliveryStage.set();
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

const idsOf = ({ received }: Host): string[] => received.map(({ id }) => id);

/** What a receiver makes of the signature. */
const verdictOn = ({ path, headers, rawHeaders, body }: ReceivedActivity) => {
  const list = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, String(rawHeaders[index + 1])] as const] : [],
  );
  const { publicKey: key } = stage.signingKey;
  const owner = stage.addresses.community('streets').id;
  return verifyRequest(
    {
      method: 'POST',
      url: `https://${headers.host}${path}`,
      headers: list,
      rawBody: body,
      now: stage.clock.now(),
    },
    async () => ({ kind: 'key', owner, key }),
  );
};

/** Answers 401 to what is not signed by the scheme that it reads. */
const reading =
  (scheme: 'cavage' | 'rfc9421'): Host['answer'] =>
  (response, { headers }) =>
    void response.writeHead('signature-input' in headers === (scheme === 'rfc9421') ? 202 : 401).end();

describe('a delivery', () => {
  it('brings the bytes to the inbox, signed by draft-cavage for that host at that time', async () => {
    const host = await stage.followingHost();
    const id = await stage.publish();
    await stage.deliverer().deliverDue();
    const [activity] = host.received;
    expect(idsOf(host)).toEqual([id]);
    expect(activity).toMatchObject({
      path: '/inbox',
      headers: {
        host: host.name,
        'content-type': 'application/activity+json',
        accept: 'application/activity+json',
        date: stage.clock.now().toUTCString(),
      },
    });
    expect(activity?.rawHeaders.filter((name) => name.toLowerCase() === 'host')).toHaveLength(1);
    expect(await verdictOn(activity as ReceivedActivity)).toMatchObject({ kind: 'verified' });
    expect(await stage.deliveries(host)).toMatchObject([
      { attempts: 1, last_status: 202, delivered_at: stage.clock.now(), dead_at: null, claimed_until: null },
    ]);
  });

  it('is signed by RFC 9421 where draft-cavage is refused, and at once from then on', async () => {
    const host = await stage.followingHost(reading('rfc9421'));
    await stage.publish();
    await stage.publish();
    await stage.deliverer().deliverDue();
    expect(host.received.map(({ headers }) => 'signature-input' in headers)).toEqual([false, true, true]);
    expect(await verdictOn(host.received[2] as ReceivedActivity)).toMatchObject({ kind: 'verified' });
    expect(await stage.peer(host)).toMatchObject({ signature: 'rfc9421' });
    host.answer = reading('cavage');
    await stage.publish();
    await stage.deliverer().deliverDue();
    expect(await stage.peer(host)).toMatchObject({ signature: 'cavage' });
    expect((await stage.deliveries(host)).every(({ delivered_at: at }) => at !== null)).toBe(true);
  });

  it.each([400, 401, 403])('is tried by both schemes and no more where %i answers both', async (status) => {
    const host = await stage.followingHost(answering(status));
    await stage.publish();
    await stage.deliverer().deliverDue();
    expect(host.received).toHaveLength(2);
    expect(await stage.deliveries(host)).toMatchObject([
      { attempts: 1, last_status: status, dead_at: stage.clock.now() },
    ]);
  });

  it('is not made to a host that nothing may be sent to', async () => {
    const host = await stage.followingHost();
    await stage.publish();
    await stage.deliverer({ policy: { maySend: async (name) => name !== host.name } }).deliverDue();
    expect(host.received).toEqual([]);
    expect(await stage.deliveries(host)).toMatchObject([{ last_error: 'not allowed', last_status: null }]);
  });

  it('waits when our own key does not open, and the host is not to blame', async () => {
    const host = await stage.followingHost();
    const id = await stage.publish();
    const courier = { send: () => Promise.reject(new Error('sealed')) } as never;
    await stage.deliverer({ courier }).deliverDue();
    expect(await stage.deliveries(host)).toMatchObject([
      { attempts: 0, last_error: 'sealed', dead_at: null },
    ]);
    expect(await stage.peer(host)).toBeUndefined();
    stage.clock.pass(60);
    await stage.deliverer().deliverDue();
    expect(idsOf(host)).toEqual([id]);
  });

  it('needs two statements beside the reading of the activity, however many hosts get it', async () => {
    const statements = async (hosts: number): Promise<string[]> => {
      for (let count = 0; count < hosts; count += 1) await stage.followingHost();
      await stage.publish();
      return countStatements(stage.database, () => stage.deliverer().deliverDue());
    };
    const isReading = (text: string): boolean => /from outbox_activity/.test(text);
    const isRecord = (text: string): boolean => /update delivery set delivered_at/.test(text);
    const one = await statements(1);
    await stage.clear();
    const twelve = await statements(12);
    expect([one, twelve].map((all) => all.filter(isReading).length)).toEqual([1, 1]);
    expect(one.filter(isRecord)).toHaveLength(1);
    expect(twelve.filter(isRecord).length).toBeLessThanOrEqual(12);
    expect(twelve.filter((text) => /with recursive\s+waiting/.test(text)).length).toBeLessThanOrEqual(13);
  });
});

describe('attempts', () => {
  it('are counted for each host and hour, for a week, and written down at the end at the latest', async () => {
    const [well, down] = [await stage.followingHost(), await stage.followingHost(answering(503))];
    const { sql } = stage.database;
    const old = { host: well.name, hour: new Date('2026-11-17T08:00:00Z'), delivered: 7, failed: 0 };
    await sql.insertInto('delivery_tally').values(old).execute();
    for (let count = 0; count < 2; count += 1) {
      await stage.publish();
      const deliverer = stage.deliverer();
      await deliverer.deliverDue();
      await deliverer.stop();
    }
    const counted = await sql
      .selectFrom('delivery_tally')
      .select(['host', 'delivered', 'failed'])
      .where('host', 'in', [well.name, down.name])
      .orderBy('delivered')
      .execute();
    expect(counted).toEqual([
      { host: down.name, delivered: 0, failed: 1 },
      { host: well.name, delivered: 2, failed: 0 },
    ]);
  });
});

describe('the order of deliveries', () => {
  it('is that of publishing for each host, with one request at a time', async () => {
    const hosts = [await stage.followingHost(), await stage.followingHost(), await stage.followingHost()];
    const published: string[] = [];
    for (let count = 0; count < 8; count += 1) published.push(await stage.publish());
    await stage.deliverer().deliverDue();
    for (const host of hosts) {
      expect(idsOf(host)).toEqual(published);
      expect(host.most).toBe(1);
    }
  });

  it('is that of publishing within each thread, while different threads go side by side', async () => {
    const host = await stage.followingHost();
    await stage.database.sql
      .insertInto('peer')
      .values({ instance_id: host.instanceId, is_quick: true })
      .execute();
    const threads = [await stage.openThread(), await stage.openThread(), await stage.openThread()];
    const waiting: (() => void)[] = [];
    host.answer = (response) => {
      waiting.push(() => response.writeHead(202).end());
      if (waiting.length === threads.length) for (const answer of waiting.splice(0)) answer();
    };
    const published = new Map<string, string[]>(threads.map((thread) => [thread, []]));
    for (let count = 0; count < 4; count += 1)
      for (const thread of threads)
        published.get(thread)?.push(await stage.publish(undefined, undefined, thread));
    await stage.deliverer().deliverDue();
    expect(host.most).toBe(threads.length);
    const received = idsOf(host);
    for (const ids of published.values()) expect(received.filter((id) => ids.includes(id))).toEqual(ids);
  });

  it('holds with two workers, who never send the same at once', async () => {
    const hosts: Host[] = [];
    const late: Host['answer'] = (response) => void setImmediate(() => response.writeHead(202).end());
    for (let count = 0; count < 6; count += 1) hosts.push(await stage.followingHost(late));
    const published: string[] = [];
    for (let count = 0; count < 10; count += 1) published.push(await stage.publish());
    const workers = [stage.deliverer(), stage.deliverer()];
    await Promise.all(workers.map((worker) => worker.deliverDue()));
    await eventually(async () => {
      await Promise.all(workers.map((worker) => worker.deliverDue()));
      for (const host of hosts) expect(host.received).toHaveLength(10);
    });
    for (const host of hosts) {
      expect(idsOf(host)).toEqual(published);
      expect(host.most).toBe(1);
    }
  });
});

describe('a worker', () => {
  it('begins at once when something is published, by whichever process', async () => {
    const host = await stage.followingHost();
    const worker = stage.deliverer();
    worker.start();
    const id = await stage.publish();
    await eventually(() => expect(idsOf(host)).toEqual([id]));
  });

  it('that died between sending and noting it repeats the same activity, and loses none (FI4)', async () => {
    const hosts = [await stage.followingHost(), await stage.followingHost()];
    const published = [await stage.publish(), await stage.publish()];
    const claimed = await claimDeliveries(stage.database, { all: 9, strangers: 9 }, stage.clock.now());
    const activities = await new ClaimedActivities(stage.database).byIds(
      claimed.map((one) => one.activityId),
    );
    for (const one of claimed) await stage.courier().send(one, activities.get(one.activityId) as never);
    const successor = stage.deliverer();
    await successor.deliverDue();
    for (const host of hosts) expect(idsOf(host)).toEqual(published.slice(0, 1));
    await stage.database.sql
      .updateTable('delivery')
      .set({ claimed_until: new Date(0) })
      .where('claimed_until', 'is not', null)
      .execute();
    await successor.deliverDue();
    for (const host of hosts) expect(idsOf(host)).toEqual([published[0], ...published]);
  });

  it('stops while a host keeps it waiting, and begins nothing more', async () => {
    const silent = await stage.followingHost(() => undefined);
    const asked: string[] = [];
    const maySend = async (host: string): Promise<boolean> => asked.push(host) > 0;
    await stage.publish();
    const worker = stage.deliverer({ policy: { maySend } });
    worker.start();
    await eventually(() => expect(silent.received).toHaveLength(1));
    await worker.stop();
    const other = await stage.followingHost();
    await stage.publish();
    await stage.deliverer().deliverDue();
    expect(other.received).toHaveLength(1);
    expect(asked).toEqual([silent.name]);
  });
});

describe('slow hosts', () => {
  it('never hold up those that answer quickly (FI12)', async () => {
    const quick: Host[] = [];
    for (let count = 0; count < 4; count += 1) quick.push(await stage.followingHost());
    await stage.publish();
    const worker = stage.deliverer({ places: 8 });
    await worker.deliverDue();
    for (let count = 0; count < 30; count += 1) {
      const dripping = await stage.host((response) => {
        const timer = setInterval(() => response.socket?.write('H'), 5_000);
        response.once('close', () => clearInterval(timer));
      });
      await stage.follower(dripping);
    }
    const published = [await stage.publish(), await stage.publish(), await stage.publish()];
    worker.start();
    await eventually(() => {
      for (const host of quick) expect(idsOf(host).slice(1)).toEqual(published);
    });
    const { count } = await stage.database.sql
      .selectFrom('delivery')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('claimed_until', 'is not', null)
      // What quick ones have just received may not be written down yet.
      .where(
        'host',
        'not in',
        quick.map(({ name }) => name),
      )
      .executeTakeFirstOrThrow();
    expect(count).toBeLessThanOrEqual(4);
  });
});
