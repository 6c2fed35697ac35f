import type { Language } from '#libs/i18n';

import { welshPlural } from './welsh-plurals.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = 'second' | 'minute' | 'hour' | 'day';

const STEPS: readonly (readonly [below: number, unit: Unit, size: number])[] = [
  [MINUTE, 'second', SECOND],
  [HOUR, 'minute', MINUTE],
  [DAY, 'hour', HOUR],
  [7 * DAY, 'day', DAY],
];

const MONTHS = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(
  ' ',
);

const WEEKDAYS: Readonly<Record<string, string>> = {
  Monday: 'dydd Llun',
  Tuesday: 'dydd Mawrth',
  Wednesday: 'dydd Mercher',
  Thursday: 'dydd Iau',
  Friday: 'dydd Gwener',
  Saturday: 'dydd Sadwrn',
  Sunday: 'dydd Sul',
};

export type MomentLook = 'date' | 'time' | 'exact' | 'day';

const LOOKS = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  exact: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'long' },
} as const satisfies Record<MomentLook, Intl.DateTimeFormatOptions>;

/** Welsh from English parts: Chromium knows no Welsh, and server and browser must write the same. */
const inWelsh = (moment: Date, look: MomentLook, timeZone: string | undefined): string => {
  const options = { ...LOOKS[look], ...(look === 'time' ? {} : { month: 'numeric' as const }) };
  const parts = new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  const day = `${Number(part('day'))} ${MONTHS[Number(part('month')) - 1] ?? ''}`;
  const texts = {
    time,
    day,
    date: `${day} ${part('year')}`,
    exact: `${day} ${part('year')} am ${time}`,
  } as const satisfies Record<MomentLook, string>;
  return texts[look];
};

/** A moment in words and numbers, in the time zone of the device unless another is named. */
export const formatMoment = (
  moment: Date,
  look: MomentLook,
  { language, timeZone }: { language: Language; timeZone?: string | undefined },
): string =>
  language === 'cy'
    ? inWelsh(moment, look, timeZone)
    : new Intl.DateTimeFormat('en-GB', { ...LOOKS[look], timeZone }).format(moment);

/** A date with its day of the week; built from parts, as browsers and servers differ in the comma between them. */
export const formatWeekday = (
  moment: Date,
  place: { language: Language; timeZone?: string | undefined },
): string => {
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: place.timeZone }).format(
    moment,
  );
  const date = formatMoment(moment, 'date', place);
  return `${place.language === 'cy' ? (WEEKDAYS[weekday] ?? '') : weekday} ${date}`;
};

const welshAgo = (count: number, unit: Unit): string => {
  if (unit === 'day' && count < 3) return count === 1 ? 'ddoe' : 'echdoe';
  const two = welshPlural(count) === 'two';
  const nouns = { second: 'eiliad', minute: two ? 'funud' : 'munud', hour: 'awr', day: 'diwrnod' } as const;
  return `${count} ${nouns[unit]} yn ôl`;
};

/**
 * How long ago in words ("3 hours ago", "3 awr yn ôl"); beyond a week the date, with the year when it is
 * another one. `now` in milliseconds since 1970. A clock a little ahead of ours counts as now.
 */
export const elapsed = (value: string, now: number, language: Language): string => {
  const then = new Date(value);
  const age = Math.max(0, now - then.getTime());
  if (age < 45 * SECOND) return language === 'cy' ? 'nawr' : 'just now';
  for (const [below, unit, size] of STEPS) {
    if (age >= below) continue;
    const count = Math.max(1, Math.floor(age / size));
    if (language === 'cy') return welshAgo(count, unit);
    return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(-count, unit);
  }
  const sameYear = then.getFullYear() === new Date(now).getFullYear();
  return formatMoment(then, sameYear ? 'day' : 'date', { language });
};
