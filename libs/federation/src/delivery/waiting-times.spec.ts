import { describe, expect, it } from '@jest/globals';

import { askedPause, untilProbe, untilRepeat } from './waiting-times.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const longest = (): number => 0;
const shortest = (): number => 1 - Number.EPSILON;

describe('the wait before something is sent again', () => {
  it('doubles from a minute to four hours', () => {
    const minutes = Array.from({ length: 10 }, (_, index) => untilRepeat(index + 1, longest) / MINUTE);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
    expect(untilRepeat(2_000, longest)).toBe(4 * HOUR);
  });

  it('is shortened by chance, by a quarter at most', () => {
    expect(untilRepeat(9, shortest)).toBe(3 * HOUR);
    expect(untilProbe(7 * HOUR, shortest)).toBe(45 * MINUTE);
  });
});

describe('the wait before a failing host is tried', () => {
  it('is as long as it has been failing, between one and ten minutes, and after six hours an hour', () => {
    const hosts = [-5, 0, 0.5, 1, 3, 8, 30, 359, 360, 6_000].map((minutes) => minutes * MINUTE);
    expect(hosts.map((failing) => untilProbe(failing, longest) / MINUTE)).toEqual([
      1, 1, 1, 1, 3, 8, 10, 10, 60, 60,
    ]);
  });
});

describe('the pause that a host asks for', () => {
  it('is kept between ten seconds and four hours', () => {
    expect([0, 90, 1_000_000].map((seconds) => askedPause(seconds))).toEqual([10_000, 90_000, 4 * HOUR]);
  });
});
