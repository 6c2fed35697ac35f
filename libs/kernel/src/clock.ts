/** The only source of "now" for rules, so that tests can move time. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** Injection token for the clock. */
export const CLOCK = Symbol('Clock');
