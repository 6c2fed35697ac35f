import { afterAll, beforeAll, describe, it } from '@jest/globals';

import { LiveStage } from './live-stage.js';
import { RedisServer } from './redis-server.js';
import { loseRedis } from './two-processes.js';

const FIVE_MINUTES = 300_000;

describe('two server processes joined through Redis', () => {
  let stage: LiveStage;
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
    stage = await LiveStage.set({ REDIS_URL: redis.url });
    await stage.start(0);
    await stage.start(1);
  });
  afterAll(async () => {
    await stage.strike();
    await redis.end();
  });

  it('FI10: without Redis for 5 minutes', async () => {
    await loseRedis(stage, redis, FIVE_MINUTES);
  });
});
