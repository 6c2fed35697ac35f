import type { ReactNode } from 'react';

import type { MeView } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { NotFoundPage } from '../../shell/not-found-page.js';
import { SignInNeeded } from '../sign-in/sign-in-needed.js';

interface OwnPagesProps {
  readonly title: string;
  /** Left out: everybody with an account. Others find nothing here. */
  readonly mayOpen?: (me: MeView) => boolean;
  readonly children: (me: MeView) => ReactNode;
}

/** Pages for whoever is signed in, or only for some of them. */
export const OwnPages = ({ title, mayOpen = () => true, children }: OwnPagesProps) => {
  const me = useMe();
  if (me === null) return <SignInNeeded title={title} />;
  return mayOpen(me) ? <>{children(me)}</> : <NotFoundPage />;
};
