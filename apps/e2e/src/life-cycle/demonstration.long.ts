import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, startBuiltServer, type BuiltServer } from '#libs/testing';

import { queryRunning } from './query-running.js';
import { runGuildhall } from './run-guildhall.js';

const COUNT_POSTS = 'select count(*)::int as posts from post';
const COUNT_VIDEOS = 'select count(thread_id)::int as videos from video';
/** A first start takes a minute where nothing else runs. */
const PATIENCE = { within: 400_000 };

describe('the demonstration', () => {
  let dataDir: string;
  let server: BuiltServer | undefined;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-killed-'));
  });
  afterAll(async () => {
    await server?.end();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('is whole after first starts that were killed: the next one makes it anew', async () => {
    const demo = { DATA_DIR: dataDir, DEMO: '1', DEMO_PASSWORD: 'kettle-harbour-violet' };
    // At the last of these it is at work on the videos.
    for (const atLeast of [1, 100, 300, 402]) {
      const killed = await startBuiltServer(demo);
      await eventually(async () => {
        const [row] = await queryRunning(dataDir, COUNT_POSTS);
        expect((row as { posts: number }).posts).toBeGreaterThanOrEqual(atLeast);
      }, PATIENCE);
      await killed.end('SIGKILL');
    }
    server = await startBuiltServer(demo);
    await server.ready(PATIENCE.within);
    // Of 40 threads, the welcome of a start kit, three videos and three events.
    expect(await queryRunning(dataDir, COUNT_POSTS)).toEqual([{ posts: 407 }]);
    expect(await queryRunning(dataDir, COUNT_VIDEOS)).toEqual([{ videos: 3 }]);
    expect(server.output()).toContain('Sign in as');
    expect(server.output()).toContain('kettle-harbour-violet');
  });

  it('is removed by an operator command, which says so when there is none', async () => {
    const removed = await runGuildhall(['demo', 'remove'], { DATA_DIR: dataDir });
    const again = await runGuildhall(['demo', 'remove'], { DATA_DIR: dataDir });
    expect(removed).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Removed [1-9]\d* communities and 12 accounts/),
    });
    expect(again).toEqual({ code: 0, output: 'There is no demonstration here.\n' });
    expect(await (await fetch(`${server?.url}/api/communities`)).json()).toMatchObject({ items: [] });
  });
});
