import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { removeMember, replyToThread } from '#libs/contracts';
import { apiCaller, eventually } from '#libs/testing';

import { LiveStage } from './live-stage.js';
import { RedisServer } from './redis-server.js';
import { loseRedis } from './two-processes.js';

let stage: LiveStage;
let redis: RedisServer | undefined;

describe.each(['PostgreSQL', 'Redis'])('two server processes joined through %s', (means) => {
  beforeAll(async () => {
    redis = means === 'Redis' ? await RedisServer.start() : undefined;
    stage = await LiveStage.set(redis === undefined ? {} : { REDIS_URL: redis.url });
    await stage.start(0);
    await stage.start(1);
  });
  afterAll(async () => {
    await stage.strike();
    await redis?.end();
  });

  it('brings what is posted through one to the sockets at the other at once, long posts too', async () => {
    const { threadId, seq } = await stage.openThread();
    const far = await stage.connect(1);
    const events = await far.follow(threadId, seq);
    const markdown = 'Dŵr a thân. '.repeat(2_000);
    for (const body of [{ markdown: 'Shwmae' }, { markdown }, { markdown: 'Hwyl' }])
      await apiCaller(stage.servers[0]?.url ?? '', stage.cookies[0])(replyToThread, {
        params: { threadId },
        body,
      });
    await eventually(() => expect(events).toHaveLength(3), { within: 20_000 });
    expect(events.map((event) => event.seq)).toEqual([seq + 1, seq + 2, seq + 3]);
  });

  it('shows each the people who are there, and who writes, at the other', async () => {
    const { threadId } = await stage.openThread();
    const [near, far] = [await stage.connect(0), await stage.connect(1)];
    await near.follow(threadId, 0);
    await far.follow(threadId, 0);
    for (const client of [near, far])
      await eventually(() => expect(client.frames('presence').at(-1)?.people).toHaveLength(2));
    await far.ask('typing', { threadId, on: true });
    await near.ask('typing', { threadId, on: true });
    for (const client of [near, far])
      await eventually(() => expect(client.frames('typing').at(-1)?.people).toHaveLength(2));
  });

  it('WS6: tells a member who was removed through one and is connected to the other nothing later than 5 seconds', async () => {
    const { threadId, seq } = await stage.openThread();
    const { person, cookie } = await stage.newMember();
    const far = await stage.connect(1, cookie);
    const events = await far.follow(threadId, seq);
    const asOwner = apiCaller(stage.servers[0]?.url ?? '', stage.cookies[0]);
    const { status } = await asOwner(removeMember, {
      params: { community: stage.community.name, person: person.id },
    });
    expect(status).toBeLessThan(300);
    await eventually(() => expect(far.frames('gone')).toEqual([expect.objectContaining({ threadId })]), {
      within: 20_000,
    });
    const other = await stage.connect(1);
    const seen = await other.follow(threadId, seq);
    await asOwner(replyToThread, { params: { threadId }, body: { markdown: 'Between ourselves.' } });
    await eventually(() => expect(seen).toHaveLength(1));
    expect(events).toEqual([]);
    expect(await far.ask('follow-thread', { threadId, after: 0 })).toMatchObject({ ok: false });
  });

  if (means === 'PostgreSQL') {
    it('survives notifications that are no messages of ours', async () => {
      for (const text of [
        '',
        'null',
        '1',
        '{"from":"x"}',
        '{"from":"x","messages":[null,{"about":"presence"}]}',
      ])
        await stage.test.database.pool.query("select pg_notify('guildhall', $1)", [text]);
      const { threadId, seq } = await stage.openThread();
      const far = await stage.connect(1);
      const events = await far.follow(threadId, seq);
      const call = apiCaller(stage.servers[0]?.url ?? '', stage.cookies[0]);
      await call(replyToThread, { params: { threadId }, body: { markdown: 'Still here.' } });
      await eventually(() => expect(events).toHaveLength(1));
      expect(stage.servers.map(({ child }) => child.exitCode)).toEqual([null, null]);
    });

    it('finds what was lost while the connection between the processes was broken, although nobody writes again', async () => {
      const { threadId, seq } = await stage.openThread();
      const far = await stage.connect(1);
      const events = await far.follow(threadId, seq);
      await stage.test.database.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guildhall-link' and datname = current_database()",
      );
      const call = apiCaller(stage.servers[0]?.url ?? '', stage.cookies[0]);
      await call(replyToThread, { params: { threadId }, body: { markdown: 'Said into the silence.' } });
      await eventually(() => expect(events).toHaveLength(1), { within: 20_000 });
    });
  } else
    it('FI10: fails no request while Redis is away, and shows both sides the same within 5 seconds of its return', async () => {
      if (redis === undefined) throw new Error('There is no Redis.');
      await loseRedis(stage, redis, 3_000);
    });
});
