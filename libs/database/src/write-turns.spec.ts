import { describe, expect, it } from '@jest/globals';

import { isDatabaseUnavailable } from './availability.js';
import { WriteTurns } from './write-turns.js';

describe('the turns of writes', () => {
  it('leave a quarter of the connections to reads, and come in order', async () => {
    const turns = new WriteTurns(8, 10_000);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 9 }, (_, number) =>
      turns.take(() => {
        begun.push(number);
        return new Promise<void>((end) => ends.push(end));
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    ends[3]?.();
    await all[3];
    await new Promise(setImmediate);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
    while (ends.length < 9) {
      for (const end of ends) end();
      await new Promise(setImmediate);
    }
    for (const end of ends) end();
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('are refused as "unavailable" to who waits too long, and go on after a write that failed', async () => {
    const turns = new WriteTurns(2, 20);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const first = Promise.all([turns.take(() => held), turns.take(() => held)]);
    const refused = await turns.take(async () => 'never').catch((error: unknown) => error);
    expect(isDatabaseUnavailable(refused)).toBe(true);
    release();
    await first;
    await expect(turns.take(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await turns.take(async () => 'done')).toBe('done');
  });
});
