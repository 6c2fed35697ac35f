const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After so long without success a delivery is given up. */
export const GIVEN_UP_AFTER_MS = 5 * 24 * HOUR;

const FIRST_MS = MINUTE;
const LONGEST_MS = 4 * HOUR;
/** A host that asks us to wait for less is asked again no sooner. */
const SHORTEST_PAUSE_MS = 10 * SECOND;

/** Probes of a host that fails are no further apart than this, at first and from `LATER_MS` on. */
const PROBE_AT_FIRST_MS = 10 * MINUTE;
const PROBE_LATER_MS = HOUR;
const LATER_MS = 6 * HOUR;

/** A number from 0 up to 1, by chance. */
export type Chance = () => number;

/** Takes off up to a quarter, so that those who wait for the same thing do not all come back at once. */
const shortened = (ms: number, chance: Chance): number => Math.round(ms * (1 - chance() / 4));

/**
 * Milliseconds until a host that has failed for `failingMs` is tried again: as long as it has been failing, which doubles
 * the time from try to try, between one minute and ten, and after six hours an hour.
 */
export const untilProbe = (failingMs: number, chance: Chance): number => {
  const longest = failingMs < LATER_MS ? PROBE_AT_FIRST_MS : PROBE_LATER_MS;
  return shortened(Math.min(Math.max(failingMs, FIRST_MS), longest), chance);
};

/** Milliseconds until something is sent again that was tried `attempts` times: from a minute doubling to four hours. */
export const untilRepeat = (attempts: number, chance: Chance): number =>
  shortened(Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS), chance);

/** Milliseconds of the pause that a host asked for; at most four hours, as it cannot know better for longer. */
export const askedPause = (seconds: number): number =>
  Math.min(Math.max(seconds * SECOND, SHORTEST_PAUSE_MS), LONGEST_MS);
