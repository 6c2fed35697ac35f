/** Milliseconds since 1970, finer than `Date.now()` and the same in all processes of this machine. */
export const momentNow = (): number => performance.timeOrigin + performance.now();
