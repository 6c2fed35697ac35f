import { setTimeout as delay } from 'node:timers/promises';

const WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 200;

/** Looks again and again until there is something. @throws Error after three minutes */
export const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  const last = performance.now() + WITHIN_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > last) throw new Error(`${what} did not come about.`);
    await delay(LOOK_EVERY_MS);
  }
};
