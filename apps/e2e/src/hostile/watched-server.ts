import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import { openThread } from '#libs/contracts';
import {
  apiCaller,
  eventually,
  given,
  startBuiltServer,
  testDatabase,
  type BuiltServer,
} from '#libs/testing';

/** Runs inside the server before it: on SIGUSR2 it prints the longest delay of its event loop since the last time. */
const REPORT_EVENT_LOOP = `
import { monitorEventLoopDelay } from 'node:perf_hooks';
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on('SIGUSR2', () => {
  console.log('longest block: ' + (delay.max / 1e6).toFixed(1) + ' ms');
  delay.reset();
});`;

const LONGEST = /longest block: ([\d.]+) ms/g;

/** A built server with one thread in it, whose event loop is watched from inside. */
export interface WatchedServer {
  readonly server: BuiltServer;
  readonly cookie: string;
  readonly threadId: string;
  /** Milliseconds for which its event loop was held up at the longest since the last call, or since the start. */
  longestBlock(): Promise<number>;
  stop(): Promise<void>;
}

const reports = (server: BuiltServer): number[] =>
  [...server.output().matchAll(LONGEST)].map(([, ms]) => Number(ms));

export const startWatchedServer = async (): Promise<WatchedServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'guildhall-hostile-'));
  const test = await testDatabase();
  const preload = `data:text/javascript,${encodeURIComponent(REPORT_EVENT_LOOP)}`;
  const server = await startBuiltServer({
    DATA_DIR: dataDir,
    DATABASE_URL: test.url,
    NODE_OPTIONS: `--import=${preload}`,
  });
  await server.ready();
  const build = given(test.database);
  const owner = await build.person();
  const cookie = await build.cookie(owner);
  const { id: communityId } = await build.community({ owner });
  const body = { title: 'Potholes', markdown: 'Which form?' };
  const { answer } = await apiCaller(server.url, cookie)(openThread, { params: { communityId }, body });
  return {
    server,
    cookie,
    threadId: answer.thread.id,
    longestBlock: async () => {
      const before = reports(server).length;
      server.child.kill('SIGUSR2');
      return eventually(() => {
        const all = reports(server);
        expect(all.length).toBeGreaterThan(before);
        return all.at(-1) ?? Number.NaN;
      });
    },
    stop: async () => {
      await server.end();
      await test.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
