import type { z } from 'zod';

/** One environment variable: what it means, what it may be, and what holds when it is absent. */
export interface Setting<Value, Fallback extends string | undefined> {
  /** Heading under which the documentation lists it. */
  readonly group: string;
  /** What it does, in a sentence or two for an operator. */
  readonly meaning: string;
  /** Completes "it should be …" in an error message. */
  readonly expected: string;
  readonly example: string;
  /** The text that is parsed when the variable is absent or empty; `undefined` leaves the value undefined. */
  readonly fallback: Fallback;
  /** What the documentation gives as the default where `fallback` does not say it. */
  readonly unset?: string;
  /** The value is never shown, not in an error message either. */
  readonly secret?: boolean;
  readonly schema: z.ZodType<Value, string>;
}

/** The parsed value of a setting. */
export type ValueOf<S> =
  S extends Setting<infer Value, infer Fallback>
    ? Fallback extends string
      ? Value
      : Value | undefined
    : never;

/** Keeps the exact types of a declaration while checking it. */
export const setting = <Value, Fallback extends string | undefined>(
  declaration: Setting<Value, Fallback>,
): Setting<Value, Fallback> => declaration;
