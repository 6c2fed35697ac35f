import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** `false` in what the server draws and until the browser has taken it over; only then do scripts answer. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
