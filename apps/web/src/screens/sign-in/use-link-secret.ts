import { useSyncExternalStore } from 'react';

const SECRET = /^#([A-Za-z0-9_-]{20,100})$/;

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/**
 * The secret of a link from an e-mail, which stands behind the `#`. `undefined` on the server, which never sees it,
 * and while its page is taken over; `null` when the link is not complete.
 */
export const useLinkSecret = (): string | null | undefined => {
  const hash = useSyncExternalStore<string | undefined>(
    subscribe,
    () => window.location.hash,
    () => undefined,
  );
  return hash === undefined ? undefined : (SECRET.exec(hash)?.[1] ?? null);
};
