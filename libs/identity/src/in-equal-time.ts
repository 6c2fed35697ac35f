import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs work and answers, or fails, no earlier than `milliseconds` after the start, so that the time does not tell
 * whether an address is known (hostile-inputs AU2).
 */
export const inEqualTime = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
  const end = performance.now() + milliseconds;
  try {
    return await work();
  } finally {
    await delay(Math.max(0, end - performance.now()));
  }
};
