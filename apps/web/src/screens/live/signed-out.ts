import { useSyncExternalStore } from 'react';

let isOut = false;
const listeners = new Set<() => void>();

const set = (value: boolean): void => {
  if (isOut === value) return;
  isOut = value;
  for (const listener of listeners) listener();
};

/** The server no longer knows the session of this page. */
export const tellSignedOut = (): void => set(true);

/** Somebody signed in again. */
export const tellSignedIn = (): void => set(false);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether this page, opened by somebody signed in, has lost its session. */
export const useSignedOut = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isOut,
    () => false,
  );
