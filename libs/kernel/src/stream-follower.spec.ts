import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { StreamFollower } from './stream-follower.js';

interface Event {
  seq: number;
}

const stream = (length: number): Event[] => Array.from({ length }, (_, index) => ({ seq: index + 1 }));

const follow = (all: readonly Event[]) => {
  const seen: number[] = [];
  const follower = new StreamFollower<Event>(
    {
      deliver: (event) => seen.push(event.seq),
      fetchMissed: async (after) => ({ events: all.slice(after, after + 3), more: all.length > after + 3 }),
      patience: () => Promise.resolve(),
      failed: (error) => {
        throw error;
      },
    },
    0,
  );
  return { follower, seen };
};

describe('StreamFollower', () => {
  it('delivers any mixture of lost, repeated and overtaking events once each and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(19), { maxLength: 60 }),
        async (length, arrivals) => {
          const all = stream(length);
          const { follower, seen } = follow(all);
          for (const index of arrivals) {
            const event = all[index];
            if (event !== undefined) follower.accept(event);
          }
          await follower.catchUp();
          await follower.catchUp();
          expect(seen).toEqual(all.map(({ seq }) => seq));
        },
      ),
    );
  });

  it('asks for missing events when a gap stays open', async () => {
    const all = stream(5);
    const { follower, seen } = follow(all);
    follower.accept({ seq: 5 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });
});
