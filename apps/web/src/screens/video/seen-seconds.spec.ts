import { describe, expect, it } from '@jest/globals';

import { addToWatchRecord } from '#libs/contracts';

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

  it('are sent in parts that the server takes, and not at all once they are forgotten', () => {
    const seen = new SeenSeconds();
    for (let count = 0; count < 120; count += 1) {
      seen.jump();
      seen.pass(count * 2);
    }
    const first = seen.take();
    expect(addToWatchRecord.body.safeParse({ positionMs: 0, seen: first }).success).toBe(true);
    expect([...first, ...seen.take()]).toEqual(
      Array.from({ length: 100 }, (_, count) => [count * 2, count * 2 + 1]),
    );
    expect(seen.isEmpty).toBe(false);
    seen.forget();
    expect(seen.take()).toEqual([]);
  });
});
