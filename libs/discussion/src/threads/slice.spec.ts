import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';

import { sliceOf } from './slice.js';

describe('the part of a thread that a reader gets', () => {
  it('starts at the first post when no place is named', () => {
    expect(sliceOf({}, 10, 25, 0)).toEqual({ first: 1, last: 10 });
  });

  it('goes on after a number and back before one', () => {
    expect(sliceOf({ after: 10 }, 10, 25, 0)).toEqual({ first: 11, last: 20 });
    expect(sliceOf({ after: 20 }, 10, 25, 0)).toEqual({ first: 21, last: 25 });
    expect(sliceOf({ before: 11 }, 10, 25, 0)).toEqual({ first: 1, last: 10 });
    expect(sliceOf({ before: 4 }, 10, 25, 0)).toEqual({ first: 1, last: 3 });
  });

  it('is empty past either end', () => {
    for (const { first, last } of [sliceOf({ after: 25 }, 10, 25, 0), sliceOf({ before: 1 }, 10, 25, 0)]) {
      expect(last).toBeLessThan(first);
    }
  });

  it('shows two read posts before the first unread one', () => {
    expect(sliceOf({ at: 'first-unread' }, 10, 25, 7)).toEqual({ first: 6, last: 15 });
  });

  it('fills the page at the end of the thread', () => {
    expect(sliceOf({ at: 'first-unread' }, 10, 25, 25)).toEqual({ first: 16, last: 25 });
    expect(sliceOf({ at: 'end' }, 10, 25, 0)).toEqual({ first: 16, last: 25 });
    expect(sliceOf({ around: 24 }, 10, 25, 0)).toEqual({ first: 16, last: 25 });
  });

  it('holds the post asked for, and never more than the limit', () => {
    const numbers = fc.record({
      postCount: fc.integer({ min: 1, max: 500 }),
      limit: fc.integer({ min: 1, max: 100 }),
      around: fc.integer({ min: 0, max: 600 }),
    });
    fc.assert(
      fc.property(numbers, ({ postCount, limit, around }) => {
        const { first, last } = sliceOf({ around }, limit, postCount, 0);
        const middle = Math.min(Math.max(around, 1), postCount);
        expect(first).toBeLessThanOrEqual(middle);
        expect(last).toBeGreaterThanOrEqual(middle);
        expect(last - first + 1).toBe(Math.min(limit, postCount));
      }),
    );
  });
});
