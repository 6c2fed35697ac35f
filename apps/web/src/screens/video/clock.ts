const MINUTE = 60;
const HOUR = 3600;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A moment of a recording as people write it: `0:07`, `1:24`, `1:02:03`. */
export const clockOf = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const rest = twoDigits(whole % MINUTE);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
};

/** The second that a clock names; null where it is no time, as in `1:75`. */
export const secondsOf = (clock: string): number | null => {
  const parts = clock.split(':').map(Number);
  if (parts.length < 2 || parts.length > 3) return null;
  if (parts.some((part) => !Number.isInteger(part)) || parts.slice(1).some((part) => part >= MINUTE))
    return null;
  return parts.reduce((sum, part) => sum * MINUTE + part, 0);
};
