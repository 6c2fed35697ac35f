import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { ANNOUNCE_EVERY, createAnnouncer } from './announcer.js';

describe('announcer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('says at most one message each five seconds and joins those that waited', () => {
    const announcer = createAnnouncer();
    announcer.announce('One reply.');
    jest.advanceTimersByTime(50);
    expect(announcer.current()).toBe('One reply.');
    announcer.announce('Two replies.');
    announcer.announce('Saved.');
    announcer.announce('Saved.');
    jest.advanceTimersByTime(ANNOUNCE_EVERY - 100);
    expect(announcer.current()).toBe('One reply.');
    jest.advanceTimersByTime(100);
    expect(announcer.current()).toBe('Two replies. Saved.');
  });

  it('changes the region even when the same thing happens twice', () => {
    const announcer = createAnnouncer();
    announcer.announce('Saved.');
    jest.advanceTimersByTime(50);
    const first = announcer.current();
    announcer.announce('Saved.');
    jest.advanceTimersByTime(ANNOUNCE_EVERY);
    expect(announcer.current().trim()).toBe('Saved.');
    expect(announcer.current()).not.toBe(first);
  });

  it('is silent while paused and does not catch up afterwards', () => {
    const announcer = createAnnouncer();
    announcer.setPaused(true);
    announcer.announce('Nobody hears this.');
    jest.advanceTimersByTime(ANNOUNCE_EVERY);
    announcer.setPaused(false);
    jest.advanceTimersByTime(ANNOUNCE_EVERY);
    expect(announcer.current()).toBe('');
  });
});
