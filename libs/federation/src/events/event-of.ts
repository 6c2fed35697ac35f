import type { EventFromElsewhere } from '#libs/events';
import { isTimeZone, LIMITS } from '#libs/kernel';

import type { Content } from '../incoming/documents.js';

/** Shown in the time of our readers where a server does not say which. */
const USUAL_ZONE = 'Europe/London';
/** Moments that calendars can write. */
const [EARLIEST, LATEST] = [new Date('1970-01-01T00:00:00Z'), new Date('2200-01-01T00:00:00Z')];

const isUsable = (moment: Date): boolean => moment > EARLIEST && moment < LATEST;

/** The beginning where the end is open, or makes no sense. */
const endOf = (startsAt: Date, endsAt: Date | null): Date =>
  endsAt !== null && endsAt > startsAt && isUsable(endsAt) ? endsAt : startsAt;

const zoneOf = (timezone: string | null): string =>
  timezone !== null && isTimeZone(timezone) ? timezone : USUAL_ZONE;

const linkOf = (link: string | null): string =>
  link !== null && link.length <= LIMITS.events.link ? link : '';

/** When and where people meet, as a document says it; null where it is no event, or does not say when it begins. */
export const eventOf = ({ type, event }: Content): EventFromElsewhere | null => {
  if (type !== 'Event' || event === null) return null;
  const { startsAt, isCancelled } = event;
  if (startsAt === null || !isUsable(startsAt)) return null;
  return {
    startsAt,
    endsAt: endOf(startsAt, event.endsAt),
    timeZone: zoneOf(event.timezone),
    place: [...event.places.join(', ')].slice(0, LIMITS.events.place).join(''),
    link: linkOf(event.link),
    isCancelled,
  };
};
