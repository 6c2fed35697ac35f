import { DomainError, LIMITS, momentOf } from '#libs/kernel';

const DAY_MS = 86_400_000;

/** What clocks show in a zone when an event begins and ends. */
interface LocalTimes {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
}

const refused = (code: string): DomainError => new DomainError(code, {}, [{ path: 'endsAt', code }]);

/**
 * The moments of an event.
 *
 * @throws DomainError `event.too-long`; `event.ends-too-early` where clocks are put back between both, which the order of
 *   the texts does not show
 */
export const momentsOf = ({ startsAt, endsAt, timeZone }: LocalTimes): { starts: Date; ends: Date } => {
  const [starts, ends] = [momentOf(startsAt, timeZone), momentOf(endsAt, timeZone)];
  if (ends.getTime() - starts.getTime() > LIMITS.events.longestDays * DAY_MS) throw refused('event.too-long');
  if (ends <= starts) throw refused('event.ends-too-early');
  return { starts, ends };
};
