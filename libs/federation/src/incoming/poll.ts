import { LIMITS } from '#libs/kernel';

import { readDate } from './dates.js';
import { firstOf, isObject, listOf, readCount, type JsonObject } from './json.js';
import { readName } from './links.js';

export interface PollOption {
  readonly name: string;
  readonly votes: number;
}

export interface Poll {
  readonly options: readonly PollOption[];
  readonly several: boolean;
  readonly endsAt: Date | null;
  readonly closed: boolean;
  readonly voters: number | null;
}

const readOption = (raw: JsonObject): PollOption | null => {
  const name = readName(raw['name']);
  const replies = firstOf(raw['replies']);
  const votes = isObject(replies) ? readCount(replies['totalItems']) : null;
  return name === null ? null : { name, votes: votes ?? 0 };
};

/** The poll of a Question: `anyOf` allows several answers, `oneOf` one. At most 500 options are taken. */
export const readPoll = (raw: JsonObject): Poll | null => {
  const anyOf = listOf(raw['anyOf']);
  const several = anyOf.length > 0;
  const options = (several ? anyOf : listOf(raw['oneOf']))
    .slice(0, LIMITS.federation.pollOptions)
    .filter(isObject)
    .map(readOption)
    .filter((option) => option !== null);
  if (options.length === 0) return null;
  const closedAt = readDate(raw['closed']);
  return {
    options,
    several,
    endsAt: readDate(raw['endTime']) ?? closedAt,
    closed: closedAt !== null || firstOf(raw['closed']) === true,
    voters: readCount(raw['votersCount']),
  };
};
