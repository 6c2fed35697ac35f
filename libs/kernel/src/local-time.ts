/** A day and a time as clocks on the wall show them: `2026-12-03T10:00`. Years 2000 to 2099. */
const LOCAL_TIME = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/;

const MINUTE_MS = 60_000;

/** Whether a text is such a day and time, and there is such a day. */
export const isLocalTime = (text: string): boolean => {
  if (!LOCAL_TIME.test(text)) return false;
  const parsed = new Date(`${text}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when there is no such zone */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
};

/** Names of the IANA time zone database, such as `Europe/London`; offsets such as `+01:00` are none, as they know no summer. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
};

/** What clocks in a zone show at a moment, to the minute. @throws RangeError when there is no such zone */
export const localTimeOf = (at: Date, timeZone: string): string => {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
};

/**
 * The moment at which clocks in a zone show this. Where they are put back and show it twice, the first; where they are
 * put forward and never show it, as much later as they are put forward.
 *
 * @throws RangeError when there is no such zone
 */
export const momentOf = (local: string, timeZone: string): Date => {
  const asUtc = Date.parse(`${local}:00Z`);
  const offsetAt = (moment: number): number =>
    Date.parse(`${localTimeOf(new Date(moment), timeZone)}:00Z`) - Math.floor(moment / MINUTE_MS) * MINUTE_MS;
  const DAY_MS = 1440 * MINUTE_MS;
  const [before, after] = [offsetAt(asUtc - DAY_MS), offsetAt(asUtc + DAY_MS)];
  const first = asUtc - before;
  if (offsetAt(first) === before) return new Date(first);
  const second = asUtc - after;
  return new Date(offsetAt(second) === after ? second : first);
};
