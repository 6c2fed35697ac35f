import { afterAll, beforeAll, describe, it } from '@jest/globals';

import { endureSlowConnections } from './slow-connections.js';
import { startWatchedServer, type WatchedServer } from './watched-server.js';

describe('2,000 connections that send a byte every few seconds', () => {
  let watched: WatchedServer;
  beforeAll(async () => {
    watched = await startWatchedServer();
  });
  afterAll(() => watched.stop());

  it('API8 K4 K6 are closed at their limits, and everybody else is served', async () => {
    await endureSlowConnections(watched, 2_000);
  });
});
