import { describe, expect, it } from '@jest/globals';

import { elapsed, formatMoment, formatWeekday } from './moments.js';
import { welshPlural } from './welsh-plurals.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const ago = (milliseconds: number): string => new Date(now - milliseconds).toISOString();
const HOUR = 3_600_000;

describe('elapsed', () => {
  it.each([
    [10_000, 'just now', 'nawr'],
    [50_000, '50 seconds ago', '50 eiliad yn ôl'],
    [2 * 60_000, '2 minutes ago', '2 funud yn ôl'],
    [5 * 60_000, '5 minutes ago', '5 munud yn ôl'],
    [3 * HOUR, '3 hours ago', '3 awr yn ôl'],
    [30 * HOUR, 'yesterday', 'ddoe'],
    [4 * 24 * HOUR, '4 days ago', '4 diwrnod yn ôl'],
    [9 * 24 * HOUR, '15 November', '15 Tachwedd'],
    [800 * 24 * HOUR, '15 September 2024', '15 Medi 2024'],
  ])('says %i ms as "%s" and "%s"', (age, english, welsh) => {
    expect(elapsed(ago(age), now, 'en')).toBe(english);
    expect(elapsed(ago(age), now, 'cy')).toBe(welsh);
  });

  it('takes a moment slightly ahead of our clock as now', () => {
    expect(elapsed(new Date(now + 4000).toISOString(), now, 'en')).toBe('just now');
  });
});

describe('formatMoment', () => {
  const winter = new Date('2026-11-24T09:05:00Z');
  const summer = new Date('2026-07-01T23:30:00Z');

  it('writes dates and times as people in the UK do', () => {
    const place = { timeZone: 'Europe/London' };
    expect(formatMoment(winter, 'exact', { language: 'en', ...place })).toBe('24 November 2026 at 09:05');
    expect(formatMoment(winter, 'exact', { language: 'cy', ...place })).toBe('24 Tachwedd 2026 am 09:05');
    expect(formatMoment(summer, 'date', { language: 'cy', ...place })).toBe('2 Gorffennaf 2026');
    expect(formatMoment(summer, 'time', { language: 'cy', ...place })).toBe('00:30');
  });
});

describe('welshPlural', () => {
  it('agrees with Unicode', () => {
    const rules = new Intl.PluralRules('cy');
    for (let count = 0; count <= 200; count += 1) expect(welshPlural(count)).toBe(rules.select(count));
  });
});

it('a date with its day of the week is that of the place', () => {
  const moment = new Date('2026-12-02T23:30:00Z');
  const said = (language: 'en' | 'cy', timeZone: string): string =>
    formatWeekday(moment, { language, timeZone });
  expect([said('en', 'Europe/London'), said('en', 'Europe/Paris'), said('cy', 'Europe/Paris')]).toEqual([
    'Wednesday 2 December 2026',
    'Thursday 3 December 2026',
    'dydd Iau 3 Rhagfyr 2026',
  ]);
});
