import { useSyncExternalStore } from 'react';

/** When the connection was lost (ISO 8601), or `null` while it holds. */
let lostAt: string | null = null;
const listeners = new Set<() => void>();

const set = (value: string | null): void => {
  if ((value === null) === (lostAt === null)) return;
  lostAt = value;
  for (const listener of listeners) listener();
};

/** The server answered, whatever it said. */
export const reportReached = (): void => set(null);

/** The server could not be reached; the socket and every call report this. */
export const reportUnreached = (): void => set(new Date().toISOString());

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) {
    window.addEventListener('offline', reportUnreached);
    window.addEventListener('online', reportReached);
    if (!navigator.onLine) reportUnreached();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('offline', reportUnreached);
    window.removeEventListener('online', reportReached);
  };
};

/** When the connection was lost, or `null`. */
export const useLostConnection = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => lostAt,
    () => null,
  );
