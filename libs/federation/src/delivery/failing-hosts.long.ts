import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { given } from '#libs/testing';

import { DeadLetterOffice } from './dead-letter-office.js';
import { answering, DeliveryStage, type Host } from './delivery-stage.fixture.js';
import { PeerHealth } from './peer-health.js';

let stage: DeliveryStage;
beforeAll(async () => {
  stage = await DeliveryStage.set();
});
afterEach(() => stage.clear());
afterAll(() => stage.end());

const idsOf = ({ received }: Host): string[] => received.map(({ id }) => id);
const HOUR = 3_600;
const DAY = 24 * HOUR;
const secondsFrom = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** Lets time pass from one probe to the next until nothing waits any more; gives the times of requests. */
const untilGivenUp = async (host: Host): Promise<Date[]> => {
  const times: Date[] = [];
  const worker = stage.deliverer();
  for (let probe = 0; probe < 400; probe += 1) {
    const before = host.received.length;
    await worker.deliverDue();
    if (host.received.length > before) times.push(stage.clock.now());
    if ((await stage.deliveries(host)).every(({ dead_at: at }) => at !== null)) return times;
    const probeAt = (await stage.peer(host))?.probe_at;
    if (probeAt instanceof Date) stage.clock.moveTo(probeAt);
  }
  return times;
};

describe('a host that fails', () => {
  it('is probed every ten minutes at first and hourly later, until after five days all is given up (FI11, pitfall 24)', async () => {
    const host = await stage.followingHost(answering(500));
    await stage.publish();
    await stage.publish();
    const begin = stage.clock.now();
    const times = await untilGivenUp(host);
    const gaps = times.slice(1).map((time, index) => ({
      after: secondsFrom(begin, times[index] as Date),
      seconds: secondsFrom(times[index] as Date, time),
    }));
    expect(gaps.slice(0, 6).map(({ seconds }) => seconds / 60)).toEqual([1, 1, 2, 4, 8, 10]);
    for (const { after, seconds } of gaps) {
      expect(seconds).toBeGreaterThanOrEqual(60);
      expect(seconds).toBeLessThanOrEqual(after < 6 * HOUR ? 600 : HOUR);
    }
    expect(secondsFrom(begin, times.at(-1) as Date)).toBeGreaterThanOrEqual(5 * DAY);
    expect(new Set(idsOf(host)).size).toBe(1);
    expect(new Set(host.received.map(({ headers }) => headers.date)).size).toBe(times.length);
  });

  it.each([408, 500, 503])('is tried again after %i', async (status) => {
    const host = await stage.followingHost(answering(status));
    const id = await stage.publish();
    const worker = stage.deliverer();
    await worker.deliverDue();
    await worker.deliverDue();
    expect(host.received).toHaveLength(1);
    expect(await stage.peer(host)).toMatchObject({ failing_since: stage.clock.now() });
    host.answer = answering(202);
    stage.clock.pass(60);
    await worker.deliverDue();
    expect(idsOf(host)).toEqual([id, id]);
    expect(await stage.peer(host)).toMatchObject({ failing_since: null, probe_at: null, last_error: '' });
  });

  it('is tried again when it cannot be reached', async () => {
    const instance = await given(stage.database).instance({ isLocal: false, host: 'away.example' });
    await stage.follower({ name: instance.host, instanceId: instance.id });
    await stage.internet.abandon(instance.host);
    await stage.publish();
    await stage.deliverer().deliverDue();
    expect(await stage.deliveries({ name: instance.host })).toMatchObject([
      { attempts: 1, dead_at: null, last_status: null, last_error: 'unreachable: connection (ECONNREFUSED)' },
    ]);
  });

  it('gets one probe first and then its backlog in order, at once when it is heard from (FI11)', async () => {
    const host = await stage.followingHost(answering(502));
    const worker = stage.deliverer();
    const published: string[] = [];
    for (let count = 0; count < 5; count += 1) published.push(await stage.publish());
    for (let probe = 0; probe < 40; probe += 1) {
      await worker.deliverDue();
      stage.clock.pass(600);
    }
    const before = host.received.length;
    const [first] = published;
    expect(new Set(idsOf(host))).toEqual(new Set([first]));
    stage.clock.pass(-599);
    await worker.deliverDue();
    expect(host.received).toHaveLength(before);
    host.answer = answering(202);
    await new PeerHealth(stage.database, stage.clock).heardFrom(host.name);
    await worker.deliverDue();
    expect(idsOf(host).slice(before)).toEqual(published);
  });

  it('is not probed more than once a minute, however often it is heard from', async () => {
    const host = await stage.followingHost(answering(500));
    const worker = stage.deliverer();
    const health = new PeerHealth(stage.database, stage.clock);
    await stage.publish();
    await worker.deliverDue();
    for (let time = 0; time < 5; time += 1) {
      await health.heardFrom(host.name);
      await worker.deliverDue();
    }
    expect(host.received).toHaveLength(2);
  });
});

