import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startWithSlowDatabase, type SlowDatabase } from './slow-database.js';

describe('the server while its database is slow', () => {
  let slow: SlowDatabase;
  beforeAll(async () => {
    slow = await startWithSlowDatabase();
  });
  afterAll(async () => {
    await slow.stop();
    expect(slow.server.output()).not.toMatch(/unhandled|uncaught/i);
  });

  it('FI7 L1 L2 serves everything else while more writes wait for a lock of 60 seconds than there are connections', async () => {
    await slow.endureLock(60_000);
  });

  it('FI7 L1 L2 is slow but there while every answer of the database comes 2 seconds late', async () => {
    await slow.endureLatency(30_000);
  });
});
