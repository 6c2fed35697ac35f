import { useTranslation } from 'react-i18next';

import type { EventView } from '#libs/contracts';

import { usePreferences } from '../../app/preferences.js';
import { useHydrated } from '../../app/use-hydrated.js';
import { formatMoment, formatWeekday } from '../../i18n/moments.js';

type Times = Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone'>;

const UK = 'Europe/London';

/** Whose time it is: that of a place, by the name that the time zone database has for it. */
const useZoneWords = (timeZone: string): string => {
  const { t } = useTranslation();
  if (timeZone === UK) return t('events:when.uk');
  return t('events:when.zone', { place: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone });
};

/** From when to when, as clocks in a zone show it. */
const useSpan = ({ startsAt, endsAt }: Times, timeZone: string | undefined): string => {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const place = { language, timeZone };
  const [starts, ends] = [new Date(startsAt), new Date(endsAt)];
  const [day, lastDay] = [formatWeekday(starts, place), formatWeekday(ends, place)];
  const [from, to] = [formatMoment(starts, 'time', place), formatMoment(ends, 'time', place)];
  if (startsAt === endsAt) return t('events:when.open', { day, from });
  return day === lastDay
    ? t('events:when.same-day', { day, from, to })
    : t('events:when.days', { day, from, lastDay, to });
};

/** The same in the reader's own time, where their clocks show another; only their browser knows that. */
const OwnTime = ({ times }: { times: Times }) => {
  const { t } = useTranslation();
  const [there, here] = [useSpan(times, times.timeZone), useSpan(times, undefined)];
  if (!useHydrated() || there === here) return null;
  return <span className="gh-soft gh-small">{t('events:when.yours', { span: here })}</span>;
};

/** When an event takes place, in the time of its place. */
export const EventTime = ({ event }: { event: Times }) => {
  const span = useSpan(event, event.timeZone);
  return (
    <span className="event-time">
      <time dateTime={event.startsAt}>{span}</time>{' '}
      <span className="gh-soft">({useZoneWords(event.timeZone)})</span> <OwnTime times={event} />
    </span>
  );
};

/** When an event begins, in a few words. */
export const EventBegins = ({ startsAt, timeZone }: Omit<Times, 'endsAt'>) => {
  const span = useSpan({ startsAt, endsAt: startsAt, timeZone }, timeZone);
  return (
    <>
      <time dateTime={startsAt}>{span}</time> ({useZoneWords(timeZone)})
    </>
  );
};
