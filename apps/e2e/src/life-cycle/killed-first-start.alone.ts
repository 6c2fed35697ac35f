import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { queryRunning } from './query-running.js';

const COUNT_POSTS = 'select count(*)::int as posts from post';
const COUNT_VIDEOS = 'select count(thread_id)::int as videos from video';

describe('a first start that was killed', () => {
  let dataDir: string;
  let server: BuiltServer | undefined;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-killed-'));
  });
  afterAll(async () => {
    await server?.end();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('leaves no half a demonstration: the next start makes a whole one', async () => {
    const demo = { DATA_DIR: dataDir, DEMO: '1', DEMO_PASSWORD: 'kettle-harbour-violet' };
    // At the last of these it is at work on the videos.
    for (const atLeast of [1, 100, 300, 402]) {
      const killed = await startBuiltServer(demo);
      await eventually(async () => {
        const [row] = await queryRunning(dataDir, COUNT_POSTS);
        expect((row as { posts: number }).posts).toBeGreaterThanOrEqual(atLeast);
      });
      await killed.end('SIGKILL');
    }
    server = await startBuiltServer(demo);
    await server.ready(120_000);
    // Of 40 threads, the welcome of a start kit, three videos and three events.
    expect(await queryRunning(dataDir, COUNT_POSTS)).toEqual([{ posts: 407 }]);
    expect(await queryRunning(dataDir, COUNT_VIDEOS)).toEqual([{ videos: 3 }]);
    expect(server.output()).toContain('Sign in as');
  });
});
