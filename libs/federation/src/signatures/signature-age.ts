import { refuse } from './signature-refused.js';

/** A clock of a peer may run behind by an hour, and a delivery take five minutes; or it may run ahead by an hour. */
const MAX_AGE_S = 65 * 60;
const MAX_AHEAD_S = 60 * 60;
const MAX_LIFE_S = 12 * 60 * 60;

/** When a signature says that it was made, in seconds since 1970, and until when it wants to be believed. */
export interface SignatureTimes {
  readonly made: readonly number[];
  readonly expires: number | undefined;
}

/**
 * Refuses a signature without a signed time, outside of the window of clocks, past its own end, or of too long a life.
 *
 * @throws SignatureRefused
 */
export function checkAge({ made, expires }: SignatureTimes, now: Date): void {
  const seconds = now.getTime() / 1_000;
  const [first] = made;
  if (first === undefined) return refuse('date-not-covered');
  for (const moment of made) {
    if (moment < seconds - MAX_AGE_S) refuse('dated-too-early');
    if (moment > seconds + MAX_AHEAD_S) refuse('dated-too-late');
  }
  if (expires === undefined) return;
  if (expires < seconds) refuse('expired');
  if (expires - Math.min(...made) > MAX_LIFE_S) refuse('lifetime-too-long');
}

const HTTP_DATE =
  /^[A-Z][a-z]{2}, \d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|\+0000)$/;

/** Seconds since 1970 of the header `Date`. */
export function secondsOfDate(value: string): number {
  const milliseconds = HTTP_DATE.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? refuse('date-malformed') : milliseconds / 1_000;
}
