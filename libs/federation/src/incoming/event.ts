import { LIMITS } from '#libs/kernel';

import { readDate } from './dates.js';
import { isObject, listOf, type JsonObject } from './json.js';
import { readName } from './links.js';
import { readLine } from './text.js';

/** When and where; answers to invitations are not part of what we do. */
export interface EventPart {
  readonly startsAt: Date | null;
  /** Null where the end is open. */
  readonly endsAt: Date | null;
  readonly timezone: string | null;
  readonly places: readonly string[];
}

const readPlace = (value: unknown): string | null =>
  isObject(value) ? readName(value['name']) : readName(value);

export const readEvent = (raw: JsonObject): EventPart => ({
  startsAt: readDate(raw['startTime']),
  endsAt: readDate(raw['endTime']),
  timezone: readLine(raw['timezone'], 100),
  places: listOf(raw['location'])
    .slice(0, LIMITS.federation.attachments)
    .map(readPlace)
    .filter((place) => place !== null),
});
