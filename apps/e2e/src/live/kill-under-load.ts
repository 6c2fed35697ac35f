import { expect } from '@jest/globals';

import type { ThreadFrame } from '#libs/contracts';
import { eventually } from '#libs/testing';

import { numbers } from './live-client.js';
import type { LiveStage } from './live-stage.js';

const SOCKETS = 50;
const POSTS_PER_SECOND = 50;
const READY_WITHIN_MS = 120_000;

/**
 * Kills the server `kills` times at random while 50 posts a second come in and 50 sockets listen, and starts it again
 * each time; then compares what every client saw with what was acknowledged and with the database.
 */
export async function killUnderLoad(stage: LiveStage, kills: number): Promise<void> {
  await stage.start();
  const { threadId, seq } = await stage.openThread();
  const clients = await Promise.all(numbers(1, SOCKETS).map(() => stage.connect()));
  const seen = await Promise.all(clients.map((client) => client.follow(threadId, seq)));
  const load = stage.post(threadId, POSTS_PER_SECOND);
  for (let kill = 0; kill < kills; kill += 1) {
    const before = seen[0]?.length ?? 0;
    const more = 20 + Math.random() * 80;
    await eventually(() => expect(seen[0]?.length).toBeGreaterThan(before + more));
    await stage.servers[0]?.end('SIGKILL');
    const killed = performance.now();
    await stage.start();
    expect(performance.now() - killed).toBeLessThan(READY_WITHIN_MS);
  }
  const acknowledged = await load.stop();
  const stored = await stage.postsOf(threadId);
  await eventually(
    () => {
      for (const events of seen) expect(events).toHaveLength(stored.length);
    },
    { every: 100 },
  );
  for (const events of seen) {
    expect(events.map((event) => event.seq)).toEqual(numbers(seq + 1, seq + stored.length));
    expect(events.map(postIdOf)).toEqual(stored);
  }
  expect(acknowledged.toSorted()).toEqual(stored.toSorted());
}

const postIdOf = (event: ThreadFrame): string =>
  event.kind === 'post.added' ? event.payload.post.id : event.kind;
