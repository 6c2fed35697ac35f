import { describe, expect, it } from '@jest/globals';

import { isLocalTime, isTimeZone, localTimeOf, momentOf } from './local-time.js';

const LONDON = 'Europe/London';
const utc = (local: string, zone = LONDON): string => momentOf(local, zone).toISOString();

describe('the time on the wall', () => {
  it('is an hour ahead of UTC in a British summer, and the same in winter', () => {
    expect(utc('2026-07-01T10:00')).toBe('2026-07-01T09:00:00.000Z');
    expect(utc('2026-12-01T10:00')).toBe('2026-12-01T10:00:00.000Z');
    expect(utc('2026-12-01T10:00', 'Asia/Kathmandu')).toBe('2026-12-01T04:15:00.000Z');
  });

  it('is taken as the first of two where clocks are put back', () => {
    expect(utc('2026-10-25T01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc('2026-10-25T02:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(utc('2026-10-25T00:59')).toBe('2026-10-24T23:59:00.000Z');
  });

  it('is an hour later where clocks are put forward over it', () => {
    expect(utc('2026-03-29T01:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(localTimeOf(momentOf('2026-03-29T01:30', LONDON), LONDON)).toBe('2026-03-29T02:30');
    expect(utc('2026-03-29T00:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(utc('2026-03-29T02:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('goes there and back in many zones, at midnight too', () => {
    const zones = [LONDON, 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];
    const times = ['2026-01-01T00:00', '2026-06-30T23:59', '2028-02-29T12:34', '2099-12-31T23:59'];
    for (const zone of zones)
      for (const time of times) expect([zone, localTimeOf(momentOf(time, zone), zone)]).toEqual([zone, time]);
  });

  it('is of a day that there is', () => {
    const answers = Object.fromEntries(
      [
        '2026-02-28T09:00',
        '2026-02-29T09:00',
        '2026-13-01T09:00',
        '2026-01-01T24:00',
        '1999-12-31T09:00',
        '2026-01-01',
      ].map((text) => [text, isLocalTime(text)]),
    );
    expect(answers).toEqual({
      '2026-02-28T09:00': true,
      '2026-02-29T09:00': false,
      '2026-13-01T09:00': false,
      '2026-01-01T24:00': false,
      '1999-12-31T09:00': false,
      '2026-01-01': false,
    });
  });
});

it('a time zone is a name that the time zone database has', () => {
  expect([LONDON, 'UTC', 'Etc/GMT+5'].map(isTimeZone)).toEqual([true, true, true]);
  expect(['Mars/Olympus', '+01:00', '', 'Europe/London\r\nX'].map(isTimeZone)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
