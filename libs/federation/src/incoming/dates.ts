import { firstOf } from './json.js';

const DAY = '([1-9]\\d{3})-(\\d\\d)-(\\d\\d)';
const TIME = '(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?';
const DATE = new RegExp(`^${DAY}(?:[Tt ]${TIME} ?(Z|z|[+-]\\d\\d:?\\d\\d)?)?$`);

const MINUTE_MS = 60_000;

const offsetMs = (zone: string | undefined): number => {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
};

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;

const isTime = (hour: number, minute: number, second: number): boolean =>
  hour <= 23 && minute <= 59 && second <= 60;

/**
 * A moment as peers write it: any number of decimals, with an offset or `Z`; without either it is UTC. Whatever is
 * not a real moment is null.
 */
export const readDate = (value: unknown): Date | null => {
  const only = firstOf(value);
  const parts = typeof only === 'string' ? DATE.exec(only.trim().slice(0, 64)) : null;
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isDay(year, month, day) || !isTime(hour, minute, second)) return null;
  const millisecond = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offsetMs(parts[8]));
};

const DURATION = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?)?$/;

/** Whole seconds of an ISO 8601 duration without months and years (`PT1145S`, `PT1H2M`), or of a plain number. */
export const readSeconds = (value: unknown): number | null => {
  const only = firstOf(value);
  if (typeof only === 'number') return Number.isFinite(only) && only >= 0 ? Math.floor(only) : null;
  const parts = typeof only === 'string' ? DURATION.exec(only.slice(0, 64)) : null;
  if (parts === null) return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
};
