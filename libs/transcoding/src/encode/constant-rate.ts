/** Rates that cameras and screens have, as ffmpeg writes them. */
const RATES: readonly (readonly [number, string])[] = [
  [10, '10'],
  [12, '12'],
  [15, '15'],
  [20, '20'],
  [24_000 / 1001, '24000/1001'],
  [24, '24'],
  [25, '25'],
  [30_000 / 1001, '30000/1001'],
  [30, '30'],
];
/** Rates of slides that are spoken to. What varies could be as slow on average, but hardly as exactly. */
const SLOW_RATES: readonly number[] = [2, 5];
const USUAL = '30';
/** How far a measured rate may be from the one that was meant. */
const TOLERANCE = 0.005;

const isAbout = (measured: number, meant: number): boolean =>
  Math.abs(meant - measured) <= measured * TOLERANCE;

/**
 * The constant rate for a source, at most 30 frames a second. A whole fraction of the source's rate moves evenly (60
 * becomes 30, 50 becomes 25); a source whose rate varies has no such fraction and gets 30.
 */
export const constantRate = (frameRate: number): string => {
  const slow = SLOW_RATES.find((rate) => isAbout(frameRate, rate));
  if (slow !== undefined) return String(slow);
  for (const divisor of [1, 2, 3, 4]) {
    const wanted = frameRate / divisor;
    const [nearest] = RATES.toSorted(([a], [b]) => Math.abs(a - wanted) - Math.abs(b - wanted));
    if (nearest !== undefined && isAbout(wanted, nearest[0])) return nearest[1];
  }
  return USUAL;
};
