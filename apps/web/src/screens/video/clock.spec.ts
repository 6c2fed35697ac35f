import { describe, expect, it } from '@jest/globals';

import { clockOf, secondsOf } from './clock.js';

describe('a moment of a recording', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [84, '1:24'],
    [3599, '59:59'],
    [3723, '1:02:03'],
  ])('%d seconds are written %s', (seconds, clock) => {
    expect(clockOf(seconds)).toBe(clock);
    expect(secondsOf(clock)).toBe(Math.floor(seconds));
  });

  it('may have more than an hour in minutes', () => {
    expect(secondsOf('75:00')).toBe(4500);
  });

  it.each(['1:75', '1:60:00', '1', '1:2:3:4', 'a:10'])('is not %s', (clock) => {
    expect(secondsOf(clock)).toBeNull();
  });
});
