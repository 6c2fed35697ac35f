import { createContext, use, useMemo, useState, type ReactNode } from 'react';

import type { MeView } from '#libs/contracts';

import type { Session } from './page-state.js';

interface SessionStore {
  readonly session: Session;
  readonly setSession: (change: (session: Session) => Session) => void;
}

const SessionContext = createContext<SessionStore | null>(null);

export const SessionProvider = ({ initial, children }: { initial: Session; children: ReactNode }) => {
  const [session, setSession] = useState(initial);
  const store = useMemo(() => ({ session, setSession }), [session]);
  return <SessionContext value={store}>{children}</SessionContext>;
};

const useStore = (): SessionStore => {
  const store = use(SessionContext);
  if (store === null) throw new Error('No session: the component stands outside the app');
  return store;
};

/** Whose page this is: the instance, the person signed in or `null`, and their unread count. */
export const useSession = (): Session => useStore().session;

/** The person signed in with their preferences, or `null`. */
export const useMe = (): MeView | null => useSession().me;

/** Changes what the page knows of the session, after a change of the instance or a live event. */
export const useSetSession = (): SessionStore['setSession'] => useStore().setSession;

/** Changes what the page knows of the person signed in, if anybody is. */
export const useSetMe = (): ((change: (me: MeView) => MeView) => void) => {
  const setSession = useSetSession();
  return (change) =>
    setSession((session) => (session.me === null ? session : { ...session, me: change(session.me) }));
};
