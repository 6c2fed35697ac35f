import { describe, expect, it } from '@jest/globals';

import { excerptOf, trimOf, withEnd, withStart } from './trim.js';

const LENGTH = 10_000;
const WHOLE = { start: 0, end: LENGTH };

describe('trimming a recording', () => {
  it('asks for nothing while nothing is cut off', () => {
    expect(excerptOf(WHOLE, LENGTH)).toBeNull();
    expect(trimOf(null, LENGTH)).toEqual(WHOLE);
  });

  it('leaves the end open when only the start is cut off, since the true length may be a little more', () => {
    const trim = withStart(WHOLE, 1200.4);
    expect(excerptOf(trim, LENGTH)).toEqual({ startMs: 1200 });
    expect(trimOf({ startMs: 1200 }, LENGTH)).toEqual(trim);
  });

  it('keeps half a second at least, whatever is asked for', () => {
    expect(withStart({ start: 0, end: 3000 }, 9000)).toEqual({ start: 2500, end: 3000 });
    expect(withEnd({ start: 3000, end: 9000 }, 100, LENGTH)).toEqual({ start: 3000, end: 3500 });
    expect(withStart(WHOLE, -5)).toEqual(WHOLE);
    expect(withEnd(WHOLE, 99_999, LENGTH)).toEqual(WHOLE);
  });

  it('keeps a recording that is shorter than that as it is', () => {
    expect(withStart({ start: 0, end: 300 }, 200)).toEqual({ start: 0, end: 300 });
    expect(withEnd({ start: 0, end: 300 }, 100, 300)).toEqual({ start: 0, end: 300 });
  });
});
