import { LIMITS } from '#libs/kernel';

import { readDate } from './dates.js';
import type { Iri } from './iri.js';
import { isObject, isOfType, listOf, type JsonObject } from './json.js';
import { readName } from './links.js';
import { iriOf } from './references.js';
import { readLine } from './text.js';

/** When and where; answers to invitations are not part of what we do. */
export interface EventPart {
  readonly startsAt: Date | null;
  /** Null where the end is open. */
  readonly endsAt: Date | null;
  readonly timezone: string | null;
  readonly places: readonly string[];
  /** Where people meet online. */
  readonly link: Iri | null;
  readonly isCancelled: boolean;
}

const readPlace = (value: unknown): string | null =>
  isObject(value) ? readName(value['name']) : readName(value);

const readLink = (value: unknown): Iri | null =>
  isObject(value) && isOfType(value, 'VirtualLocation') ? iriOf(value['url']) : null;

/** FEP-8a8e says it in words of schema.org, Mobilizon in those of iCalendar. */
const readCancelled = (raw: JsonObject): boolean =>
  [raw['eventStatus'], raw['ical:status']].some((status) =>
    /(?:^|[/:])(?:EventCancelled|CANCELLED)$/.test(readLine(status, 200) ?? ''),
  );

export const readEvent = (raw: JsonObject): EventPart => {
  const locations = listOf(raw['location']).slice(0, LIMITS.federation.attachments);
  return {
    startsAt: readDate(raw['startTime']),
    endsAt: readDate(raw['endTime']),
    timezone: readLine(raw['timezone'], 100),
    places: locations.map(readPlace).filter((place) => place !== null),
    link: locations.map(readLink).find((link) => link !== null) ?? null,
    isCancelled: readCancelled(raw),
  };
};
