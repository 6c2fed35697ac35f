import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { decidePartner, readPartner, setPartnerQuota } from '#libs/contracts';
import { createLog } from '#libs/observability';
import { apiCaller, countStatements, eventually, type ApiCaller } from '#libs/testing';

import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { PeerQuotas } from './peer-quotas.js';
import { activityOf, type RemoteAuthor } from './peer.fixture.js';

const HOST = 'lemmy.example';

/** Stands until it is moved. */
class StandingClock {
  private at = Date.parse('2026-11-26T08:00:30Z');
  readonly now = (): Date => new Date(this.at);
  readonly pass = (seconds: number): void => void (this.at += seconds * 1000);
}

let scene: InboxScene;
let admin: ApiCaller;
let author: RemoteAuthor;

beforeAll(async () => {
  scene = await setInboxScene([HOST, 'mastodon.example', 'third.example']);
  admin = apiCaller(
    scene.test.url,
    await scene.test.given.cookie(await scene.test.given.person({ role: 'admin' })),
  );
  author = await scene.peer.author('ada', HOST);
  await admin(decidePartner, { params: { host: HOST }, body: { policy: 'allowed' } });
});
afterAll(() => scene.stop());

const limit = (perMinute: number | null, bytesPerDay: number | null = null) =>
  admin(setPartnerQuota, { params: { host: HOST }, body: { perMinute, bytesPerDay } });

const quotas = (clock: StandingClock): PeerQuotas =>
  new PeerQuotas(scene.test.database, clock, createLog('silent'));

const refusal = (retryAfterSeconds: number) =>
  expect.objectContaining({ code: 'activity.over-quota', details: { retryAfterSeconds } });

describe('how much is taken from one server', () => {
  it('is refused above the limit with 429 and a time to wait, and nothing of it is stored', async () => {
    expect((await limit(2)).answer.quota).toMatchObject({ perMinute: 2, isUsual: false });
    const before = await scene.stored();
    const answers = [];
    for (let sent = 0; sent < 3; sent += 1)
      answers.push(await scene.send(author, activityOf(author, 'Follow', scene.group)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(JSON.parse(answers[2]?.body ?? '{}')).toMatchObject({ code: 'activity.over-quota' });
    expect((await scene.stored()) - before).toBe(2);
    const other = await scene.peer.author('olwen', 'mastodon.example');
    expect((await scene.send(other, activityOf(other, 'Follow', scene.group))).status).toBe(202);
  });

  it('does not count what somebody else sends in its name', async () => {
    const params = { host: 'third.example' };
    await admin(decidePartner, { params, body: { policy: 'allowed' } });
    await admin(setPartnerQuota, { params, body: { perMinute: 1, bytesPerDay: null } });
    const right = await scene.peer.author('gwen', 'third.example');
    const { signer } = await scene.peer.author('eve', 'third.example');
    const forged = { ...right, signer: { ...right.signer, privateKey: signer.privateKey } };
    const answers = [];
    for (const sender of [forged, forged, right, right])
      answers.push((await scene.send(sender, activityOf(right, 'Follow', scene.group))).status);
    expect(answers).toEqual([401, 401, 202, 429]);
  });

  it('is counted anew each minute', async () => {
    await limit(2);
    const clock = new StandingClock();
    const own = quotas(clock);
    await own.take(HOST, 10);
    await own.take(HOST, 10);
    clock.pass(20);
    await expect(own.take(HOST, 10)).rejects.toEqual(refusal(40));
    clock.pass(41);
    await own.take(HOST, 10);
  });

  it('is counted in bytes of a day by all processes together', async () => {
    await limit(null, 1_000_000);
    const clock = new StandingClock();
    clock.pass(2 * 86_400);
    const [one, two] = [quotas(clock), quotas(clock)];
    await one.take(HOST, 600_000);
    clock.pass(11);
    await one.take(HOST, 1);
    await eventually(async () => {
      const { bytes } = await scene.test.database.sql
        .selectFrom('peer_usage')
        .select('bytes')
        .where('host', '=', HOST)
        .where('day', '=', '2026-11-28')
        .executeTakeFirstOrThrow();
      expect(bytes).toBe(600_000);
    });
    await two.take(HOST, 300_000);
    await expect(two.take(HOST, 200_000)).rejects.toEqual(refusal(3_600));
    clock.pass(86_400);
    await two.take(HOST, 1);
    await two.take(HOST, 900_000);
  });

  it('is counted once where writing it down fails as the day changes', async () => {
    await limit(null);
    const { database } = scene.test;
    const clock = new StandingClock();
    clock.pass(5 * 86_400);
    const own = quotas(clock);
    await own.take(HOST, 600);
    clock.pass(86_400);
    await database.pool.query(`create function refuse_day() returns trigger language plpgsql as $$
      begin raise exception 'not today'; end $$`);
    await database.pool.query(`create trigger refuse_day before insert on peer_usage for each row
      when (new.day = '2026-12-02') execute function refuse_day()`);
    await expect(own.take(HOST, 30)).rejects.toThrow('not today');
    await database.pool.query('drop trigger refuse_day on peer_usage');
    await own.take(HOST, 30);
    clock.pass(11);
    await own.take(HOST, 1);
    await eventually(async () => {
      const days = await database.sql
        .selectFrom('peer_usage')
        .select(['day', 'activities', 'bytes'])
        .where('host', '=', HOST)
        .where('day', 'in', ['2026-12-01', '2026-12-02'])
        .orderBy('day')
        .execute();
      expect(days).toEqual([
        { day: '2026-12-01', activities: 1, bytes: 600 },
        { day: '2026-12-02', activities: 1, bytes: 30 },
      ]);
    });
  });

  it('costs no statement for each activity', async () => {
    await limit(null);
    const clock = new StandingClock();
    const own = quotas(clock);
    await own.take(HOST, 10);
    const statements = await countStatements(scene.test.database, async () => {
      for (let sent = 0; sent < 50; sent += 1) await own.take(HOST, 10);
    });
    expect(statements.filter((text) => text.includes('peer_usage'))).toEqual([]);
  });

  it('is shown to administrators, and refused beyond sense', async () => {
    const { answer } = await admin(readPartner, { params: { host: HOST } });
    expect(answer.quota).toEqual({ perMinute: 30_000, bytesPerDay: 2_147_483_648, isUsual: true });
    for (const wrong of [0, -1, 1.5, 1e12]) expect((await limit(wrong)).status).toBe(400);
    const nobody = await admin(setPartnerQuota, {
      params: { host: 'never.example' },
      body: { perMinute: 1, bytesPerDay: null },
    });
    expect(nobody.status).toBe(404);
  });
});