describe('a host that wants a pause', () => {
  it('is left alone as long as it asks for, and is not taken for failing (FI11)', async () => {
    const host = await stage.followingHost(answering(429, { 'retry-after': '1800' }));
    const [id, next] = [await stage.publish(), await stage.publish()];
    const worker = stage.deliverer();
    await worker.deliverDue();
    expect((await stage.peer(host))?.failing_since ?? null).toBeNull();
    host.answer = answering(202);
    stage.clock.pass(1_799);
    await new PeerHealth(stage.database, stage.clock).heardFrom(host.name);
    await worker.deliverDue();
    expect(idsOf(host)).toEqual([id]);
    stage.clock.pass(1);
    await worker.deliverDue();
    expect(idsOf(host)).toEqual([id, id, next]);
  });
});

describe('an answer that is final', () => {
  it.each([301, 404, 413, 422])(
    'ends the delivery at once, and the next one follows: %i (FI11)',
    async (status) => {
      const host = await stage.followingHost(answering(status));
      await stage.publish();
      await stage.publish();
      await stage.deliverer().deliverDue();
      expect(host.received).toHaveLength(2);
      expect(await stage.deliveries(host)).toMatchObject([
        { attempts: 1, last_status: status, dead_at: stage.clock.now() },
        { attempts: 1, last_status: status, dead_at: stage.clock.now() },
      ]);
    },
  );

  it('of an inbox that is gone ends everything to it, and its owner is written to no more', async () => {
    const host = await stage.host(answering(410));
    const owner = await stage.follower(host, { isShared: false });
    for (let count = 0; count < 3; count += 1) await stage.publish();
    await stage.deliverer().deliverDue();
    expect(host.received).toHaveLength(1);
    expect((await stage.deliveries(host)).every(({ dead_at: at }) => at !== null)).toBe(true);
    const { gone_at: goneAt } = await stage.database.sql
      .selectFrom('remote_actor')
      .select('gone_at')
      .where('owner_id', '=', owner)
      .executeTakeFirstOrThrow();
    expect(goneAt).toEqual(stage.clock.now());
    await stage.publish();
    expect(await stage.deliveries(host)).toHaveLength(3);
  });

  it('of a shared inbox that is gone leads to those of its sharers', async () => {
    const host = await stage.followingHost(answering(410));
    await stage.publish();
    await stage.deliverer().deliverDue();
    host.answer = answering(202);
    await stage.publish();
    await stage.deliverer().deliverDue();
    expect(host.received.map(({ path }) => path)).toEqual([
      '/inbox',
      expect.stringMatching(/^\/u\/.+\/inbox$/),
    ]);
  });
});

describe('dead letters', () => {
  it('are sent again for administrators from a moment on, in their order (FI11)', async () => {
    const { viewer: admin } = await given(stage.database).person({ role: 'admin' });
    const { viewer: member } = await given(stage.database).person();
    const office = new DeadLetterOffice(stage.database, stage.clock);
    const host = await stage.followingHost(answering(404, { 'content-type': 'text/plain' }));
    const worker = stage.deliverer();
    await stage.publish();
    await worker.deliverDue();
    stage.clock.pass(DAY);
    const from = stage.clock.now();
    const published = [await stage.publish(), await stage.publish()];
    await worker.deliverDue();
    const givenUp = async () =>
      (await stage.deliveries(host))
        .filter(({ dead_at: at }) => at !== null)
        .map(({ last_error: why }) => why);
    expect(await givenUp()).toEqual(['404', '404', '404']);
    await expect(office.sendAgain(member, { host: host.name, from })).rejects.toThrow();
    host.answer = answering(202);
    const before = host.received.length;
    stage.clock.pass(9 * DAY);
    expect(await office.sendAgain(admin, { host: host.name, from })).toBe(2);
    await worker.deliverDue();
    expect(idsOf(host).slice(before)).toEqual(published);
    expect(await givenUp()).toEqual(['404']);
  });
});
