import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { StreamFollower } from './stream-follower.js';

interface Event {
  seq: number;
}

const stream = (length: number): Event[] => Array.from({ length }, (_, index) => ({ seq: index + 1 }));

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What a stream does not come to that keeps everything and always answers. */
const unexpected = {
  loadAfresh: () => Promise.reject(new Error('Nothing is too old.')),
  failed: (error: unknown) => {
    throw error;
  },
};

/** A stream of which the first `pruned` events are no longer kept. */
const follow = (all: readonly Event[], pruned = 0) => {
  const seen: number[] = [];
  const afresh: number[] = [];
  const follower = new StreamFollower<Event>(
    {
      deliver: (event) => seen.push(event.seq),
      fetchMissed: async (after) =>
        after < pruned
          ? { events: [], more: false, tooOld: true }
          : { events: all.slice(after, after + 3), more: all.length > after + 3, tooOld: false },
      loadAfresh: async () => {
        afresh.push(pruned);
        return pruned;
      },
      patience: () => Promise.resolve(),
      failed: (error) => {
        throw error;
      },
    },
    0,
  );
  return { follower, seen, afresh };
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

  it('has everything loaded afresh once when what it missed is no longer kept, and goes on from there', async () => {
    const all = stream(6);
    const { follower, seen, afresh } = follow(all, 4);
    follower.accept({ seq: 1 });
    follower.accept({ seq: 3 });
    follower.accept({ seq: 5 });
    await follower.catchUp();
    expect([seen, afresh, follower.seq]).toEqual([[1, 5], [4], 5]);
    follower.accept({ seq: 6 });
    follower.accept({ seq: 4 });
    expect([seen, afresh]).toEqual([[1, 5, 6], [4]]);
  });

  it('tries again when loading afresh fails', async () => {
    let failures = 0;
    const follower: StreamFollower<Event> = new StreamFollower<Event>(
      {
        deliver: () => undefined,
        fetchMissed: async () => ({ events: [], more: false, tooOld: follower.seq < 7 }),
        loadAfresh: async () => {
          if (failures === 0) throw new Error('offline');
          return 7;
        },
        patience: () => Promise.resolve(),
        failed: () => void (failures += 1),
      },
      0,
    );
    await follower.catchUp();
    expect([failures, follower.seq]).toEqual([1, 0]);
    await follower.catchUp();
    expect([failures, follower.seq]).toEqual([1, 7]);
  });

  it('asks for missing events when a gap stays open', async () => {
    const all = stream(5);
    const { follower, seen } = follow(all);
    follower.accept({ seq: 5 });
    await nextTurn();
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('misses nothing, whatever order arrivals, answers and waits end in, as long as the last event arrives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { maxLength: 12 }),
        async (scheduler, arrives) => {
          const stored: Event[] = [];
          const seen: number[] = [];
          const answer = <T>(value: T): Promise<T> => scheduler.schedule(Promise.resolve(value));
          const follower = new StreamFollower<Event>(
            {
              deliver: (event) => seen.push(event.seq),
              fetchMissed: (after) =>
                answer({
                  events: stored.slice(after, after + 3),
                  more: stored.length > after + 3,
                  tooOld: false,
                }),
              patience: () => answer(undefined),
              ...unexpected,
            },
            0,
          );
          const all = stream(arrives.length + 1);
          for (const event of all)
            void scheduler.schedule(Promise.resolve(event)).then(() => {
              const next = { seq: stored.length + 1 };
              stored.push(next);
              if (arrives[stored.length - 1] ?? true) follower.accept(next);
            });
          await scheduler.waitIdle();
          expect(seen).toEqual(all.map(({ seq }) => seq));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('asks once more when it is told to catch up while an older question has no answer yet', async () => {
    const stored = stream(1);
    const seen: number[] = [];
    const firstAnswer = Promise.withResolvers<void>();
    const follower = new StreamFollower<Event>(
      {
        deliver: (event) => seen.push(event.seq),
        fetchMissed: async (after) => {
          const events = stored.slice(after);
          if (after === 0) await firstAnswer.promise;
          return { events, more: false, tooOld: false };
        },
        patience: () => Promise.resolve(),
        ...unexpected,
      },
      0,
    );
    const first = follower.catchUp();
    stored.push({ seq: 2 });
    const second = follower.catchUp();
    firstAnswer.resolve();
    await Promise.all([first, second]);
    expect(seen).toEqual([1, 2]);
  });

  it('asks no more than once for a gap that the answers do not fill', async () => {
    let asked = 0;
    const follower = new StreamFollower<Event>(
      {
        deliver: () => undefined,
        fetchMissed: async () => {
          asked += 1;
          return { events: [], more: false, tooOld: false };
        },
        patience: nextTurn,
        ...unexpected,
      },
      0,
    );
    follower.accept({ seq: 5 });
    for (let turn = 0; turn < 10; turn += 1) await nextTurn();
    expect(asked).toBe(1);
  });
});
