/** What is kept of a recording, in milliseconds; to its end where `endMs` is left out. */
export interface Excerpt {
  readonly startMs: number;
  readonly endMs?: number;
}

/** Where a recording is to begin and end, in milliseconds. */
export interface Trim {
  readonly start: number;
  readonly end: number;
}

/** Something must be left. */
export const LEAST_MS = 500;

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(Math.max(value, least), Math.max(least, most)));

export const withStart = ({ end }: Trim, start: number): Trim => ({
  start: within(start, 0, end - LEAST_MS),
  end,
});

export const withEnd = ({ start }: Trim, end: number, durationMs: number): Trim => ({
  start,
  end: within(end, Math.min(start + LEAST_MS, durationMs), durationMs),
});

export const trimOf = (excerpt: Excerpt | null, durationMs: number): Trim => ({
  start: excerpt?.startMs ?? 0,
  end: excerpt?.endMs ?? durationMs,
});

/** What the server is asked for; null when nothing is cut off. */
export const excerptOf = ({ start, end }: Trim, durationMs: number): Excerpt | null => {
  if (end < durationMs) return { startMs: start, endMs: end };
  return start > 0 ? { startMs: start } : null;
};
