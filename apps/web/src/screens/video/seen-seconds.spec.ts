import { describe, expect, it } from '@jest/globals';

import { SeenSeconds } from './seen-seconds.js';

describe('seconds that were seen', () => {
  it('are those that were played through, at any speed, and not those that were jumped over', () => {
    const seen = new SeenSeconds();
    for (const time of [0, 0.3, 1.8, 3.9]) seen.pass(time);
    seen.jump();
    seen.pass(10.2);
    seen.pass(11);
    seen.pass(60);
    seen.pass(2);
    expect(seen.take()).toEqual([
      [0, 4],
      [10, 12],
      [60, 61],
    ]);
    expect(seen.isEmpty).toBe(true);
  });

  it('are there again when they could not be sent', () => {
    const seen = new SeenSeconds();
    seen.pass(1);
    const taken = seen.take();
    seen.pass(2);
    seen.putBack(taken);
    expect(seen.take()).toEqual([[1, 3]]);
  });
});
