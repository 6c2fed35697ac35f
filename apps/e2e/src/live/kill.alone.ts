import { afterAll, beforeAll, describe, it } from '@jest/globals';

import { killUnderLoad } from './kill-under-load.js';
import { LiveStage } from './live-stage.js';

describe('the live connection over many kills', () => {
  let stage: LiveStage;
  beforeAll(async () => {
    stage = await LiveStage.set();
  }, 300_000);
  afterAll(() => stage.strike(), 60_000);

  it('FI1: 20 kills under 50 posts/s with 50 sockets: L1 to L3 hold', async () => {
    await killUnderLoad(stage, 20);
  }, 600_000);
});
